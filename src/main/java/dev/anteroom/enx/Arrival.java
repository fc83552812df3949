package dev.anteroom.enx;

import java.time.Instant;

/**
 * When somebody began to wait, as far as we can know. The server sends no times (protocol section
 * 3.3), so every time here is our own clock's.
 */
public sealed interface Arrival {
    /** When we first saw the person, by the wall clock; for showing, not for measuring. */
    Instant firstSeen();

    /** When we first saw the person, by {@link System#nanoTime()}; for measuring the wait. */
    long firstSeenNanos();

    /** We were there when the knock came. */
    record Knocked(Instant firstSeen, long firstSeenNanos) implements Arrival {}

    /** The person was waiting when we came; the wait is longer than we can know. */
    record BeforeYouJoined(Instant firstSeen, long firstSeenNanos) implements Arrival {}
}
