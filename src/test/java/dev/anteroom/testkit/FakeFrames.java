package dev.anteroom.testkit;

import dev.anteroom.media.VideoSink;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Draws pictures of one colour into a sink's own buffers, as an engine does. */
final class FakeFrames {
    private FakeFrames() {}

    /** False when there is no sink, or it does not want a picture now. */
    static boolean show(@Nullable VideoSink sink, int width, int height, int argb) {
        return show(sink, width, height, argb, System.nanoTime());
    }

    /** The same, captured at another moment. */
    static boolean show(
            @Nullable VideoSink sink, int width, int height, int argb, long captureNanos) {
        ByteBuffer buffer = sink == null ? null : sink.nextBuffer(width, height);
        if (sink == null || buffer == null) {
            return false;
        }
        for (int i = 0; i < width * height; i++) {
            buffer.put(4 * i, (byte) argb);
            buffer.put(4 * i + 1, (byte) (argb >> 8));
            buffer.put(4 * i + 2, (byte) (argb >> 16));
            buffer.put(4 * i + 3, (byte) (argb >> 24));
        }
        sink.frameReady(buffer, width, height, captureNanos);
        return true;
    }
}
