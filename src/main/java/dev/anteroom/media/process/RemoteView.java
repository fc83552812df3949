package dev.anteroom.media.process;

import dev.anteroom.media.VideoSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A view on the console's side: asks its sink where the next frame shall go and has the media
 * process write it there. A sink that takes its buffers from {@link VideoSink#memory} shares them
 * with that process, so that nothing is copied; for any other, frames are copied once. Thread-safe:
 * it begins and ends on the engine's loop, and its news come on a thread of the media process.
 */
final class RemoteView {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteView.class);

    /** More than any sink has buffers. What was not used for longest is given back first. */
    private static final int MOST_REGIONS = 8;

    private static final int BYTES_A_PIXEL = 4;
    private static final byte[] ZEROS = new byte[64 * 1024];

    private final int id;
    private final VideoSink sink;
    private final PrivateDirectory directory;
    private final Consumer<Command> child;
    private final Map<Integer, Region> regions = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Integer, Path> files = new LinkedHashMap<>();
    private int lastRegion;
    private int copying;
    private Command.@Nullable Fill asked;
    private @Nullable ByteBuffer target;
    private boolean failed;
    private boolean closed;

    /** Memory that both processes have. */
    private record Region(ByteBuffer bytes) {
        /** Where a buffer begins in it; negative when it is not wholly in it. */
        long offsetOf(ByteBuffer buffer, int length) {
            long offset =
                    MemorySegment.ofBuffer(buffer).address()
                            - MemorySegment.ofBuffer(bytes).address();
            return offset + length <= bytes.capacity() ? offset : -1;
        }
    }

    RemoteView(int id, VideoSink sink, PrivateDirectory directory, Consumer<Command> child) {
        this.id = id;
        this.sink = sink;
        this.directory = directory;
        this.child = child;
    }

    int id() {
        return id;
    }

    /** Lets the sink know where to have its buffers from. */
    synchronized void begin() {
        sink.memory(this::allocate);
    }

    synchronized void accept(Event.OfView event) {
        if (closed) {
            return;
        }
        switch (event) {
            case Event.Mapped(_, int region) -> delete(files.remove(region));
            case Event.Wanting(_, int width, int height) -> ask(width, height);
            case Event.Filled(_, long captureNanos) -> filled(captureNanos);
        }
    }

    /** Shows nothing any more. What the sink still has of the memory stays its own. */
    synchronized void close() {
        closed = true;
        files.values().forEach(RemoteView::delete);
        files.clear();
        regions.clear();
    }

    private void filled(long captureNanos) {
        Command.Fill fill = asked;
        ByteBuffer buffer = target;
        asked = null;
        target = null;
        if (fill == null || buffer == null) {
            return;
        }
        if (fill.region() == copying) {
            Region from = regions.get(copying);
            if (from != null) {
                buffer.put(
                        buffer.position(),
                        from.bytes(),
                        0,
                        bytes(fill.scaledWidth(), fill.scaledHeight()));
            }
        }
        try {
            sink.frameReady(buffer, fill.scaledWidth(), fill.scaledHeight(), captureNanos);
        } catch (RuntimeException e) {
            warnOnce(e);
        }
        ask(fill.width(), fill.height());
    }

    /** Asks for the next frame, if the sink wants one. */
    private void ask(int width, int height) {
        try {
            double scale = sink.scale(width, height);
            int scaledWidth = VideoSink.scaled(width, scale);
            int scaledHeight = VideoSink.scaled(height, scale);
            ByteBuffer buffer = sink.nextBuffer(scaledWidth, scaledHeight);
            Command.@Nullable Fill fill =
                    buffer == null
                            ? null
                            : fill(width, height, scale, scaledWidth, scaledHeight, buffer);
            asked = fill;
            target = buffer;
            child.accept(fill == null ? new Command.Skip(id) : fill);
        } catch (RuntimeException | IOException e) {
            warnOnce(e);
            child.accept(new Command.Skip(id));
        }
    }

    private Command.Fill fill(
            int width,
            int height,
            double scale,
            int scaledWidth,
            int scaledHeight,
            ByteBuffer buffer)
            throws IOException {
        int bytes = bytes(scaledWidth, scaledHeight);
        int region = lastRegion;
        long offset = -1;
        for (Map.Entry<Integer, Region> each : regions.entrySet()) {
            long found = each.getValue().offsetOf(buffer, bytes);
            if (found >= 0) {
                region = each.getKey();
                offset = found;
            }
        }
        if (offset < 0) {
            region = copyingRegion(bytes);
            offset = 0;
        }
        // Used now, so given back last.
        regions.get(region);
        return new Command.Fill(
                id,
                width,
                height,
                scale,
                scaledWidth,
                scaledHeight,
                region,
                Math.toIntExact(offset));
    }

    private int copyingRegion(int bytes) throws IOException {
        Region known = regions.get(copying);
        if (known == null || known.bytes().capacity() < bytes) {
            copying = share(bytes);
        }
        return copying;
    }

    private static int bytes(int width, int height) {
        return Math.multiplyExact(BYTES_A_PIXEL * width, height);
    }

    private ByteBuffer allocate(int bytes) {
        try {
            Region made = regions.get(share(Math.addExact(bytes, bytes / 4)));
            if (made != null) {
                return made.bytes().duplicate();
            }
        } catch (IOException e) {
            warnOnce(e);
        }
        return ByteBuffer.allocateDirect(bytes);
    }

    /** Makes memory that both processes have. */
    private int share(int bytes) throws IOException {
        int number = ++lastRegion;
        Path file = directory.file("frame-" + id + "-" + number);
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            fill(channel, bytes);
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes);
            files.put(number, file);
            giveBackOldest();
            regions.put(number, new Region(mapped));
        } catch (IOException e) {
            delete(file);
            throw e;
        }
        child.accept(new Command.Share(id, number, file.toString(), bytes));
        return number;
    }

    /** Takes the space now: a write into a mapping that finds none would end the process. */
    private static void fill(FileChannel channel, int bytes) throws IOException {
        int left = bytes;
        while (left > 0) {
            left -= channel.write(ByteBuffer.wrap(ZEROS, 0, Math.min(left, ZEROS.length)));
        }
    }

    private void giveBackOldest() {
        if (regions.size() >= MOST_REGIONS) {
            int oldest = regions.keySet().iterator().next();
            regions.remove(oldest);
            delete(files.remove(oldest));
            child.accept(new Command.Unshare(id, oldest));
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Some systems keep what is mapped; it goes with its directory.
            LOG.debug("{} is left over", file, e);
        }
    }

    private void warnOnce(Exception e) {
        if (!failed) {
            failed = true;
            LOG.warn("A picture could not be shown", e);
        }
    }
}
