package dev.anteroom.practice.relay;

import java.util.concurrent.TimeUnit;

/**
 * The relay's clock as RTCP writes it: seconds in 32.32 fixed point. It starts anywhere, as RFC
 * 3550 section 6.4.1 allows; only differences are looked at.
 */
final class NtpTime {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private NtpTime() {}

    /** The time at a value of {@link System#nanoTime()}. */
    static long at(long nanos) {
        return span(nanos);
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
