package dev.anteroom.practice.relay;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an answer: ICE-lite, never the first to shake hands, all candidates inside, and each
 * section of the offer answered or refused in its place.
 */
final class SdpAnswer {
    private static final String[] VIDEO_FEEDBACK = {"goog-remb", "ccm fir", "nack", "nack pli"};
    private static final int HOST_PREFERENCE = 126;

    private final StringBuilder text = new StringBuilder();
    private final IceCredentials ice;
    private final Fingerprint fingerprint;
    private final List<InetSocketAddress> candidates;

    /**
     * Starts an answer.
     *
     * @param candidates our addresses, the best first, at least one
     */
    SdpAnswer(IceCredentials ice, Fingerprint fingerprint, List<InetSocketAddress> candidates) {
        this.ice = ice;
        this.fingerprint = fingerprint;
        this.candidates = candidates;
    }

    /** What is answered to one section: the codecs agreed on and, if we send, our source. */
    record Accepted(MediaOffer offer, List<RtpCodec> codecs, SendingSource source) {}

    /**
     * What identifies what we send.
     *
     * @param ssrc 0 if we only receive
     * @param stream the name of the stream that audio and video share
     */
    record SendingSource(int ssrc, String stream, String track) {
        static final SendingSource NONE = new SendingSource(0, "", "");

        boolean sends() {
            return ssrc != 0;
        }
    }

    String write(SessionOffer offer, List<Accepted> accepted) {
        line("v=0");
        line("o=- " + Integer.toUnsignedString(ice.fragment().hashCode()) + " 2 IN IP4 127.0.0.1");
        line("s=-");
        line("t=0 0");
        line("a=ice-lite");
        writeGroup(offer, accepted);
        line("a=msid-semantic: WMS *");
        for (MediaOffer section : offer.sections()) {
            accepted.stream()
                    .filter(answer -> answer.offer().equals(section))
                    .findFirst()
                    .ifPresentOrElse(this::writeAccepted, () -> writeRefused(section));
        }
        return text.toString();
    }

    private void writeGroup(SessionOffer offer, List<Accepted> accepted) {
        if (offer.bundled().isEmpty()) {
            return;
        }
        List<String> group = new ArrayList<>(List.of("a=group:BUNDLE"));
        // In the offer's order, since the first one carries the transport.
        for (String mid : offer.bundled()) {
            if (accepted.stream().anyMatch(answer -> answer.offer().mid().equals(mid))) {
                group.add(mid);
            }
        }
        line(String.join(" ", group));
    }

    private void writeRefused(MediaOffer section) {
        line("m=" + section.kind() + " 0 " + section.protocol() + " " + section.formats());
        line("c=IN IP4 0.0.0.0");
        writeMid(section);
        line("a=inactive");
    }

    private void writeAccepted(Accepted answer) {
        MediaOffer section = answer.offer();
        InetSocketAddress first = candidates.getFirst();
        StringBuilder payloads = new StringBuilder();
        answer.codecs().forEach(codec -> payloads.append(' ').append(codec.payloadType()));
        line("m=" + section.kind() + " " + first.getPort() + " " + section.protocol() + payloads);
        line("c=IN " + (isIpv6(first) ? "IP6 " : "IP4 ") + host(first));
        if (section.maxKbps() > 0 && !answer.source().sends()) {
            line("b=AS:" + section.maxKbps());
        }
        writeTransport();
        writeMid(section);
        writeExtensions(answer);
        line(answer.source().sends() ? "a=sendonly" : "a=recvonly");
        line("a=rtcp-mux");
        answer.codecs().forEach(this::writeCodec);
        writeSource(answer.source());
    }

    private void writeTransport() {
        int preference = 65_535;
        for (InetSocketAddress candidate : candidates) {
            long priority = (long) HOST_PREFERENCE << 24 | (long) preference-- << 8 | 255;
            line(
                    "a=candidate:%d 1 udp %d %s %d typ host"
                            .formatted(
                                    65_535 - preference,
                                    priority,
                                    host(candidate),
                                    candidate.getPort()));
        }
        line("a=end-of-candidates");
        line("a=ice-ufrag:" + ice.fragment());
        line("a=ice-pwd:" + ice.password());
        line("a=fingerprint:" + fingerprint.toSdp());
        line("a=setup:passive");
    }

    private static boolean isIpv6(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address;
    }

    private static String host(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }

    private void writeMid(MediaOffer section) {
        if (!section.mid().isEmpty()) {
            line("a=mid:" + section.mid());
        }
    }

    private void writeExtensions(Accepted answer) {
        boolean sends = answer.source().sends();
        for (String uri : HeaderExtensions.used(answer.offer().isVideo(), sends)) {
            int id = answer.offer().extension(uri);
            if (id != 0) {
                line("a=extmap:" + id + " " + uri);
            }
        }
    }

    private void writeCodec(RtpCodec codec) {
        String payload = codec.payloadType() + " ";
        CodecKind kind = codec.kind();
        line(
                "a=rtpmap:"
                        + payload
                        + kind.encoding()
                        + "/"
                        + kind.clockRate()
                        + (kind.isVideo() ? "" : "/2"));
        if (kind.isVideo()) {
            for (String feedback : VIDEO_FEEDBACK) {
                if (codec.understands(feedback)) {
                    line("a=rtcp-fb:" + payload + feedback);
                }
            }
        }
        if (!codec.parameters().isEmpty()) {
            line("a=fmtp:" + payload + codec.parameters());
        }
    }

    private void writeSource(SendingSource source) {
        if (!source.sends()) {
            return;
        }
        String ssrc = "a=ssrc:" + Integer.toUnsignedString(source.ssrc()) + " ";
        String names = source.stream() + " " + source.track();
        line("a=msid:" + names);
        line(ssrc + "cname:" + source.stream());
        line(ssrc + "msid:" + names);
    }

    private void line(String line) {
        text.append(line).append("\r\n");
    }
}
