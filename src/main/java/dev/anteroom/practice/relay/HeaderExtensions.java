package dev.anteroom.practice.relay;

import java.util.List;

/** The URIs of the header extensions that the relay reads or writes. */
final class HeaderExtensions {
    /** RFC 6464. */
    static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

    static final String SEND_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";

    /** How a phone is held. */
    static final String ORIENTATION = "urn:3gpp:video-orientation";

    private HeaderExtensions() {}

    /** Those that are agreed on: read from publishers, written to those who receive. */
    static List<String> used(boolean video, boolean sending) {
        if (!video) {
            return List.of(AUDIO_LEVEL);
        }
        return sending ? List.of(SEND_TIME, ORIENTATION) : List.of(ORIENTATION);
    }
}
