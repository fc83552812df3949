package dev.anteroom.practice.relay;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The relay's clock as RTCP writes it: seconds since 1900 in 32.32 fixed point. */
final class NtpTime {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final long ORIGIN_NANOS = System.nanoTime();
    private static final long ORIGIN = of(Instant.now());

    private NtpTime() {}

    private static long of(Instant instant) {
        long seconds = instant.getEpochSecond() + SECONDS_1900_TO_1970;
        return seconds << 32 | fraction(instant.getNano());
    }

    /** The time at a value of {@link System#nanoTime()}. */
    static long at(long nanos) {
        return ORIGIN + span(nanos - ORIGIN_NANOS);
    }

    /** A span of nanoseconds in 32.32 fixed point. */
    static long span(long nanos) {
        return Math.floorDiv(nanos, SECOND) << 32 | fraction(Math.floorMod(nanos, SECOND));
    }

    private static long fraction(long nanos) {
        return (nanos << 32) / SECOND;
    }

    /** A span in ticks of a media clock. */
    static long ticks(long span, int clockRate) {
        return Math.multiplyHigh(span, (long) clockRate << 32);
    }

    /** The middle 32 bits, by which reports refer to each other. */
    static int middle(long time) {
        return (int) (time >>> 16);
    }

    /** The time in 6.18 fixed point, as the send-time header extension has it. */
    static int sendTime(long time) {
        return (int) (time >>> 14) & 0xffffff;
    }
}
