package dev.anteroom.media;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One device of the sound server. Opened, read or written, and closed on a thread of its own, since
 * a server that hangs hangs whoever calls it.
 */
final class PulseStream implements SoundSystem.Stream {
    private static final Logger LOG = LoggerFactory.getLogger(PulseStream.class);
    private static final int SIGNED_16_LITTLE_ENDIAN = 3;
    private static final int FRAMES_AHEAD = 4;
    private static final Duration END = Duration.ofMillis(500);

    private final PulseLibrary library;
    private final @Nullable String server;
    private final @Nullable String device;
    private final Kind kind;
    private final Turn turn;
    private final Runnable broken;
    private final Thread thread;
    private volatile boolean closing;

    private PulseStream(
            PulseLibrary library,
            @Nullable String server,
            @Nullable String device,
            Kind kind,
            Turn turn,
            Runnable broken) {
        this.library = library;
        this.server = server;
        this.device = device;
        this.kind = kind;
        this.turn = turn;
        this.broken = broken;
        this.thread = Thread.ofPlatform().daemon().name(kind.threadName).unstarted(this::run);
    }

    static PulseStream record(
            PulseLibrary library,
            @Nullable String server,
            String source,
            SoundSystem.Taker taker,
            Runnable broken) {
        Turn turn =
                (stream, buffer, sound) -> {
                    boolean read =
                            moved(
                                    (int)
                                            library.simpleRead.invoke(
                                                    stream,
                                                    buffer,
                                                    (long) sound.length,
                                                    MemorySegment.NULL));
                    MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, sound, 0, sound.length);
                    if (read) {
                        taker.take(sound);
                    }
                    return read;
                };
        return start(new PulseStream(library, server, source, Kind.RECORDING, turn, broken));
    }

    static PulseStream play(
            PulseLibrary library,
            @Nullable String server,
            @Nullable String sink,
            SoundSystem.Giver giver,
            Runnable broken) {
        Turn turn =
                (stream, buffer, sound) -> {
                    giver.fill(sound);
                    MemorySegment.copy(sound, 0, buffer, ValueLayout.JAVA_BYTE, 0, sound.length);
                    return moved(
                            (int)
                                    library.simpleWrite.invoke(
                                            stream,
                                            buffer,
                                            (long) sound.length,
                                            MemorySegment.NULL));
                };
        return start(new PulseStream(library, server, sink, Kind.PLAYING, turn, broken));
    }

    private static PulseStream start(PulseStream stream) {
        stream.thread.start();
        return stream;
    }

    private static boolean moved(int result) {
        return result >= 0;
    }

    private void run() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stream = open(arena);
            if (!stream.equals(MemorySegment.NULL)) {
                pump(stream, arena.allocate(kind.bytes, 2));
                library.simpleFree.invoke(stream);
            }
        } catch (Throwable e) {
            LOG.warn("A sound device stopped", e);
        }
        if (!closing) {
            broken.run();
        }
    }

    private MemorySegment open(Arena arena) throws Throwable {
        return (MemorySegment)
                library.simpleNew.invoke(
                        PulseSound.address(arena, server),
                        arena.allocateFrom("Anteroom"),
                        kind.direction,
                        PulseSound.address(arena, device),
                        arena.allocateFrom(kind.purpose),
                        format(arena),
                        MemorySegment.NULL,
                        buffering(arena),
                        MemorySegment.NULL);
    }

    private void pump(MemorySegment stream, MemorySegment buffer) throws Throwable {
        byte[] sound = new byte[kind.bytes];
        while (!closing && turn.take(stream, buffer, sound)) {
            // the turn did the work
        }
    }

    private MemorySegment format(Arena arena) {
        MemorySegment spec = arena.allocate(12, 4);
        spec.set(ValueLayout.JAVA_INT, 0, SIGNED_16_LITTLE_ENDIAN);
        spec.set(ValueLayout.JAVA_INT, 4, SoundSystem.RATE);
        spec.set(ValueLayout.JAVA_BYTE, 8, (byte) kind.channels);
        return spec;
    }

    /** Small buffers, since the server's own are made for music. */
    private MemorySegment buffering(Arena arena) {
        MemorySegment attributes = arena.allocate(20, 4);
        attributes.set(ValueLayout.JAVA_INT, 0, -1);
        attributes.set(ValueLayout.JAVA_INT, 4, FRAMES_AHEAD * kind.bytes);
        attributes.set(ValueLayout.JAVA_INT, 8, -1);
        attributes.set(ValueLayout.JAVA_INT, 12, kind.bytes);
        attributes.set(ValueLayout.JAVA_INT, 16, kind.bytes);
        return attributes;
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(END)) {
                LOG.warn("A sound device does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private enum Kind {
        RECORDING(2, 1, SoundSystem.MONO_BYTES, "Microphone", "anteroom-microphone"),
        PLAYING(1, 2, SoundSystem.STEREO_BYTES, "Conversation", "anteroom-speaker");

        private final int direction;
        private final int channels;
        private final int bytes;
        private final String purpose;
        private final String threadName;

        Kind(int direction, int channels, int bytes, String purpose, String threadName) {
            this.direction = direction;
            this.channels = channels;
            this.bytes = bytes;
            this.purpose = purpose;
            this.threadName = threadName;
        }
    }

    /** Reads or writes ten milliseconds; false when the device does not work any more. */
    @FunctionalInterface
    private interface Turn {
        boolean take(MemorySegment stream, MemorySegment buffer, byte[] sound) throws Throwable;
    }
}
