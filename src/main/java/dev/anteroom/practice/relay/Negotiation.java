package dev.anteroom.practice.relay;

import dev.anteroom.practice.relay.SdpAnswer.Accepted;
import dev.anteroom.practice.relay.SdpAnswer.SendingSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides which parts of an offer are used, and with which codecs. */
final class Negotiation {
    private static final List<String> KINDS = List.of("audio", "video");

    private Negotiation() {}

    /**
     * What a publisher may send: one audio and one video, in one codec each. VP8 goes first, since
     * every client can decode it, so that publishers and receivers fit together.
     *
     * @throws IllegalArgumentException if there is nothing that we could receive
     */
    static List<Accepted> receiving(SessionOffer offer) {
        List<Accepted> accepted = new ArrayList<>();
        for (String kind : KINDS) {
            offer.first(kind, section -> section.direction().sends() && hasCodec(section))
                    .map(
                            section ->
                                    new Accepted(
                                            section, List.of(common(section)), SendingSource.NONE))
                    .ifPresent(accepted::add);
        }
        return someOf(accepted);
    }

    /**
     * What a receiving client is sent: every codec it knows, so that whoever it is routed to fits.
     *
     * @throws IllegalArgumentException if there is nothing that we could send
     */
    static List<Accepted> sending(SessionOffer offer, RandomGenerator random) {
        String stream = "relay-" + HexFormat.of().toHexDigits(random.nextInt());
        List<Accepted> accepted = new ArrayList<>();
        int ssrc = random.nextInt() | 1;
        for (String kind : KINDS) {
            Optional<MediaOffer> section =
                    offer.first(kind, one -> one.direction().receives() && hasCodec(one));
            if (section.isPresent()) {
                SendingSource source = new SendingSource(ssrc, stream, stream + "-" + kind);
                accepted.add(new Accepted(section.get(), section.get().codecs(), source));
            }
            // Odd numbers two apart are never zero and never the same.
            ssrc += 2;
        }
        return someOf(accepted);
    }

    private static boolean hasCodec(MediaOffer section) {
        return !section.codecs().isEmpty();
    }

    private static RtpCodec common(MediaOffer section) {
        return section.codec(CodecKind.VP8).orElseGet(() -> section.codecs().getFirst());
    }

    private static List<Accepted> someOf(List<Accepted> accepted) {
        if (accepted.isEmpty()) {
            throw new IllegalArgumentException(
                    "The offer has no audio or video that can be forwarded here.");
        }
        return accepted;
    }
}
