package dev.anteroom.console.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // fields are filled by set-up; a null is a failure of the test
class FrameBuffersTest {
    private final List<Integer> ready = new ArrayList<>();
    private final FrameBuffers buffers = new FrameBuffers(() -> ready.add(1), 0);

    @Test
    void theNewestWins() {
        write(1);
        write(2);
        write(3);

        assertEquals(3, buffers.pickUp().captureNanos());
        assertNull(buffers.pickUp());
        assertEquals(3, ready.size());
    }

    @Test
    void whatIsDrawnOrWasDrawnLast_isNeverWrittenOver() {
        write(1);
        ByteBuffer first = last;
        buffers.pickUp();
        write(2);
        ByteBuffer second = last;
        buffers.pickUp();

        for (int i = 3; i < 50; i++) {
            write(i);
            assertNotSame(first, last);
            assertNotSame(second, last);
        }
        assertEquals(49, buffers.pickUp().captureNanos());
        write(50);
        assertSame(first, last);
    }

    @Test
    void aNewSize_isTakenAndItsMemoryUsedAgain() {
        assertEquals(4 * 640 * 360, buffers.nextBuffer(640, 360).remaining());
        assertEquals(4 * 1280 * 720, buffers.nextBuffer(1280, 720).remaining());
        ByteBuffer smaller = buffers.nextBuffer(320, 180);
        assertEquals(4 * 320 * 180, smaller.capacity());
        assertTrue(smaller.isDirect());
        buffers.frameReady(smaller, 320, 180, 1);

        assertNotNull(buffers.pickUp());
    }

    @Test
    void memoryComesFromTheEngine_andAnewWhenItStartsAgain() {
        List<ByteBuffer> first = new ArrayList<>();
        List<ByteBuffer> second = new ArrayList<>();
        buffers.memory(bytes -> kept(first, bytes));
        write(1);
        buffers.pickUp();
        write(2);
        assertEquals(2, first.size());

        buffers.memory(bytes -> kept(second, bytes));
        for (int i = 3; i < 20; i++) {
            write(i);
            buffers.pickUp();
        }
        assertEquals(2, first.size(), "asked the engine before, which is gone");
        assertEquals(3, second.size(), "each picture in use moves once");
    }

    private static ByteBuffer kept(List<ByteBuffer> all, int bytes) {
        all.add(ByteBuffer.allocateDirect(bytes));
        return all.getLast();
    }

    @Test
    void aPictureAlwaysWaits_whileAnotherIsAskedForAhead() {
        write(1);
        buffers.pickUp();
        write(2);
        buffers.pickUp();
        write(3);
        assertNotNull(buffers.nextBuffer(16, 9));

        assertEquals(3, buffers.pickUp().captureNanos());
    }

    @Test
    void noMorePixelsAreWanted_thanAreShown() {
        assertEquals(1, buffers.scale(640, 360));

        buffers.fit(320, 300, false);
        assertEquals(0.5, buffers.scale(640, 360));
        buffers.fit(2_000, 90, false);
        assertEquals(0.25, buffers.scale(640, 360));
        assertEquals(1, buffers.scale(64, 36));
    }

    @Test
    void whereTheProcessorDraws_picturesAreWantedAsLargeAsTheyAreShown() {
        buffers.fit(320, 300, true);
        assertEquals(0.5, buffers.scale(640, 360));
        assertEquals(2, buffers.scale(160, 90));
        buffers.fit(160, 900, true);
        assertEquals(1, buffers.scale(160, 90));
    }

    @Test
    void aSizeThatIsNone_isNotTaken() {
        assertNull(buffers.nextBuffer(0, 360));
        assertNull(buffers.nextBuffer(640, -1));
    }

    @Test
    void whatWasCapturedTooEarly_isNotShown() {
        FrameBuffers later = new FrameBuffers(() -> ready.add(1), 1_000);
        later.frameReady(later.nextBuffer(16, 9), 16, 9, 999);
        assertNull(later.pickUp());
        assertEquals(0, ready.size());

        later.frameReady(later.nextBuffer(16, 9), 16, 9, 1_000);
        assertEquals(1_000, later.pickUp().captureNanos());
    }

    @Test
    void afterTheEnd_nothingIsTaken() {
        ByteBuffer half = buffers.nextBuffer(16, 9);
        buffers.close();
        buffers.frameReady(half, 16, 9, 1);

        assertNull(buffers.pickUp());
        assertNull(buffers.nextBuffer(16, 9));
        assertEquals(0, ready.size());
    }

    @Test
    void aFrame_allocatesNothingThatGrowsWithIt() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FrameBuffers large = new FrameBuffers(() -> {}, 0);
        deliver(large, 200);

        long before = threads.getCurrentThreadAllocatedBytes();
        deliver(large, 1_000);
        long aFrame = (threads.getCurrentThreadAllocatedBytes() - before) / 1_000;

        assertTrue(aFrame < 64, aFrame + " bytes a frame of 3.7 megabytes");
    }

    private static void deliver(FrameBuffers to, int frames) {
        for (int i = 0; i < frames; i++) {
            to.frameReady(to.nextBuffer(1280, 720), 1280, 720, i);
            if (i % 3 == 0) {
                to.pickUp();
            }
        }
    }

    private ByteBuffer last;

    private void write(long captureNanos) {
        last = buffers.nextBuffer(16, 9);
        buffers.frameReady(last, 16, 9, captureNanos);
    }
}
