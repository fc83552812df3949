package dev.anteroom.practice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that begins with the wall's time and cannot be set from then on: a minute's grace is a
 * minute, however the system's clock jumps. Thread-safe.
 */
final class SteadyClock extends Clock {
    private final LongSupplier nanos;
    private final Instant start;
    private final long startNanos;
    private final ZoneId zone;

    /**
     * Begins now.
     *
     * @param wall read once
     * @param nanos monotonic, as {@link System#nanoTime} is
     */
    SteadyClock(Clock wall, LongSupplier nanos) {
        this(nanos, wall.instant(), nanos.getAsLong(), ZoneOffset.UTC);
    }

    private SteadyClock(LongSupplier nanos, Instant start, long startNanos, ZoneId zone) {
        this.nanos = nanos;
        this.start = start;
        this.startNanos = startNanos;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId wanted) {
        return new SteadyClock(nanos, start, startNanos, wanted);
    }
}
