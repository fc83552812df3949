package dev.anteroom.practice.relay;

/** The header of an RTP packet (RFC 3550 section 5.1), read where it lies. Not thread-safe. */
final class Rtp {
    static final int FIXED_HEADER = 12;

    /** Room for what clients put into one packet. */
    static final int USUAL_PAYLOAD = 1300;

    static final int ONE_BYTE_EXTENSIONS = 0xbede;

    private byte[] data = new byte[0];
    private int headerLength;
    private int extensionsAt;
    private int extensionsEnd;

    /** Whether a datagram claims to be RTP or RTCP (RFC 7983). */
    static boolean looksLike(byte[] data, int length) {
        return length >= FIXED_HEADER && (data[0] & 0xc0) == 0x80;
    }

    /** Whether a datagram that claims to be one of both is RTCP (RFC 5761). */
    static boolean isControl(byte[] data) {
        int type = Bytes.u8(data, 1);
        return type >= 192 && type <= 223;
    }

    /** Reads a header; false if it does not fit into the packet. */
    boolean read(byte[] packet, int length) {
        data = packet;
        extensionsAt = 0;
        extensionsEnd = 0;
        headerLength = FIXED_HEADER + 4 * (packet[0] & 0x0f);
        if ((packet[0] & 0x10) != 0) {
            if (headerLength + 4 > length) {
                return false;
            }
            int profile = Bytes.u16(packet, headerLength);
            int start = headerLength + 4;
            headerLength = start + 4 * Bytes.u16(packet, start - 2);
            if (profile == ONE_BYTE_EXTENSIONS) {
                extensionsAt = start;
                extensionsEnd = headerLength;
            }
        }
        return headerLength <= length;
    }

    int headerLength() {
        return headerLength;
    }

    int payloadType() {
        return data[1] & 0x7f;
    }

    boolean marker() {
        return data[1] < 0;
    }

    int sequence() {
        return Bytes.u16(data, 2);
    }

    int timestamp() {
        return Bytes.i32(data, 4);
    }

    int source() {
        return Bytes.i32(data, 8);
    }

    /** Where the payload of an opened packet ends; 0 if its padding cannot be right. */
    int payloadEnd(int length) {
        if ((data[0] & 0x20) == 0) {
            return length;
        }
        int padding = length > headerLength ? Bytes.u8(data, length - 1) : 0;
        return padding == 0 || headerLength + padding > length ? 0 : length - padding;
    }

    /** The first byte of a header extension (RFC 8285); -1 if the packet has none of this id. */
    int extension(int id) {
        int at = extensionsAt;
        while (id != 0 && at < extensionsEnd) {
            int head = Bytes.u8(data, at);
            int found = head >>> 4;
            if (found == 15) {
                return -1;
            }
            if (found == 0) {
                at++;
                continue;
            }
            if (found == id) {
                return at + 1 < extensionsEnd ? Bytes.u8(data, at + 1) : -1;
            }
            at += 2 + (head & 0x0f);
        }
        return -1;
    }
}
