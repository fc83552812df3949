package dev.anteroom.media.process;

import dev.anteroom.media.VideoSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A view on the console's side: asks its sink where the next frame shall go and has the media
 * process write it there. A sink that takes its buffers from {@link VideoSink#memory} shares them
 * with that process, so that nothing is copied; for any other, frames are copied once.
 *
 * <p>It begins and ends on the engine's loop, its news come on the reading thread of its media
 * process, and memory may be asked for on any. There is no lock, since a sink may take its time and
 * a process that hangs blocks whoever sends to it: neither may hold up the loop.
 */
final class RemoteView {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteView.class);
    private static final int BYTES_A_PIXEL = 4;

    private final int id;
    private final VideoSink sink;
    private final Consumer<Command> child;
    private final LentMemory memory;
    private final AtomicBoolean failed = new AtomicBoolean();
    private volatile boolean closed;

    // Of the thread the news come on.
    private LentMemory.@Nullable Region copying;
    private @Nullable Asked asked;

    /**
     * A frame that was asked for.
     *
     * @param copied where it comes when that is not the target
     */
    private record Asked(
            Command.Fill fill, ByteBuffer target, LentMemory.@Nullable Region copied) {}

    /**
     * @param child may block its caller; called on the thread the news come on, and on any that
     *     asks for memory
     */
    RemoteView(int id, VideoSink sink, PrivateDirectory directory, Consumer<Command> child) {
        this.id = id;
        this.sink = sink;
        this.child = child;
        memory = new LentMemory(id, directory, child);
    }

    int id() {
        return id;
    }

    /** Lets the sink know where to have its buffers from. */
    void begin() {
        sink.memory(this::allocate);
    }

    /** On the thread the news come on. */
    void accept(Event.OfView event) {
        if (closed) {
            return;
        }
        switch (event) {
            case Event.Mapped(_, int region) -> memory.mapped(region);
            case Event.Wanting(_, int width, int height) -> ask(width, height);
            case Event.Filled(_, long captureNanos) -> filled(captureNanos);
        }
    }

    /**
     * Shows nothing any more, but for a frame that is being shown. What the sink still has of the
     * memory stays its own. Never waits for the sink or the media process.
     */
    void close() {
        closed = true;
        memory.close();
    }

    private void filled(long captureNanos) {
        Asked done = asked;
        asked = null;
        if (done == null) {
            return;
        }
        Command.Fill fill = done.fill();
        ByteBuffer target = done.target();
        if (done.copied() != null) {
            target.put(
                    target.position(),
                    done.copied().bytes(),
                    0,
                    bytes(fill.scaledWidth(), fill.scaledHeight()));
        }
        try {
            sink.frameReady(target, fill.scaledWidth(), fill.scaledHeight(), captureNanos);
        } catch (RuntimeException e) {
            warnOnce(e);
        }
        ask(fill.width(), fill.height());
    }

    /** Asks for the next frame, if the sink wants one. */
    private void ask(int width, int height) {
        asked = closed ? null : wish(width, height);
        if (!closed) {
            child.accept(asked == null ? new Command.Skip(id) : asked.fill());
        }
    }

    /** Null when the sink wants none. */
    private @Nullable Asked wish(int width, int height) {
        try {
            double scale = sink.scale(width, height);
            int scaledWidth = VideoSink.scaled(width, scale);
            int scaledHeight = VideoSink.scaled(height, scale);
            ByteBuffer target = sink.nextBuffer(scaledWidth, scaledHeight);
            if (target == null) {
                return null;
            }
            int bytes = bytes(scaledWidth, scaledHeight);
            LentMemory.Place place = memory.placeOf(target, bytes);
            LentMemory.Region copied = place == null ? copyingRegion(bytes) : null;
            if (place == null && copied != null) {
                place = new LentMemory.Place(copied.number(), 0);
            }
            return place == null
                    ? null
                    : new Asked(
                            new Command.Fill(
                                    id,
                                    width,
                                    height,
                                    scale,
                                    scaledWidth,
                                    scaledHeight,
                                    place.region(),
                                    place.offset()),
                            target,
                            copied);
        } catch (RuntimeException | IOException e) {
            warnOnce(e);
            return null;
        }
    }

    private LentMemory.@Nullable Region copyingRegion(int bytes) throws IOException {
        LentMemory.Region known = copying;
        if (known == null
                || known.bytes().capacity() < bytes
                || memory.placeOf(known.bytes(), bytes) == null) {
            known = memory.lend(bytes);
            copying = known;
        }
        return known;
    }

    private static int bytes(int width, int height) {
        return Math.multiplyExact(BYTES_A_PIXEL * width, height);
    }

    /** On any thread. */
    private ByteBuffer allocate(int bytes) {
        try {
            LentMemory.Region made = memory.lend(Math.addExact(bytes, bytes / 4));
            if (made != null) {
                return made.bytes().duplicate();
            }
        } catch (IOException e) {
            warnOnce(e);
        }
        return ByteBuffer.allocateDirect(bytes);
    }

    private void warnOnce(Exception e) {
        if (failed.compareAndSet(false, true)) {
            LOG.warn("A picture could not be shown", e);
        }
    }
}
