package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STUN against the vectors of RFC 5769. */
class StunTest {
    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
    private static final byte[] REQUEST =
            bytes(
                    "000100582112a442b7e7a701bc34d686fa87dfae"
                            + "802200105354554e207465737420636c69656e74"
                            + "002400046e0001ff80290008932ff9b151263b36"
                            + "000600096576746a3a68367659202020"
                            + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
                            + "80280004e57a3bcf");
    private static final byte[] RESPONSE =
            bytes(
                    "0101003c2112a442b7e7a701bc34d686fa87dfae"
                            + "8022000b7465737420766563746f7220"
                            + "002000080001a147e112a643"
                            + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                            + "80280004c07d4c96");

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static StunRequest read(byte[] data) {
        StunRequest request = StunRequest.read(data, data.length);
        assertNotNull(request);
        return request;
    }

    @Test
    void read_sampleRequest_isUnderstood() {
        StunRequest request = read(REQUEST);

        assertTrue(request.hasCredentials());
        assertEquals("evtj", request.asked());
        assertEquals("h6vY", request.asking());
        assertFalse(request.nominates());
        assertTrue(request.isSignedBy(Stun.macOf(PASSWORD)));
        assertFalse(request.isSignedBy(Stun.macOf("another password of 22")));
    }

    @Test
    void read_anyChangedByte_isRefused() {
        Mac mac = Stun.macOf(PASSWORD);
        for (int i = 0; i < REQUEST.length; i++) {
            byte[] changed = REQUEST.clone();
            changed[i] ^= 0x40;
            StunRequest request = StunRequest.read(changed, changed.length);
            assertTrue(request == null || !request.isSignedBy(mac), "byte " + i);
        }
    }

    @Test
    void read_cutAnywhere_isRefused() {
        for (int length = 0; length < REQUEST.length; length++) {
            assertNull(StunRequest.read(REQUEST.clone(), length), "length " + length);
        }
    }

    @Test
    void read_answer_isNoRequest() {
        assertNull(StunRequest.read(RESPONSE.clone(), RESPONSE.length));
    }

    @Test
    void read_nomination_isNoticed() throws Exception {
        assertTrue(read(StunBytes.check("a:b", "secret", true)).nominates());
        assertFalse(read(StunBytes.check("a:b", "secret", false)).nominates());
    }

    @Test
    void integrityAndSum_ofSampleResponse_areThoseOfTheStandard() {
        byte[] sum = Stun.integrity(Stun.macOf(PASSWORD), RESPONSE, 48);

        assertArrayEquals(Arrays.copyOfRange(RESPONSE, 52, 72), sum);
        assertEquals(0xc07d4c96, Stun.crc(RESPONSE, 72) ^ StunRequest.FINGERPRINT_MASK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1|002000080001a147e112a643",
                "2001:db8:1234:5678:11:2233:4455:6677"
                        + "|002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
            })
    void success_hasTheAddressOfTheStandard(String row) {
        String[] parts = row.split("\\|", -1);
        InetSocketAddress from = new InetSocketAddress(InetAddress.ofLiteral(parts[0]), 32853);

        byte[] answer = Stun.success(read(REQUEST), from, Stun.macOf(PASSWORD));

        byte[] expected = bytes(parts[1]);
        assertArrayEquals(expected, Arrays.copyOfRange(answer, 20, 20 + expected.length));
        assertArrayEquals(Arrays.copyOfRange(REQUEST, 4, 20), Arrays.copyOfRange(answer, 4, 20));
        assertEquals(answer.length - 20, Bytes.u16(answer, 2));
        int integrity = 20 + expected.length;
        assertArrayEquals(
                Stun.integrity(Stun.macOf(PASSWORD), answer, integrity),
                Arrays.copyOfRange(answer, integrity + 4, integrity + 24));
        assertEquals(
                Stun.crc(answer, answer.length - 8) ^ StunRequest.FINGERPRINT_MASK,
                Bytes.i32(answer, answer.length - 4));
    }

    @Test
    void error_isNeverLongerThanWhatItAnswers() {
        byte[] shortest = StunBytes.bare();
        StunRequest request = read(shortest);

        assertFalse(request.hasCredentials());
        byte[] answer = Stun.error(request, Stun.BAD_REQUEST);
        assertTrue(answer.length <= shortest.length);
        assertEquals(4, answer[26]);
        assertEquals(0, answer[27]);
    }
}
