package dev.anteroom.practice.relay;

import java.util.Locale;
import java.util.Optional;

/** What the relay can forward: codecs whose key frames it can recognise, and Opus. */
enum CodecKind {
    OPUS("opus", 48_000, false),
    VP8("VP8", 90_000, true),
    H264("H264", 90_000, true),
    VP9("VP9", 90_000, true);

    private final String encoding;
    private final int clockRate;
    private final boolean video;

    CodecKind(String encoding, int clockRate, boolean video) {
        this.encoding = encoding;
        this.clockRate = clockRate;
        this.video = video;
    }

    String encoding() {
        return encoding;
    }

    int clockRate() {
        return clockRate;
    }

    boolean isVideo() {
        return video;
    }

    /** Finds the codec of a {@code a=rtpmap}, such as {@code opus/48000/2}. */
    static Optional<CodecKind> of(String rtpMap) {
        String wanted = rtpMap.toLowerCase(Locale.ROOT);
        for (CodecKind kind : values()) {
            String known = kind.encoding.toLowerCase(Locale.ROOT) + "/" + kind.clockRate;
            if (wanted.equals(known) || (wanted.equals(known + "/2") && !kind.video)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
