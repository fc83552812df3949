package dev.anteroom.testkit;

import dev.anteroom.media.VideoSink;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Counts the pictures that arrive, and waits for them with a generous limit. */
public final class FrameWatch implements VideoSink {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable ByteBuffer buffer;
    private int frames;
    private int width;
    private int height;
    private int colour;

    /**
     * What was seen.
     *
     * @param frames so far
     * @param colour of one pixel at the right edge, as red, green, blue
     */
    public record Seen(int frames, int width, int height, int colour) {
        /** Whether a colour is nearly this one, give or take what coding does to it. */
        public boolean isNearly(int other) {
            return near(colour >> 16, other >> 16)
                    && near(colour >> 8, other >> 8)
                    && near(colour, other);
        }

        private static boolean near(int one, int other) {
            return Math.abs((one & 0xff) - (other & 0xff)) <= 16;
        }
    }

    @Override
    public @Nullable ByteBuffer nextBuffer(int frameWidth, int frameHeight) {
        lock.lock();
        try {
            ByteBuffer next = buffer;
            if (next == null || next.capacity() < 4 * frameWidth * frameHeight) {
                next = ByteBuffer.allocateDirect(4 * frameWidth * frameHeight);
                buffer = next;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void frameReady(ByteBuffer frame, int frameWidth, int frameHeight, long captureNanos) {
        int at = 4 * (frameHeight / 2 * frameWidth + frameWidth - 8);
        lock.lock();
        try {
            frames++;
            width = frameWidth;
            height = frameHeight;
            colour =
                    (frame.get(at + 2) & 0xff) << 16
                            | (frame.get(at + 1) & 0xff) << 8
                            | (frame.get(at) & 0xff);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What was seen so far. */
    public Seen seen() {
        lock.lock();
        try {
            return new Seen(frames, width, height, colour);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the pictures are as wanted. */
    public Seen await(Predicate<Seen> wanted) throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(RoomWatch.LIMIT_SECONDS);
        lock.lock();
        try {
            while (true) {
                Seen now = new Seen(frames, width, height, colour);
                if (wanted.test(now)) {
                    return now;
                }
                if (left <= 0) {
                    throw new AssertionError("Only this was seen: " + now);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for so many more pictures. */
    public Seen more(int count) throws InterruptedException {
        int before = seen().frames();
        return await(now -> now.frames() >= before + count);
    }
}
