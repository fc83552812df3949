package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.anteroom.testkit.Hostile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What strangers send to a handshake. */
final class DtlsSessionTest {
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int MEGABYTE = 1 << 20;

    /** A record with the first byte of a message that says to be this long. */
    private static byte[] record(int epoch, int number, int length) {
        return ByteBuffer.allocate(13 + 12 + 1)
                .put((byte) HANDSHAKE)
                .putShort((short) 0xfefd)
                .putShort((short) epoch)
                .putShort((short) 0)
                .putInt(number)
                .putShort((short) 13)
                .putInt(CLIENT_HELLO << 24 | length)
                .putShort((short) number)
                .putInt(0)
                .putShort((short) 1)
                .put((byte) 0)
                .array();
    }

    private static byte[] together(byte[]... records) {
        ByteBuffer all = ByteBuffer.allocate(records.length * records[0].length);
        for (byte[] each : records) {
            all.put(each);
        }
        return all.array();
    }

    @Test
    void aLength_isReadInEachRecordInTheClear() {
        byte[] usual = record(0, 0, HandshakeLength.LARGEST);
        byte[] huge = record(0, 1, HandshakeLength.LARGEST + 1);
        byte[] sealed = record(1, 1, 0xffffff);
        assertTrue(HandshakeLength.isSensible(usual));
        assertFalse(HandshakeLength.isSensible(huge));
        assertFalse(HandshakeLength.isSensible(together(usual, huge)));
        assertTrue(HandshakeLength.isSensible(sealed), "nobody can read it yet");
        assertFalse(HandshakeLength.isSensible(together(sealed, huge)));
    }

    @Test
    void aSecondMessageInARecord_isReadToo() {
        byte[] first = record(0, 0, 1);
        byte[] second = record(0, 1, 0xffffff);
        ByteBuffer both = ByteBuffer.allocate(13 + 2 * 13).put(first);
        both.put(second, 13, 13).putShort(11, (short) 26);
        assertFalse(HandshakeLength.isSensible(both.array()));
    }

    @Test
    void aDatagramCutAnywhere_isReadAsFarAsItGoes() {
        byte[] whole = together(record(0, 0, 1), record(0, 1, 0xffffff));
        for (int length = 0; length < whole.length; length++) {
            boolean saysTheLength = length >= 26 + 13 + 12;
            assertEquals(!saysTheLength, HandshakeLength.isSensible(Arrays.copyOf(whole, length)));
        }
        Hostile.attack(
                hostile ->
                        HandshakeLength.isSensible(
                                hostile.text().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aMessageThatSaysToBeHuge_reservesNothing() throws Exception {
        DtlsServer server =
                new DtlsServer(
                        DtlsIdentity.create(new SecureRandom()),
                        Fingerprint.of("SHA-256", new byte[1]));
        DtlsSession session =
                new DtlsSession(
                        server,
                        _ -> {},
                        new DtlsSession.Watcher() {
                            @Override
                            public void established(SrtpKeys keys) {}

                            @Override
                            public void over() {}
                        });
        for (int number = 1; number <= 8; number++) {
            session.arrived(record(0, number, 0xffffff));
        }
        // The message that comes first is whole and senseless: it ends the handshake.
        session.arrived(record(0, 0, 1));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] reserved = new long[1];
        Thread reading =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    session.run();
                                    reserved[0] = threads.getCurrentThreadAllocatedBytes();
                                });
        reading.join(20_000);
        assertFalse(reading.isAlive());
        assertTrue(reserved[0] < 16 * MEGABYTE, "bytes: " + reserved[0]);
    }
}
