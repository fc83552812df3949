package dev.anteroom.practice.relay;

import java.util.concurrent.TimeUnit;

/**
 * How many bits a second a publisher may send: what it asked for itself, less if somebody who
 * receives it cannot take that. What a receiver says soon after it got a source was measured with
 * another one, so it is not listened to before it has settled.
 */
final class BitrateAdvice {
    /** When the offer does not say how much it wants. */
    static final long USUAL = 2_000_000;

    /** One slow receiver does not make the picture of all others a mosaic. */
    static final long LEAST = 250_000;

    private static final long SETTLING = TimeUnit.SECONDS.toNanos(5);
    private static final long FRESH = TimeUnit.SECONDS.toNanos(5);

    private long estimate;
    private long estimatedAt;
    private boolean estimated;

    /** Notes what a receiver says about itself. */
    void note(long bitsPerSecond, long now) {
        estimate = bitsPerSecond;
        estimatedAt = now;
        estimated = true;
    }

    /** The advice for a publisher's video. */
    static long of(InboundTrack track, long now) {
        long limit = track.maxKbps() > 0 ? track.maxKbps() * 1000L : USUAL;
        for (OutboundTrack receiver : track.receivers()) {
            limit = Math.min(limit, receiver.bitrate().limit(receiver, now));
        }
        return limit;
    }

    private long limit(OutboundTrack receiver, long now) {
        boolean settled = receiver.splicedAt().filter(since -> now - since > SETTLING).isPresent();
        return estimated && settled && now - estimatedAt < FRESH
                ? Math.max(estimate, LEAST)
                : Long.MAX_VALUE;
    }
}
