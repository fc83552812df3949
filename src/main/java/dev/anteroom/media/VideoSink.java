package dev.anteroom.media;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Where pictures go. Frames are written straight into buffers that the receiver owns, so nothing is
 * copied on the way and nothing is allocated a frame. Called on an engine's thread, one frame at a
 * time, never after {@code watch(null)} has taken effect for longer than one frame.
 */
public interface VideoSink {
    /**
     * How large a picture is wanted, as a factor above 0: below 1 smaller than it comes, above 1
     * larger. An engine scales it before it converts it, so that nobody pays for pixels that are
     * not seen.
     *
     * @param width in pixels, as it comes
     * @param height in pixels, as it comes
     */
    default double scale(int width, int height) {
        return 1;
    }

    /** How many pixels such a factor leaves of so many; colours are kept for every second one. */
    static int scaled(int pixels, double scale) {
        return scale == 1 ? pixels : Math.max(2, (int) Math.round(pixels * scale / 2) * 2);
    }

    /**
     * Where buffers are to come from, from now on; told before the first frame, and again when the
     * engine has to start anew. What comes from elsewhere is taken as well, but may have to be
     * copied into.
     */
    default void memory(FrameMemory memory) {}

    /**
     * A buffer for the next frame, or null when the receiver does not want one now: then the frame
     * is dropped before it is converted. The size is that of the frame after {@link #scale}. It may
     * be asked for long before the frame comes, and again when the frame's size changed meanwhile.
     *
     * @param width in pixels
     * @param height in pixels
     * @return direct, with at least {@code 4 * width * height} bytes; blue, green, red, alpha
     */
    @Nullable ByteBuffer nextBuffer(int width, int height);

    /**
     * The frame is complete in the buffer that {@link #nextBuffer} returned last.
     *
     * @param captureNanos when the frame was captured, or received, by {@link System#nanoTime()}
     */
    void frameReady(ByteBuffer frame, int width, int height, long captureNanos);
}
