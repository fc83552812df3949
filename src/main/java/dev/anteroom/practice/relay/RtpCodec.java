package dev.anteroom.practice.relay;

import java.util.Locale;
import java.util.Set;

/**
 * A codec under the payload type an offer gave it.
 *
 * @param parameters of {@code a=fmtp}, empty if there are none
 * @param feedback of {@code a=rtcp-fb}, such as {@code nack pli}
 */
record RtpCodec(int payloadType, CodecKind kind, String parameters, Set<String> feedback) {
    private static final String PACKETIZATION = "packetization-mode=1";

    /**
     * Whether we forward this variant: of H.264 the baseline in several packets a frame, which
     * every client decodes, and of VP9 the profile with eight bits.
     */
    boolean isForwardable() {
        String wanted = parameters.toLowerCase(Locale.ROOT).replace(" ", "");
        return switch (kind) {
            case OPUS, VP8 -> true;
            case H264 ->
                    wanted.contains(PACKETIZATION)
                            && (wanted.contains("profile-level-id=42e0")
                                    || wanted.contains("profile-level-id=4200")
                                    || wanted.contains("profile-level-id=42c0"));
            case VP9 -> !wanted.contains("profile-id=") || wanted.contains("profile-id=0");
        };
    }

    boolean understands(String wanted) {
        return feedback.contains(wanted);
    }
}
