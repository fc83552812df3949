package dev.anteroom.media;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what the sound server tells about its devices. Only used on the thread that runs the
 * server's loop, which is also the one that calls back.
 */
@SuppressWarnings("restricted") // foreign calls are what this class is for
final class PulseInventory {
    private static final Logger LOG = LoggerFactory.getLogger(PulseInventory.class);
    private static final long INFO_BYTES = 320;
    private static final long NAME = 0;
    private static final long DESCRIPTION = 16;
    // pa_source_info: 8 name, 4 index, description, sample spec, channel map, module, volume, mute
    private static final long MONITOR_OF = 308;
    private static final int NO_INDEX = -1;
    // pa_server_info: four texts, a sample spec, then the two names
    private static final long DEFAULT_SINK = 48;
    private static final long DEFAULT_SOURCE = 56;
    private static final int ANSWERS_IN_ALL = 3;

    private final MemorySegment onSource;
    private final MemorySegment onSink;
    private final MemorySegment onServer;
    private final MemorySegment onEvent;
    private final List<DeviceCatalog.Device> sources = new ArrayList<>();
    private final List<DeviceCatalog.Device> sinks = new ArrayList<>();
    private String defaultSource = "";
    private String defaultSink = "";
    private int answers = ANSWERS_IN_ALL;
    private boolean stale;
    private SoundSystem.Found complete = SoundSystem.Found.NOTHING;
    private boolean news;

    /**
     * @param arena keeps the entry points for the library; closed after its loop has ended
     */
    PulseInventory(Arena arena) {
        FunctionDescriptor listed = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
        onSource = entry(arena, "source", listed);
        onSink = entry(arena, "sink", listed);
        onServer = entry(arena, "server", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));
        onEvent =
                entry(
                        arena,
                        "event",
                        FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
    }

    private MemorySegment entry(Arena arena, String method, FunctionDescriptor descriptor) {
        try {
            MethodType type = descriptor.toMethodType();
            return Linker.nativeLinker()
                    .upcallStub(MethodHandles.lookup().bind(this, method, type), descriptor, arena);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    MemorySegment onEvent() {
        return onEvent;
    }

    /** Marks what is known as old. */
    void markStale() {
        stale = true;
    }

    /** Whether the server should be asked again: something changed, and no answer is under way. */
    boolean shouldAsk() {
        return stale && answers == ANSWERS_IN_ALL;
    }

    /** Asks the server for everything. */
    void ask(PulseLibrary library, MemorySegment context) throws Throwable {
        stale = false;
        answers = 0;
        sources.clear();
        sinks.clear();
        send(library, library.serverInfo.invoke(context, onServer, MemorySegment.NULL));
        send(library, library.sources.invoke(context, onSource, MemorySegment.NULL));
        send(library, library.sinks.invoke(context, onSink, MemorySegment.NULL));
    }

    private static void send(PulseLibrary library, Object operation) throws Throwable {
        MemorySegment segment = (MemorySegment) operation;
        if (!segment.equals(MemorySegment.NULL)) {
            library.operationUnref.invoke(segment);
        }
    }

    /** Whether there is something new since the last call. */
    boolean takeNews() {
        boolean taken = news;
        news = false;
        return taken;
    }

    SoundSystem.Found complete() {
        return complete;
    }

    // The four below are called by the library. What they throw would end the process.

    @SuppressWarnings("unused")
    private void source(MemorySegment context, MemorySegment info, int end, MemorySegment data) {
        guarded(
                () -> {
                    if (end != 0) {
                        answered();
                    } else if (info.reinterpret(INFO_BYTES).get(JAVA_INT, MONITOR_OF) == NO_INDEX) {
                        sources.add(device(info));
                    }
                });
    }

    @SuppressWarnings("unused")
    private void sink(MemorySegment context, MemorySegment info, int end, MemorySegment data) {
        guarded(
                () -> {
                    if (end != 0) {
                        answered();
                    } else {
                        sinks.add(device(info));
                    }
                });
    }

    @SuppressWarnings("unused")
    private void server(MemorySegment context, MemorySegment info, MemorySegment data) {
        guarded(
                () -> {
                    if (!info.equals(MemorySegment.NULL)) {
                        MemorySegment fields = info.reinterpret(INFO_BYTES);
                        defaultSink = PulseLibrary.text(fields.get(ADDRESS, DEFAULT_SINK));
                        defaultSource = PulseLibrary.text(fields.get(ADDRESS, DEFAULT_SOURCE));
                    }
                    answered();
                });
    }

    @SuppressWarnings("unused")
    private void event(MemorySegment context, int type, int index, MemorySegment data) {
        stale = true;
    }

    private void answered() {
        answers++;
        if (answers == ANSWERS_IN_ALL) {
            complete =
                    new SoundSystem.Found(
                            true, first(sources, defaultSource), first(sinks, defaultSink));
            news = true;
        }
    }

    private static List<DeviceCatalog.Device> first(
            List<DeviceCatalog.Device> devices, String defaultId) {
        List<DeviceCatalog.Device> sorted = new ArrayList<>(devices);
        sorted.sort(
                (one, other) ->
                        Boolean.compare(other.id().equals(defaultId), one.id().equals(defaultId)));
        return sorted;
    }

    private static DeviceCatalog.Device device(MemorySegment info) {
        MemorySegment fields = info.reinterpret(INFO_BYTES);
        String id = PulseLibrary.text(fields.get(ADDRESS, NAME));
        String name = PulseLibrary.text(fields.get(ADDRESS, DESCRIPTION));
        return new DeviceCatalog.Device(id, DeviceNames.clean(name, id), false);
    }

    private static void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("The sound server's answer was not understood", e);
        }
    }
}
