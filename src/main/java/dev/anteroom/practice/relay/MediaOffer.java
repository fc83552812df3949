package dev.anteroom.practice.relay;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code m=} section of an offer.
 *
 * @param index where it stands in the offer
 * @param kind {@code audio}, {@code video}, {@code application}, …
 * @param mid empty if the section has none
 * @param codecs those that we could forward, in the offer's order
 * @param extensions of the RTP header, id by URI
 * @param sources SSRCs of media, not of repair
 * @param maxKbps of {@code b=AS}, 0 if not limited
 */
record MediaOffer(
        int index,
        String kind,
        String mid,
        String protocol,
        String formats,
        boolean disabled,
        Direction direction,
        List<RtpCodec> codecs,
        Map<String, Integer> extensions,
        List<Integer> sources,
        int maxKbps,
        boolean multiplexed) {

    /** Who sends, seen from the client. */
    enum Direction {
        SENDRECV,
        SENDONLY,
        RECVONLY,
        INACTIVE;

        boolean sends() {
            return this == SENDRECV || this == SENDONLY;
        }

        boolean receives() {
            return this == SENDRECV || this == RECVONLY;
        }
    }

    boolean isMedia() {
        return !disabled
                && (kind.equals("audio") || kind.equals("video"))
                && protocol.endsWith("RTP/SAVPF")
                && multiplexed;
    }

    boolean isVideo() {
        return kind.equals("video");
    }

    Optional<RtpCodec> codec(CodecKind wanted) {
        return codecs.stream().filter(codec -> codec.kind() == wanted).findFirst();
    }

    /** The id of a header extension; 0 if it was not offered. */
    int extension(String uri) {
        return extensions.getOrDefault(uri, 0);
    }
}
