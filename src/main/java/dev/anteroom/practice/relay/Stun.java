package dev.anteroom.practice.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes the answers to STUN's binding requests, and sums up messages. */
final class Stun {
    static final int SUCCESS = 0x0101;
    static final int ERROR = 0x0111;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int ERROR_CODE = 0x0009;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHENTICATED = 401;
    private static final int IPV4 = 1;
    private static final int IPV6 = 2;
    private static final int ERROR_LENGTH = StunRequest.HEADER + 8;

    private Stun() {}

    /** The sum over a password's short-term credential (RFC 8489 section 9.1.1). */
    static Mac macOf(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(password.getBytes(UTF_8), "HmacSHA1"));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HmacSHA1.", missing);
        }
    }

    /** The integrity of what stands before {@code at}, with the length that ends behind it. */
    static byte[] integrity(Mac mac, byte[] data, int at) {
        int covered = at + 4 + StunRequest.INTEGRITY_LENGTH - StunRequest.HEADER;
        mac.update(data, 0, 2);
        mac.update((byte) (covered >>> 8));
        mac.update((byte) covered);
        mac.update(data, 4, at - 4);
        return mac.doFinal();
    }

    static int crc(byte[] data, int length) {
        CRC32 crc = new CRC32();
        crc.update(data, 0, length);
        return (int) crc.getValue();
    }

    /** Tells the asker which address it has; signed, with a fingerprint. */
    static byte[] success(StunRequest request, InetSocketAddress from, Mac mac) {
        byte[] address = from.getAddress().getAddress();
        int mapped = StunRequest.HEADER + 4 + 4 + address.length;
        int integrityEnd = mapped + 4 + StunRequest.INTEGRITY_LENGTH;
        byte[] answer = new byte[integrityEnd + 8];
        Bytes.put16(answer, 0, SUCCESS);
        Bytes.put16(answer, 2, answer.length - StunRequest.HEADER);
        request.copyTransaction(answer);
        putMappedAddress(answer, address, from.getPort());
        Bytes.put16(answer, mapped, StunRequest.MESSAGE_INTEGRITY);
        Bytes.put16(answer, mapped + 2, StunRequest.INTEGRITY_LENGTH);
        byte[] sum = integrity(mac, answer, mapped);
        System.arraycopy(sum, 0, answer, mapped + 4, sum.length);
        Bytes.put16(answer, integrityEnd, StunRequest.FINGERPRINT);
        Bytes.put16(answer, integrityEnd + 2, 4);
        Bytes.put32(
                answer, integrityEnd + 4, crc(answer, integrityEnd) ^ StunRequest.FINGERPRINT_MASK);
        return answer;
    }

    private static void putMappedAddress(byte[] answer, byte[] address, int port) {
        int at = StunRequest.HEADER;
        Bytes.put16(answer, at, XOR_MAPPED_ADDRESS);
        Bytes.put16(answer, at + 2, 4 + address.length);
        answer[at + 5] = (byte) (address.length == 4 ? IPV4 : IPV6);
        Bytes.put16(answer, at + 6, port ^ StunRequest.MAGIC_COOKIE >>> 16);
        for (int i = 0; i < address.length; i++) {
            answer[at + 8 + i] = (byte) (address[i] ^ answer[4 + i]);
        }
    }

    /** A refusal; never longer than a request with a fingerprint, so nothing is amplified. */
    static byte[] error(StunRequest request, int code) {
        byte[] answer = new byte[ERROR_LENGTH];
        Bytes.put16(answer, 0, ERROR);
        Bytes.put16(answer, 2, ERROR_LENGTH - StunRequest.HEADER);
        request.copyTransaction(answer);
        Bytes.put16(answer, StunRequest.HEADER, ERROR_CODE);
        Bytes.put16(answer, StunRequest.HEADER + 2, 4);
        answer[StunRequest.HEADER + 6] = (byte) (code / 100);
        answer[StunRequest.HEADER + 7] = (byte) (code % 100);
        return answer;
    }
}
