package dev.anteroom.media;

/**
 * How much a sender may send, as {@code room-connected} says (protocol section 2.4).
 *
 * @param minKilobits for video, per second; 0 for no limit
 * @param maxKilobits for video, per second; 0 for no limit
 * @param maxFramesPerSecond 0 for no limit
 */
public record SendLimits(int minKilobits, int maxKilobits, int maxFramesPerSecond) {
    /** No limits. */
    public static final SendLimits NONE = new SendLimits(0, 0, 0);
}
