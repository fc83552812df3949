package dev.anteroom.media;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts frames and looks at one pixel of each. */
final class FrameCount implements VideoSink {
    private final AtomicInteger frames = new AtomicInteger();
    private final AtomicInteger offered = new AtomicInteger();
    private volatile @Nullable ByteBuffer buffer;
    private volatile int width;
    private volatile int height;
    private volatile int pixel;
    private volatile boolean wanting = true;

    void want(boolean frame) {
        wanting = frame;
    }

    @Override
    public @Nullable ByteBuffer nextBuffer(int frameWidth, int frameHeight) {
        offered.incrementAndGet();
        if (!wanting) {
            return null;
        }
        ByteBuffer at = buffer;
        if (at == null || at.capacity() < 4 * frameWidth * frameHeight) {
            at = ByteBuffer.allocateDirect(4 * frameWidth * frameHeight);
            buffer = at;
        }
        return at;
    }

    @Override
    public void frameReady(ByteBuffer frame, int frameWidth, int frameHeight, long captureNanos) {
        width = frameWidth;
        height = frameHeight;
        // the right edge in the middle is background in every frame
        int at = 4 * (frameHeight / 2 * frameWidth + frameWidth - 8);
        int blue = frame.get(at) & 0xff;
        int green = frame.get(at + 1) & 0xff;
        int red = frame.get(at + 2) & 0xff;
        pixel = (red << 16) | (green << 8) | blue;
        frames.incrementAndGet();
    }

    int frames() {
        return frames.get();
    }

    int offered() {
        return offered.get();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether the last pixel was as the simulated camera draws it, give or take the coding. */
    boolean coloured() {
        int[] wanted = TestPicture.COLOUR;
        return near((pixel >> 16) & 0xff, wanted[0])
                && near((pixel >> 8) & 0xff, wanted[1])
                && near(pixel & 0xff, wanted[2]);
    }

    private static boolean near(int value, int wanted) {
        return Math.abs(value - wanted) <= 12;
    }

    @Override
    public String toString() {
        return "%d frames of %dx%d, last pixel %06x".formatted(frames.get(), width, height, pixel);
    }
}
