package dev.anteroom.media;

/**
 * What a connection carries, measured over its whole life or since the measurement before.
 *
 * @param width of the picture in pixels; 0 when there is none
 * @param height of the picture in pixels; 0 when there is none
 * @param framesPerSecond as measured
 * @param kilobitsPerSecond audio and video together, since the measurement before
 * @param packetsLost since the beginning
 * @param lostShare from 0 to 1, since the measurement before
 * @param roundTripMillis negative when unknown
 * @param frames encoded or decoded since the beginning
 * @param audioLevel from 0 to 1
 * @param codec of the picture, such as {@code VP8}; empty when unknown
 */
public record LinkStatistics(
        int width,
        int height,
        double framesPerSecond,
        double kilobitsPerSecond,
        long packetsLost,
        double lostShare,
        double roundTripMillis,
        long frames,
        double audioLevel,
        String codec) {
    /** Nothing was measured. */
    public static final LinkStatistics NOTHING = new LinkStatistics(0, 0, 0, 0, 0, 0, -1, 0, 0, "");
}
