package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets through a running relay, from and to clients that are no browsers. */
class PacketForwardingTest {
    private static final int SOUND = 1001;
    private static final int PICTURE = 1002;

    /** VP8 with a 15-bit picture id and a layer index: a key frame starts. */
    private static final byte[] KEY = {(byte) 0x90, (byte) 0xe0, (byte) 0x80, 7, 9, 0, 0x10, 1, 2};

    /** The same with a frame that needs the one before. */
    private static final byte[] DELTA = {(byte) 0x90, (byte) 0xe0, (byte) 0x80, 8, 10, 0, 0x11, 3};

    private static DtlsIdentity identity;
    private ForwardingRelay relay;
    private MediaClient publisher;
    private MediaClient receiver;

    @BeforeAll
    static void makeIdentity() throws Exception {
        identity = DtlsIdentity.create(new SecureRandom());
    }

    @BeforeEach
    void open() throws Exception {
        relay = ForwardingRelay.open(InetAddress.getLoopbackAddress());
        connect(SrtpProfile.AEAD_AES_128_GCM);
    }

    private void connect(SrtpProfile profile) throws Exception {
        publisher = new MediaClient(identity, profile);
        receiver = new MediaClient(identity, profile);
        LinkLog first = new LinkLog();
        LinkLog second = new LinkLog();
        publisher.publish(relay, "p" + profile, first, SOUND, PICTURE);
        receiver.subscribe(relay, "r" + profile, second);
        first.awaitReady();
        second.awaitReady();
        relay.route("r" + profile, "p" + profile);
    }

    @AfterEach
    void close() {
        publisher.close();
        receiver.close();
        relay.close();
    }

    private static int pictureId(byte[] packet, int header) {
        return Bytes.u16(packet, header + 2) & 0x7fff;
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void media_soundAndPicture_arriveUnchanged(SrtpProfile profile) throws Exception {
        if (profile != SrtpProfile.AEAD_AES_128_GCM) {
            publisher.close();
            receiver.close();
            connect(profile);
        }

        publisher.sendMedia(5, MediaClient.OPUS, 960, SOUND, new byte[] {1, 2, 3});
        byte[] sound = receiver.nextMedia();
        publisher.sendMedia(70, MediaClient.VP8, 9000, PICTURE, KEY);
        byte[] picture = receiver.nextMedia();

        assertArrayEquals(new byte[] {1, 2, 3}, Arrays.copyOfRange(sound, 12, sound.length));
        // The send time takes eight bytes of header.
        assertArrayEquals(KEY, Arrays.copyOfRange(picture, 20, picture.length));
        assertEquals(MediaClient.VP8, picture[1] & 0x7f);
    }

    @Test
    void video_beforeKeyFrame_isDropped() throws Exception {
        publisher.sendMedia(70, MediaClient.VP8, 9000, PICTURE, DELTA);
        publisher.sendMedia(71, MediaClient.VP8, 12000, PICTURE, KEY);

        byte[] first = receiver.nextMedia();

        assertEquals(KEY.length, first.length - 20);
    }

    @Test
    void video_afterSwitch_goesOnWithoutGap() throws Exception {
        MediaClient other = new MediaClient(identity, SrtpProfile.AEAD_AES_128_GCM);
        other.publish(relay, "other", new LinkLog(), 2001, 2002);
        publisher.sendMedia(65_534, MediaClient.VP8, 9000, PICTURE, KEY);
        publisher.sendMedia(65_535, MediaClient.VP8, 12_000, PICTURE, DELTA);
        publisher.sendMedia(65_536, MediaClient.VP8, 15_000, PICTURE, DELTA);
        receiver.nextMedia();
        receiver.nextMedia();
        byte[] last = receiver.nextMedia();

        relay.route("r" + SrtpProfile.AEAD_AES_128_GCM, "other");
        byte[] differentKey = KEY.clone();
        differentKey[3] = 99;
        differentKey[4] = 50;
        AtomicLong asked = new AtomicLong();
        other.awaitControl(keyFrames(asked), () -> asked.get() == 2002);
        other.sendMedia(300, MediaClient.VP8, 77, 2002, differentKey);
        byte[] first = receiver.nextMedia();
        other.close();

        assertEquals(0, Bytes.u16(last, 2));
        assertEquals(1, Bytes.u16(first, 2));
        assertEquals(Bytes.i32(last, 8), Bytes.i32(first, 8), "one source for the client");
        assertEquals(pictureId(last, 20) + 1, pictureId(first, 20));
        assertEquals(last[24] + 1, first[24], "the layer index goes on");
        int step = Bytes.i32(first, 4) - Bytes.i32(last, 4);
        assertTrue(step > 0 && step < 90_000 * 10, "time goes on, but jumped by " + step);
    }

    private static RtcpReader.Visitor keyFrames(AtomicLong asked) {
        return new RtcpReader.Visitor() {
            @Override
            public void wantsKeyFrame(int source) {
                asked.set(source);
            }
        };
    }

    @Test
    void video_beyondHalfOfTheNumbers_isStillForwarded() throws Exception {
        publisher.sendMedia(1, MediaClient.VP8, 9000, PICTURE, KEY);
        receiver.nextMedia();
        for (long index : new long[] {20_000, 40_000, 60_000, 80_000}) {
            publisher.sendMedia(index, MediaClient.VP8, 12_000, PICTURE, DELTA);
            assertEquals(index & 0xffff, Bytes.u16(receiver.nextMedia(), 2));
        }
    }

    @Test
    void nack_ofReceiver_isAnsweredWithTheSamePacket() throws Exception {
        publisher.sendMedia(10, MediaClient.VP8, 9000, PICTURE, KEY);
        publisher.sendMedia(11, MediaClient.VP8, 12_000, PICTURE, DELTA);
        byte[] key = receiver.nextMedia();
        byte[] delta = receiver.nextMedia();

        for (int i = 0; i < 2; i++) {
            // Twice, since the cipher of the platform refuses the same nonce twice in a row.
            RtcpWriter lost = new RtcpWriter();
            lost.startReceiverReport(5);
            lost.addNack(5, Bytes.i32(key, 8), new int[] {11 << 16}, 1);
            receiver.sendControl(lost);
            byte[] again = receiver.nextMedia();

            assertEquals(11, Bytes.u16(again, 2));
            assertArrayEquals(
                    Arrays.copyOfRange(delta, 20, delta.length),
                    Arrays.copyOfRange(again, 20, again.length));
        }
    }

    @Test
    void gap_ofPublisher_isAskedFor() throws Exception {
        publisher.sendMedia(10, MediaClient.VP8, 9000, PICTURE, KEY);
        publisher.sendMedia(13, MediaClient.VP8, 12_000, PICTURE, DELTA);
        AtomicLong lost = new AtomicLong();

        publisher.awaitControl(
                new RtcpReader.Visitor() {
                    @Override
                    public void lost(int source, int sequence) {
                        lost.addAndGet(sequence);
                    }
                },
                () -> lost.get() == 11 + 12);
        receiver.nextMedia();
        receiver.nextMedia();
        publisher.sendMedia(11, MediaClient.VP8, 9000, PICTURE, DELTA);

        assertEquals(11, Bytes.u16(receiver.nextMedia(), 2), "late ones are forwarded");
    }

    @Test
    void pictureLoss_ofReceiver_reachesThePublisher() throws Exception {
        AtomicLong asked = new AtomicLong();
        publisher.awaitControl(keyFrames(asked), () -> asked.get() == PICTURE);
        publisher.sendMedia(10, MediaClient.VP8, 9000, PICTURE, KEY);
        byte[] key = receiver.nextMedia();

        asked.set(0);
        RtcpWriter loss = new RtcpWriter();
        loss.startReceiverReport(5);
        loss.addPictureLoss(5, Bytes.i32(key, 8));
        receiver.sendControl(loss);

        publisher.awaitControl(keyFrames(asked), () -> asked.get() == PICTURE);
    }

    @Test
    void estimate_toPublisher_isWhatItsOfferAskedFor() throws Exception {
        AtomicLong allowed = new AtomicLong();

        publisher.awaitControl(
                new RtcpReader.Visitor() {
                    @Override
                    public void estimates(long bitsPerSecond) {
                        allowed.set(bitsPerSecond);
                    }
                },
                () -> allowed.get() != 0);

        // The mantissa has eighteen bits, so a little is cut off.
        assertTrue(Math.abs(allowed.get() - 800_000) < 10, "allowed " + allowed.get());
    }

    @Test
    void report_ofPublisher_keepsLipsAndVoiceTogether() throws Exception {
        publisher.sendMedia(10, MediaClient.VP8, 9000, PICTURE, KEY);
        publisher.sendMedia(20, MediaClient.OPUS, 960, SOUND, new byte[] {1});
        int picture = Bytes.i32(receiver.nextMedia(), 8);
        int sound = Bytes.i32(receiver.nextMedia(), 8);
        long time = 0x1234_5678_0000_0000L;
        RtcpWriter report = new RtcpWriter();
        report.startSenderReport(PICTURE, time, 90_000, 1, 1);
        publisher.sendControl(report);
        report.startSenderReport(SOUND, time, 48_000, 1, 1);
        publisher.sendControl(report);

        long[] seen = new long[4];
        receiver.awaitControl(
                new RtcpReader.Visitor() {
                    @Override
                    public void report(int source, long ntp, int timestamp) {
                        int at = source == picture ? 0 : 2;
                        assertTrue(source == picture || source == sound);
                        seen[at] = ntp;
                        seen[at + 1] = timestamp;
                    }
                },
                () -> seen[0] != 0 && seen[2] != 0);

        double pictureSeconds = (seen[1] - 90_000) / 90_000.0;
        double soundSeconds = (seen[3] - 48_000) / 48_000.0;
        double apart = (seen[0] - seen[2]) / 4_294_967_296.0;
        assertEquals(apart, pictureSeconds - soundSeconds, 0.001);
    }

    @Test
    void pass_closed_holdsBackEvenWhatTheClientSends() throws Exception {
        publisher.sendMedia(10, MediaClient.OPUS, 960, SOUND, new byte[] {1});
        receiver.nextMedia();

        relay.pass("p" + SrtpProfile.AEAD_AES_128_GCM, false, true);
        // The answer to an offer comes after what was asked before it.
        relay.receive("none", "v=0", new LinkLog())
                .handle((_, _) -> "")
                .toCompletableFuture()
                .get();
        publisher.sendMedia(11, MediaClient.OPUS, 1920, SOUND, new byte[] {2});
        assertTrue(receiver.hearsNoMedia(300));
        relay.pass("p" + SrtpProfile.AEAD_AES_128_GCM, true, true);
        relay.receive("none", "v=0", new LinkLog())
                .handle((_, _) -> "")
                .toCompletableFuture()
                .get();
        publisher.sendMedia(12, MediaClient.OPUS, 2880, SOUND, new byte[] {3});

        byte[] next = receiver.nextMedia();
        assertEquals(3, next[12]);
        assertEquals(11, Bytes.u16(next, 2), "without a gap");
    }

    @Test
    void padding_ofPublisher_keepsNumbersTogether() throws Exception {
        publisher.sendMedia(10, MediaClient.VP8, 9000, PICTURE, KEY);
        receiver.nextMedia();
        byte[] padding = new byte[255];
        padding[254] = (byte) 255;
        publisher.sendPadded(11, MediaClient.VP8, 9000, PICTURE, padding);
        publisher.sendMedia(12, MediaClient.VP8, 12_000, PICTURE, DELTA);

        byte[] empty = receiver.nextMedia();
        byte[] delta = receiver.nextMedia();

        assertEquals(20, empty.length);
        assertEquals(0, empty[0] & 0x20);
        assertEquals(12, Bytes.u16(delta, 2));
    }
}
