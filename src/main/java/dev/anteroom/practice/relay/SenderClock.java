package dev.anteroom.practice.relay;

/**
 * Which timestamps of a publisher belong to which time of the relay's clock, by the publisher's
 * reports. Audio and video share one clock, so that lips and voice stay together.
 */
final class SenderClock {
    private final Point audio = new Point();
    private final Point video = new Point();
    private long toRelay;
    private boolean known;

    private static final class Point {
        private long time;
        private int timestamp;
        private boolean known;
    }

    void reported(CodecKind codec, long ntp, int timestamp, long now) {
        if (!known) {
            // The first report tells both clocks apart; that it travelled a moment hurts nobody,
            // since it is the same moment for audio and video.
            toRelay = NtpTime.at(now) - ntp;
            known = true;
        }
        Point point = point(codec);
        point.time = ntp + toRelay;
        point.timestamp = timestamp;
        point.known = true;
    }

    boolean knows(CodecKind codec) {
        return point(codec).known;
    }

    /** The publisher's timestamp at a time of the relay's clock. */
    int timestampAt(CodecKind codec, long time) {
        Point point = point(codec);
        return point.timestamp + (int) NtpTime.ticks(time - point.time, codec.clockRate());
    }

    private Point point(CodecKind codec) {
        return codec.isVideo() ? video : audio;
    }
}
