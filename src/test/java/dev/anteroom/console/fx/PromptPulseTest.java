package dev.anteroom.console.fx;

import static dev.anteroom.console.fx.PromptPulse.BEAT_NANOS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PromptPulseTest {
    /** Near the end of what a long holds: this kind of time runs over. */
    private long now = Long.MAX_VALUE - BEAT_NANOS;

    private int pulses;
    private final PromptPulse prompt = new PromptPulse(() -> pulses++, () -> now);

    @Test
    void theFirstChange_isShownAtOnce() {
        prompt.run(() -> assertEquals(0, pulses));

        assertEquals(1, pulses);
    }

    @Test
    void changesThatFollow_waitForTheBeat() {
        for (int i = 0; i < 100; i++) {
            prompt.run(() -> {});
            now += BEAT_NANOS - 1;
        }

        assertEquals(1, pulses);
    }

    @Test
    void afterAQuietTime_itIsPromptAgain() {
        prompt.run(() -> {});
        now += 2 * BEAT_NANOS;
        prompt.run(() -> {});

        assertEquals(2, pulses);
    }

    @Test
    void aLongTask_isNoQuietTime() {
        prompt.run(() -> {});
        prompt.run(() -> now += 5 * BEAT_NANOS);
        prompt.run(() -> {});

        assertEquals(1, pulses);
    }

    @Test
    void withThoseOfTheBeatBetween_thereAreNeverMoreThanSixtyASecond() {
        long begin = now;
        while (now - begin < 600 * BEAT_NANOS) {
            prompt.run(() -> {});
            now += BEAT_NANOS / 2;
            prompt.run(() -> {});
            now += BEAT_NANOS;
        }

        assertTrue(pulses <= 300, pulses + " pulses beside 300 that the beat may make");
    }

    @Test
    void aTaskThatFails_asksForNothing() {
        Runnable failing =
                () -> {
                    throw new IllegalStateException("as it happens");
                };

        assertThrows(IllegalStateException.class, () -> prompt.run(failing));
        assertEquals(0, pulses);
    }
}
