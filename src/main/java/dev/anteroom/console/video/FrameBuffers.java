package dev.anteroom.console.video;

import dev.anteroom.media.FrameMemory;
import dev.anteroom.media.VideoSink;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Four pictures that go round between the thread that writes them and the one that draws them: one
 * is written, one waits to be drawn, one is drawn, and one was drawn a moment ago, since the
 * renderer may still read it. The newest wins; a picture that was not picked up in time is written
 * over. Nothing is copied, and memory is allocated only when pictures get larger than any before.
 *
 * <p>The sink's methods are for one media thread at a time, the others for the JavaFX application
 * thread.
 */
final class FrameBuffers implements VideoSink {
    private static final int FRAMES = 4;
    private static final int BYTES_A_PIXEL = 4;

    private final Runnable ready;
    private final long notBefore;
    private final List<Frame> frames = new ArrayList<>(FRAMES);
    private @Nullable Frame shown;
    private boolean closed;
    private FrameMemory memory = FrameMemory.OWN;
    private volatile @Nullable Room room;

    /** Where a picture is shown, in pixels. */
    private record Room(double width, double height, double largestScale) {}

    private enum Use {
        FREE,
        WRITTEN,
        READY,
        SHOWN,
        SHOWN_BEFORE
    }

    /**
     * @param ready told, on the media thread, that a picture can be picked up
     * @param notBefore pictures captured before this moment are not taken; {@link System#nanoTime}
     */
    FrameBuffers(Runnable ready, long notBefore) {
        this.ready = ready;
        this.notBefore = notBefore;
        for (int i = 0; i < FRAMES; i++) {
            frames.add(new Frame());
        }
    }

    /**
     * Wants no more pixels than these, which is where the picture is shown.
     *
     * @param enlarged whether it is also wanted with no fewer
     */
    void fit(double width, double height, boolean enlarged) {
        room = new Room(Math.max(1, width), Math.max(1, height), enlarged ? Double.MAX_VALUE : 1);
    }

    @Override
    public double scale(int width, int height) {
        @Nullable Room shownIn = room;
        return shownIn == null
                ? 1
                : Math.min(
                        shownIn.largestScale,
                        Math.min(shownIn.width / width, shownIn.height / height));
    }

    @Override
    public synchronized void memory(FrameMemory newMemory) {
        memory = newMemory;
    }

    @Override
    public @Nullable ByteBuffer nextBuffer(int width, int height) {
        if (width <= 0 || height <= 0) {
            return null;
        }
        synchronized (this) {
            if (closed) {
                return null;
            }
            @Nullable Frame frame = find(Use.WRITTEN);
            frame = frame == null ? find(Use.FREE) : frame;
            frame = frame == null ? find(Use.READY) : frame;
            if (frame == null) {
                return null;
            }
            frame.use = Use.WRITTEN;
            return frame.sized(width, height, memory);
        }
    }

    @Override
    public void frameReady(ByteBuffer data, int width, int height, long captureNanos) {
        synchronized (this) {
            @Nullable Frame frame = find(Use.WRITTEN);
            if (closed || frame == null || captureNanos - notBefore < 0) {
                return;
            }
            @Nullable Frame overtaken = find(Use.READY);
            if (overtaken != null) {
                overtaken.use = Use.FREE;
            }
            frame.use = Use.READY;
            frame.captureNanos = captureNanos;
        }
        ready.run();
    }

    /** The newest picture; null when it was picked up before. Allocates nothing. */
    synchronized @Nullable Frame pickUp() {
        @Nullable Frame frame = find(Use.READY);
        if (closed || frame == null) {
            return null;
        }
        @Nullable Frame before = find(Use.SHOWN_BEFORE);
        if (before != null) {
            before.use = Use.FREE;
        }
        if (shown != null) {
            shown.use = Use.SHOWN_BEFORE;
        }
        frame.use = Use.SHOWN;
        shown = frame;
        return frame;
    }

    /** Takes no more pictures; what comes later is dropped. */
    synchronized void close() {
        closed = true;
    }

    private @Nullable Frame find(Use use) {
        for (int i = 0; i < FRAMES; i++) {
            if (frames.get(i).use == use) {
                return frames.get(i);
            }
        }
        return null;
    }

    /** One of the pictures. */
    static final class Frame {
        private Use use = Use.FREE;
        private FrameMemory from = FrameMemory.OWN;
        private ByteBuffer memory = ByteBuffer.allocateDirect(0);
        private ByteBuffer data = memory;
        private int width;
        private int height;
        private long captureNanos;
        private @Nullable PixelBuffer<IntBuffer> pixels;
        private @Nullable WritableImage image;

        private ByteBuffer sized(int newWidth, int newHeight, FrameMemory newFrom) {
            boolean moved = !newFrom.equals(from);
            if (moved || newWidth != width || newHeight != height) {
                int bytes = Math.multiplyExact(BYTES_A_PIXEL * newWidth, newHeight);
                if (moved || memory.capacity() < bytes) {
                    memory = newFrom.allocate(bytes);
                    from = newFrom;
                }
                data = memory.slice(0, bytes);
                width = newWidth;
                height = newHeight;
                pixels = null;
                image = null;
            }
            return data.clear();
        }

        /** The picture as JavaFX draws it, marked as changed. */
        WritableImage image() {
            @Nullable PixelBuffer<IntBuffer> buffer = pixels;
            @Nullable WritableImage drawn = image;
            if (buffer == null || drawn == null) {
                // Blue, green, red, alpha are one little-endian integer; whole integers are copied
                // to a texture many times faster than bytes.
                buffer =
                        new PixelBuffer<>(
                                width,
                                height,
                                data.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer(),
                                PixelFormat.getIntArgbPreInstance());
                drawn = new WritableImage(buffer);
                pixels = buffer;
                image = drawn;
            } else {
                buffer.updateBuffer(_ -> null);
            }
            return drawn;
        }

        /** When it was captured or received, by {@link System#nanoTime}. */
        long captureNanos() {
            return captureNanos;
        }
    }
}
