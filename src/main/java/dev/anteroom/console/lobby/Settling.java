package dev.anteroom.console.lobby;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Knows whether something on the screen changed so shortly ago that a click meant the old thing.
 */
final class Settling {
    private static final Duration TIME = Duration.ofMillis(250);

    private final LongSupplier nanoTime;
    private long changedAt;

    Settling(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.changedAt = nanoTime.getAsLong() - TIME.toNanos();
    }

    /**
     * Something else is shown now.
     *
     * @param something whether something could be clicked before
     */
    void changed(boolean something) {
        if (something || isSettling()) {
            changedAt = nanoTime.getAsLong();
        }
    }

    boolean isSettling() {
        return nanoTime.getAsLong() - changedAt < TIME.toNanos();
    }
}
