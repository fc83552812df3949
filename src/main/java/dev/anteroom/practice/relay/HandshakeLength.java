package dev.anteroom.practice.relay;

import java.nio.ByteBuffer;

/**
 * How long the messages of a handshake say to be. The library reserves that much as soon as a first
 * piece comes (CVE-2026-59646, mended in its 1.85), which 26 bytes from anybody can ask for.
 */
final class HandshakeLength {
    /** In bytes; certificates of browsers take less than a tenth of it. */
    static final int LARGEST = 16 * 1024;

    private static final int RECORD_HEADER = 13;
    private static final int MESSAGE_HEADER = 12;
    private static final byte HANDSHAKE = 22;

    private HandshakeLength() {}

    /**
     * Whether every message that a datagram holds a piece of in the clear is of a sensible length.
     * What is sealed already comes from whoever the offer named, and what is no handshake has no
     * such length.
     */
    static boolean isSensible(byte[] datagram) {
        ByteBuffer left = ByteBuffer.wrap(datagram);
        while (left.remaining() >= RECORD_HEADER) {
            int at = left.position();
            boolean inTheClear = left.get(at) == HANDSHAKE && left.getShort(at + 3) == 0;
            int length = Short.toUnsignedInt(left.getShort(at + RECORD_HEADER - 2));
            int end = Math.min(left.limit(), at + RECORD_HEADER + length);
            left.position(at + RECORD_HEADER);
            if (inTheClear && !areSensible(left.slice(left.position(), end - left.position()))) {
                return false;
            }
            left.position(end);
        }
        return true;
    }

    private static boolean areSensible(ByteBuffer messages) {
        while (messages.remaining() >= MESSAGE_HEADER) {
            int at = messages.position();
            if ((messages.getInt(at) & 0xffffff) > LARGEST) {
                return false;
            }
            int piece = messages.getInt(at + MESSAGE_HEADER - 4) & 0xffffff;
            messages.position(Math.min(messages.limit(), at + MESSAGE_HEADER + piece));
        }
        return true;
    }
}
