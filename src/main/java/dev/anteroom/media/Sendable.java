package dev.anteroom.media;

import dev.onvoid.webrtc.media.audio.AudioTrackSource;

/** A capture as links see it. Only used on the rtc thread. */
interface Sendable {
    /** Where its pictures come from, the same for its whole life. */
    PictureOutlet pictures();

    /** Where its sound comes from, the same for its whole life. */
    AudioTrackSource voice();

    /**
     * Keeps the sources until {@link #letGo}, even when the capture is closed meanwhile.
     *
     * @return false when there is nothing to send any more; then there is nothing to let go
     */
    boolean hold();

    /** Ends a {@link #hold}. */
    void letGo();
}
