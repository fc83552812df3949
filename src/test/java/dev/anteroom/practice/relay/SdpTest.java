package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.practice.relay.SdpAnswer.Accepted;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers of several kinds of clients, and what is answered. */
class SdpTest {
    private static final String SUM = "AB:".repeat(31) + "AB";
    private static final String HEAD = "v=0\r\no=- 7 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
    private static final String TRANSPORT =
            "a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\na=fingerprint:sha-256 "
                    + SUM
                    + "\r\na=setup:actpass\r\na=rtcp-mux\r\n";
    private static final String AUDIO =
            "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0\r\nc=IN IP4 0.0.0.0\r\n"
                    + TRANSPORT
                    + "a=mid:0\r\na=sendrecv\r\na=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n"
                    + "a=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n"
                    + "a=rtpmap:63 red/48000/2\r\na=rtpmap:0 PCMU/8000\r\na=ssrc:11 cname:x\r\n";
    private static final String VIDEO =
            "m=video 9 UDP/TLS/RTP/SAVPF 102 96 97 98 45\r\nc=IN IP4 0.0.0.0\r\nb=AS:700\r\n"
                    + TRANSPORT
                    + "a=mid:1\r\na=sendrecv\r\n"
                    + "a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time\r\n"
                    + "a=extmap:13 urn:3gpp:video-orientation\r\n"
                    + "a=rtpmap:102 H264/90000\r\na=rtcp-fb:102 nack\r\na=rtcp-fb:102 transport-cc\r\n"
                    + "a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f\r\n"
                    + "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 goog-remb\r\na=rtcp-fb:96 nack pli\r\n"
                    + "a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n"
                    + "a=rtpmap:98 VP9/90000\r\na=fmtp:98 profile-id=2\r\n"
                    + "a=rtpmap:45 AV1/90000\r\n"
                    + "a=ssrc-group:FID 4294967295 12\r\na=ssrc:4294967295 cname:x\r\na=ssrc:12 cname:x\r\n";
    private static final String BUNDLE = "a=group:BUNDLE 0 1\r\n";
    private static final String OFFER = HEAD + BUNDLE + AUDIO + VIDEO;
    private static final RandomGenerator RANDOM = RandomGeneratorFactory.getDefault().create(3);

    private static String answer(String offer, boolean receiving) {
        SessionOffer read = SdpReader.read(offer);
        List<Accepted> accepted =
                receiving ? Negotiation.receiving(read) : Negotiation.sending(read, RANDOM);
        return new SdpAnswer(
                        new IceCredentials("fragment", "password"),
                        new Fingerprint("SHA-256", "CD"),
                        List.of(address("127.0.0.1"), address("::1")))
                .write(read, accepted);
    }

    private static InetSocketAddress address(String literal) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), 5000);
    }

    private static String reason(Throwable refused) {
        return String.valueOf(refused.getMessage());
    }

    private static void assertHas(String text, String... lines) {
        for (String line : lines) {
            assertTrue(text.contains("\r\n" + line + "\r\n"), () -> line + " is not in\n" + text);
        }
    }

    @Test
    void read_offerOfBrowser_findsWhatMatters() {
        SessionOffer offer = SdpReader.read(OFFER);
        MediaOffer video = offer.sections().get(1);

        assertEquals("abcd", offer.ice().fragment());
        assertEquals(new Fingerprint("SHA-256", SUM), offer.fingerprint());
        assertEquals(List.of("0", "1"), offer.bundled());
        assertEquals(700, video.maxKbps());
        assertEquals(List.of(-1), video.sources(), "the repair's source is not the media's");
        assertEquals(
                List.of(CodecKind.H264, CodecKind.VP8),
                video.codecs().stream().map(RtpCodec::kind).toList());
        assertEquals(2, video.extension(HeaderExtensions.SEND_TIME));
        assertEquals(0, video.extension(HeaderExtensions.AUDIO_LEVEL));
    }

    @Test
    void receiving_answersWithOneCodecEachAndAllCandidates() {
        String answer = answer(OFFER, true);

        assertHas(
                answer,
                "a=ice-lite",
                "a=group:BUNDLE 0 1",
                "m=audio 5000 UDP/TLS/RTP/SAVPF 111",
                "m=video 5000 UDP/TLS/RTP/SAVPF 96",
                "a=recvonly",
                "a=setup:passive",
                "a=ice-ufrag:fragment",
                "a=ice-pwd:password",
                "a=fingerprint:sha-256 CD",
                "b=AS:700",
                "a=candidate:1 1 udp 2130706431 127.0.0.1 5000 typ host",
                "a=candidate:2 1 udp 2130706175 0:0:0:0:0:0:0:1 5000 typ host",
                "a=end-of-candidates",
                "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
                "a=extmap:13 urn:3gpp:video-orientation",
                "a=rtcp-fb:96 goog-remb",
                "a=rtcp-fb:96 nack pli");
        assertFalse(answer.contains("transport-cc"));
        assertFalse(answer.contains("a=ssrc"));
    }

    @Test
    void sending_answersWithEveryCodecAndASource() {
        String answer = answer(OFFER, false);

        assertHas(
                answer,
                "m=video 5000 UDP/TLS/RTP/SAVPF 102 96",
                "a=sendonly",
                "a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
                "a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42001f");
        assertEquals(4, answer.split("\r\na=ssrc:[1-9][0-9]* ", -1).length - 1);
        assertEquals(2, answer.split("\r\na=msid:relay-", -1).length - 1);
        assertFalse(answer.contains("b=AS"));
    }

    @Test
    void answer_toPartsThatCannotBeUsed_refusesThemInTheirPlace() {
        String data =
                "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\n"
                        + TRANSPORT
                        + "a=mid:d\r\n";
        String second = AUDIO.replace("a=mid:0", "a=mid:2");

        String answer =
                answer(HEAD + "a=group:BUNDLE d 0 1 2\r\n" + data + AUDIO + VIDEO + second, true);

        List<String> parts = answer.lines().filter(line -> line.startsWith("m=")).toList();
        assertEquals(
                List.of(
                        "m=application 0 UDP/DTLS/SCTP webrtc-datachannel",
                        "m=audio 5000 UDP/TLS/RTP/SAVPF 111",
                        "m=video 5000 UDP/TLS/RTP/SAVPF 96",
                        "m=audio 0 UDP/TLS/RTP/SAVPF 111"),
                parts);
        assertHas(answer, "a=group:BUNDLE 0 1", "a=mid:d", "a=mid:2");
    }

    @ParameterizedTest
    @CsvSource({"sendonly, true", "sendrecv, true", "recvonly, false", "inactive, false"})
    void receiving_ofDirection_needsSomebodyWhoSends(String direction, boolean fine) {
        String offer = OFFER.replace("a=sendrecv", "a=" + direction);

        if (fine) {
            assertHas(answer(offer, true), "a=recvonly");
        } else {
            assertThrows(IllegalArgumentException.class, () -> answer(offer, true));
        }
    }

    @Test
    void answer_withoutBundle_takesTheFirstPartOnly() {
        String answer = answer(HEAD + AUDIO + VIDEO, true);

        assertHas(answer, "m=audio 5000 UDP/TLS/RTP/SAVPF 111", "m=video 0 UDP/TLS/RTP/SAVPF 102");
        assertFalse(answer.contains("a=group"));
    }

    @Test
    void answer_toVideoOnly_isVideoOnly() {
        assertHas(
                answer(HEAD + "a=group:BUNDLE 1\r\n" + VIDEO, true),
                "m=video 5000 UDP/TLS/RTP/SAVPF 96");
    }

    @Test
    void read_attributesOfTheSession_countForAllParts() {
        String offer =
                HEAD
                        + BUNDLE
                        + "a=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n"
                        + "a=fingerprint:SHA-256 "
                        + SUM.toLowerCase(java.util.Locale.ROOT)
                        + "\r\na=recvonly\r\n"
                        + (AUDIO + VIDEO)
                                .replaceAll("a=(ice|finger)[^\r]*\r\n", "")
                                .replace("a=sendrecv\r\n", "");

        SessionOffer read = SdpReader.read(offer);

        assertEquals(new Fingerprint("SHA-256", SUM), read.fingerprint());
        assertEquals(MediaOffer.Direction.RECVONLY, read.sections().getFirst().direction());
    }

    @Test
    void read_endingsOfLines_mayBeNewlinesOnly() {
        assertEquals(2, SdpReader.read(OFFER.replace("\r\n", "\n")).sections().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=ice-pwd:[^\r]*",
                "a=ice-ufrag:[^\r]*",
                "a=fingerprint:[^\r]*",
                "a=rtpmap:[^\r]*",
                "a=rtcp-mux",
                "UDP/TLS/RTP/SAVPF"
            })
    void answer_withoutSomethingNeeded_isRefusedInOneSentence(String needed) {
        String offer = OFFER.replaceAll(needed, "a=x");

        String reason =
                reason(assertThrows(IllegalArgumentException.class, () -> answer(offer, true)));

        assertTrue(reason.endsWith(".") && !reason.contains("\n"), reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=fingerprint:sha-1 AB",
                "a=fingerprint:md5 AB",
                "a=fingerprint:sha-256",
                "a=setup:passive",
                "a=mid:<script>",
                "a=mid:"
            })
    void read_withSomethingDangerous_isRefused(String line) {
        String name = line.substring(0, line.indexOf(':') + 1);
        String offer = OFFER.replaceAll(name + "[^\r]*", line);

        assertThrows(IllegalArgumentException.class, () -> SdpReader.read(offer));
    }

    @Test
    void read_tooLongOrTooMuch_isRefused() {
        String parts = AUDIO.repeat(17);
        String filler = "a=x:" + "y".repeat(64 * 1024);

        assertThrows(IllegalArgumentException.class, () -> SdpReader.read(HEAD + parts));
        assertThrows(IllegalArgumentException.class, () -> SdpReader.read(OFFER + filler));
        assertThrows(IllegalArgumentException.class, () -> SdpReader.read("{}"));
        assertThrows(IllegalArgumentException.class, () -> SdpReader.read(""));
    }

    @Test
    void answer_toParametersWithLineBreaksOrNonsense_repeatsNoneOfIt() {
        String answer = answer(OFFER.replace("minptime=10", "minptime=\u0007<b>"), true);

        assertFalse(answer.contains("<b>"));
        assertFalse(answer.contains("a=fmtp:111"));
    }

    @Test
    void read_mutilatedOffers_refusesButNeverFails() {
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(11);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(OFFER);
            for (int change = random.nextInt(8); change >= 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(0x180));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
                    default -> text.insert(at, text.substring(at / 2, at / 2 + 10));
                }
            }
            try {
                answer(text.toString(), random.nextBoolean());
            } catch (IllegalArgumentException refused) {
                assertTrue(reason(refused).endsWith("."), () -> reason(refused));
            }
        }
    }
}
