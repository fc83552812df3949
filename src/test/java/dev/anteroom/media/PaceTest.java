package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final long FRAME = 33_333_333;

    private static int passed(Pace pace, int frames, long gap) {
        int passed = 0;
        for (int i = 0; i < frames; i++) {
            // a camera is never quite on time
            long jitter = i % 3 * 2_000_000L;
            if (pace.allows(1_000_000_000L + i * gap + jitter)) {
                passed++;
            }
        }
        return passed;
    }

    @Test
    void allows_everythingWithoutALimit() {
        assertEquals(90, passed(new Pace(), 90, FRAME));
    }

    @Test
    void allows_aCameraOfJustThatRate() {
        Pace pace = new Pace();
        pace.limit(30);
        assertEquals(90, passed(pace, 90, FRAME));
    }

    @Test
    void allows_halfOfTwiceTheRate() {
        Pace pace = new Pace();
        pace.limit(15);
        assertEquals(45.0, passed(pace, 90, FRAME), 1.0);
    }

    @Test
    void allows_fiveASecond() {
        Pace pace = new Pace();
        pace.limit(5);
        assertEquals(15.0, passed(pace, 90, FRAME), 1.0);
    }
}
