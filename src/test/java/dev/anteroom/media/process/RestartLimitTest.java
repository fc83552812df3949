package dev.anteroom.media.process;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RestartLimitTest {
    private static final long MINUTE = RestartLimit.WITHIN.toNanos();

    private final RestartLimit limit = new RestartLimit();

    @Test
    void aFewTimesAMinute_andAgainLater() {
        // Close to where the clock turns over.
        long begin = Long.MAX_VALUE - MINUTE / 2;
        for (int i = 0; i < RestartLimit.MOST; i++) {
            assertTrue(limit.allows(begin + i));
        }
        assertFalse(limit.allows(begin + MINUTE));
        assertTrue(limit.allows(begin + MINUTE + 1));
        assertFalse(limit.allows(begin + MINUTE + 1));

        limit.clear();

        assertTrue(limit.allows(begin + MINUTE + 2));
    }
}
