package dev.anteroom.practice.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * A binding request (RFC 8489) as ICE sends it (RFC 8445), read where it lies; valid until the
 * buffer is filled again. Whether it is genuine is known after {@link #isSignedBy}.
 */
final class StunRequest {
    static final int HEADER = 20;
    static final int BINDING_REQUEST = 0x0001;
    static final int MAGIC_COOKIE = 0x2112a442;
    static final int FINGERPRINT_MASK = 0x5354554e;
    static final int INTEGRITY_LENGTH = 20;
    static final int USERNAME = 0x0006;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int USE_CANDIDATE = 0x0025;
    static final int FINGERPRINT = 0x8028;
    private static final int LONGEST_USERNAME = 513;

    private final byte[] data;
    private final int length;
    private @Nullable String username;
    private boolean nominates;
    private int integrityAt = -1;

    private StunRequest(byte[] data, int length) {
        this.data = data;
        this.length = length;
    }

    /** Whether a datagram claims to be STUN (RFC 7983). */
    static boolean looksLike(byte[] data, int length) {
        return length >= HEADER && data[0] >= 0 && data[0] < 4;
    }

    /** Null for anything that is not a well-formed binding request with a right fingerprint. */
    static @Nullable StunRequest read(byte[] data, int length) {
        if (length < HEADER
                || Bytes.u16(data, 0) != BINDING_REQUEST
                || Bytes.u16(data, 2) != length - HEADER
                || (length & 3) != 0
                || Bytes.i32(data, 4) != MAGIC_COOKIE) {
            return null;
        }
        StunRequest request = new StunRequest(data, length);
        return request.readAttributes() ? request : null;
    }

    private boolean readAttributes() {
        int at = HEADER;
        while (at + 4 <= length) {
            int type = Bytes.u16(data, at);
            int size = Bytes.u16(data, at + 2);
            int value = at + 4;
            int end = value + (size + 3 & ~3);
            if (end > length) {
                return false;
            }
            if (type == FINGERPRINT) {
                return size == 4 && end == length && fingerprintIsRight(at);
            }
            if (integrityAt < 0 && !readAttribute(type, value, size, at)) {
                return false;
            }
            at = end;
        }
        return false;
    }

    /** What stands behind the integrity is not covered by it and therefore ignored. */
    private boolean readAttribute(int type, int value, int size, int at) {
        switch (type) {
            case USERNAME -> {
                if (size > LONGEST_USERNAME) {
                    return false;
                }
                username = new String(data, value, size, UTF_8);
            }
            case USE_CANDIDATE -> nominates = true;
            case MESSAGE_INTEGRITY -> {
                if (size != INTEGRITY_LENGTH) {
                    return false;
                }
                integrityAt = at;
            }
            default -> {
                // Nothing else changes what an ICE-lite agent does.
            }
        }
        return true;
    }

    private boolean fingerprintIsRight(int at) {
        return Bytes.i32(data, at + 4) == (Stun.crc(data, at) ^ FINGERPRINT_MASK);
    }

    /** Whether it carries what an answer can be decided on: a name and an integrity. */
    boolean hasCredentials() {
        return username != null && integrityAt >= 0;
    }

    /** The part of the user name before the colon: who is asked. Empty if there is none. */
    String asked() {
        @Nullable String name = username;
        int colon = name == null ? -1 : name.indexOf(':');
        return name == null || colon < 0 ? "" : name.substring(0, colon);
    }

    /** The part of the user name behind the colon: who asks. */
    String asking() {
        @Nullable String name = username;
        return name == null ? "" : name.substring(name.indexOf(':') + 1);
    }

    boolean nominates() {
        return nominates;
    }

    /**
     * Whether the sender knows the key.
     *
     * @param mac with the key of the short-term credential, HMAC-SHA1
     */
    boolean isSignedBy(Mac mac) {
        if (integrityAt < 0) {
            return false;
        }
        byte[] sum = Stun.integrity(mac, data, integrityAt);
        byte[] sent = Arrays.copyOfRange(data, integrityAt + 4, integrityAt + 4 + INTEGRITY_LENGTH);
        return MessageDigest.isEqual(sum, sent);
    }

    /** Copies cookie and transaction id to where an answer has them. */
    void copyTransaction(byte[] target) {
        System.arraycopy(data, 4, target, 4, HEADER - 4);
    }
}
