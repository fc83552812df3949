package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much a publisher is told to send. */
class BitrateAdviceTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final RtpCodec VP8 = new RtpCodec(96, CodecKind.VP8, "", Set.of());

    private MediaPort port;
    private SecureLeg leg;

    @BeforeEach
    void open() throws Exception {
        port = MediaPort.bind(InetAddress.getLoopbackAddress());
        leg = new SecureLeg(port);
        leg.open(SrtpKeys.split(SrtpProfile.AEAD_AES_128_GCM, new SecureRandom().generateSeed(56)));
        leg.aim(port.localAddress());
    }

    @AfterEach
    void close() {
        port.close();
    }

    private static MediaOffer offer(int maxKbps) {
        return new MediaOffer(
                0,
                "video",
                "0",
                "UDP/TLS/RTP/SAVPF",
                "96",
                false,
                MediaOffer.Direction.SENDRECV,
                List.of(VP8),
                Map.of(),
                List.of(7),
                maxKbps,
                true);
    }

    private static InboundTrack publisher(int maxKbps) {
        return new InboundTrack(offer(maxKbps), VP8, new SenderClock(), 0);
    }

    /** Somebody who receives since a time. */
    private OutboundTrack receiver(InboundTrack from, long since) {
        OutboundTrack receiver = new OutboundTrack(leg, offer(0), List.of(VP8), 9);
        receiver.attach(from);
        byte[] packet = new byte[14];
        packet[0] = (byte) 0x80;
        packet[12] = 0x10;
        Rtp header = new Rtp();
        header.read(packet, packet.length);
        MediaPacket keyFrame = new MediaPacket();
        keyFrame.read(packet, 14, header, 1, CodecKind.VP8, new MediaPacket.Extensions(0, 0));
        receiver.forward(keyFrame, since);
        return receiver;
    }

    @Test
    void of_nobodyComplains_isWhatTheOfferSays() {
        InboundTrack limited = publisher(600);
        receiver(limited, SECOND);

        assertEquals(600_000, BitrateAdvice.of(limited, 20 * SECOND));
        assertEquals(BitrateAdvice.USUAL, BitrateAdvice.of(publisher(0), SECOND));
    }

    @Test
    void of_settledReceivers_isWhatTheSlowestTakes() {
        InboundTrack from = publisher(900);
        receiver(from, SECOND).bitrate().note(500_000, 10 * SECOND);
        receiver(from, SECOND).bitrate().note(400_000, 10 * SECOND);

        assertEquals(400_000, BitrateAdvice.of(from, 11 * SECOND));
        assertEquals(900_000, BitrateAdvice.of(from, 16 * SECOND), "what is old counts no more");
    }

    @Test
    void of_veryLowEstimate_keepsAPictureForTheOthers() {
        InboundTrack from = publisher(900);
        receiver(from, SECOND).bitrate().note(10_000, 10 * SECOND);

        assertEquals(BitrateAdvice.LEAST, BitrateAdvice.of(from, 11 * SECOND));
    }

    @Test
    void of_receiverThatJustJoined_isNotListenedTo() {
        InboundTrack from = publisher(900);
        receiver(from, 9 * SECOND).bitrate().note(300_000, 10 * SECOND);

        assertEquals(900_000, BitrateAdvice.of(from, 11 * SECOND));
    }
}
