package dev.anteroom.practice;

import java.time.Duration;
import java.time.Instant;

/**
 * How much one connection may ask: a burst, refilled at a steady rate. Generous for people, too
 * little for a flood; a request that cannot come more often than is right is given back. Not
 * thread-safe.
 */
final class Allowance {
    /** How many requests may come at once. */
    static final int BURST = 1000;

    /** How many come back each second. */
    static final int PER_SECOND = 200;

    /** How many refusals are answered before the connection is closed. */
    static final int PATIENCE = 200;

    private double left = BURST;
    private int refusals;
    private Instant last;

    Allowance(Instant now) {
        last = now;
    }

    /** Takes one request's worth; false when there is none left. */
    boolean take(Instant now) {
        double seconds = Duration.between(last, now).toMillis() / 1000.0;
        left = Math.min(BURST, left + Math.max(0, seconds) * PER_SECOND);
        last = now;
        if (left < 1) {
            refusals++;
            return false;
        }
        left -= 1;
        return true;
    }

    /** The request just taken does not count. */
    void giveBack() {
        left = Math.min(BURST, left + 1);
    }

    /** Whether this connection was refused so often that answering is a waste. */
    boolean isExhausted() {
        return refusals > PATIENCE;
    }
}
