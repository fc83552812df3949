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

    /**
     * A buffer for the next frame, or null when the receiver does not want one now: then the frame
     * is dropped before it is converted. The size is that of the frame after {@link #scale}.
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
