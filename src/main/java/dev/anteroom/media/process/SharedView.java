package dev.anteroom.media.process;

import dev.anteroom.media.VideoSink;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A view in the media process: writes frames into memory shared with the console. One frame at a
 * time, and only where the console asked for it; a frame that comes while nothing is asked for is
 * dropped before it is scaled or converted, so the newest wins and a slow console blocks nobody.
 *
 * <p>Frames come on one thread, commands on another. Its lock is not held while the console is told
 * something: a console that reads nothing blocks only whoever tells it.
 */
final class SharedView implements VideoSink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedView.class);

    private final int id;
    private final Consumer<Event> events;
    private final Map<Integer, Region> regions = new HashMap<>();
    private Command.@Nullable Fill wanted;
    private boolean asked;
    private boolean writing;
    private boolean closed;

    /** Mapped memory. */
    private record Region(Arena arena, ByteBuffer bytes) {}

    SharedView(int id, Consumer<Event> events) {
        this.id = id;
        this.events = events;
    }

    int id() {
        return id;
    }

    /** The console lends memory. */
    void share(int region, String file, int bytes) {
        try {
            Region mapped = map(Path.of(file), bytes);
            synchronized (this) {
                regions.put(region, mapped);
            }
        } catch (IOException e) {
            LOG.warn("Memory for pictures is not to be had", e);
            return;
        }
        events.accept(new Event.Mapped(id, region));
    }

    // Closed when neither the console nor native code has a use for it any more.
    @SuppressWarnings("MustBeClosedChecker")
    private static Region map(Path file, int bytes) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Arena arena = Arena.ofShared();
            return new Region(
                    arena,
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena).asByteBuffer());
        }
    }

    /** The console wants memory back; it asked for no frame in it since. */
    synchronized void unshare(int region) {
        if (!writing) {
            unmap(regions.remove(region));
        }
    }

    /** The console wants the next frame. */
    synchronized void fill(Command.Fill fill) {
        wanted = fill;
        asked = false;
    }

    /** The console did not want the last one. */
    synchronized void skip() {
        asked = false;
    }

    @Override
    public double scale(int width, int height) {
        synchronized (this) {
            Command.Fill fill = wanted;
            if (fill != null && fill.width() == width && fill.height() == height) {
                return fill.scale();
            }
            wanted = null;
            if (asked || closed) {
                return 1;
            }
            asked = true;
        }
        events.accept(new Event.Wanting(id, width, height));
        return 1;
    }

    @Override
    public synchronized @Nullable ByteBuffer nextBuffer(int width, int height) {
        writing = false;
        if (closed) {
            unmapAll();
        }
        Command.Fill fill = wanted;
        if (fill == null) {
            return null;
        }
        Region region = regions.get(fill.region());
        if (region == null || fill.scaledWidth() != width || fill.scaledHeight() != height) {
            LOG.debug("A frame is not of the size that was asked for");
            wanted = null;
            return null;
        }
        writing = true;
        return region.bytes().slice(fill.offset(), 4 * width * height);
    }

    @Override
    public void frameReady(ByteBuffer frame, int width, int height, long captureNanos) {
        synchronized (this) {
            writing = false;
            if (closed) {
                unmapAll();
                return;
            }
            wanted = null;
            // The console answers with the next wish.
            asked = true;
        }
        events.accept(new Event.Filled(id, captureNanos));
    }

    /** Writes no more frames, and gives the memory back as soon as none is being written. */
    @Override
    public synchronized void close() {
        closed = true;
        wanted = null;
        if (!writing) {
            unmapAll();
        }
    }

    private void unmapAll() {
        regions.values().forEach(SharedView::unmap);
        regions.clear();
    }

    private static void unmap(@Nullable Region region) {
        if (region != null) {
            region.arena().close();
        }
    }
}
