package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;

/** A capture as links see it. Only used on the rtc thread. */
interface Sendable {
    /** Where its pictures come from, the same for its whole life. */
    VideoTrackSource pictures();

    /** Where its sound comes from, the same for its whole life. */
    AudioTrackSource voice();

    /**
     * Sends no more pictures than this; the library's own limit does not reach our sources. A
     * capture that several links send keeps the limit that was set last.
     *
     * @param framesPerSecond 0 for no limit
     */
    void limitRate(int framesPerSecond);

    /**
     * Keeps the sources until {@link #letGo}, even when the capture is closed meanwhile.
     *
     * @return false when there is nothing to send any more; then there is nothing to let go
     */
    boolean hold();

    /** Ends a {@link #hold}. */
    void letGo();
}
