package dev.anteroom.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.media.MediaType;
import java.util.List;
import java.util.Map;

/**
 * What links offer: the codecs that every client of the dialect and every browser has, once each.
 * The library would offer nine more; each takes room in the description, which it never frees.
 *
 * @param audio in order of preference
 * @param video in order of preference
 */
record Codecs(List<RTCRtpCodecCapability> audio, List<RTCRtpCodecCapability> video) {
    /** What this factory can send, or receive. */
    static Codecs of(PeerConnectionFactory factory, boolean sending) {
        return new Codecs(
                list(factory, MediaType.AUDIO, sending), list(factory, MediaType.VIDEO, sending));
    }

    private static List<RTCRtpCodecCapability> list(
            PeerConnectionFactory factory, MediaType type, boolean sending) {
        List<RTCRtpCodecCapability> all =
                (sending
                                ? factory.getRtpSenderCapabilities(type)
                                : factory.getRtpReceiverCapabilities(type))
                        .getCodecs();
        return all.stream().filter(Codecs::common).toList();
    }

    private static boolean common(RTCRtpCodecCapability codec) {
        Map<String, String> parameters = codec.getSDPFmtp();
        return switch (codec.getName()) {
            case "opus", "VP8", "rtx" -> true;
            case "VP9" -> "0".equals(parameters.get("profile-id"));
            case "H264" ->
                    "42e01f".equals(parameters.get("profile-level-id"))
                            && "1".equals(parameters.get("packetization-mode"));
            default -> false;
        };
    }
}
