package dev.anteroom.practice.relay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The protected way to and from one client; closed until the handshake is done. Owned by the
 * relay's thread.
 */
final class SecureLeg {
    private static final int MOST_SOURCES = 16;
    private static final int NEXT_INDEX_MASK = 0x7fffffff;

    private final MediaPort port;
    private final Map<Integer, PacketIndex> controlSeen = new HashMap<>();
    private @Nullable SrtpCipher incoming;
    private @Nullable SrtpCipher outgoing;
    private @Nullable InetSocketAddress address;
    private int controlIndex;

    SecureLeg(MediaPort port) {
        this.port = port;
    }

    void open(SrtpKeys keys) {
        incoming = keys.ofClient();
        outgoing = keys.ofServer();
    }

    /** Where packets go from now on. */
    void aim(InetSocketAddress at) {
        address = at;
    }

    boolean isOpen() {
        return outgoing != null;
    }

    /**
     * Opens an RTP packet in place.
     *
     * @return its length without protection; -1 if it is not genuine or came before
     */
    int openMedia(byte[] packet, int header, int length, PacketIndex seen) {
        @Nullable SrtpCipher cipher = incoming;
        long index = seen.of(Bytes.u16(packet, 2));
        if (cipher == null || !seen.isNew(index)) {
            return -1;
        }
        try {
            int opened = cipher.open(packet, header, length, PacketIndex.rollover(index));
            seen.note(index);
            return opened;
        } catch (GeneralSecurityException forged) {
            return -1;
        }
    }

    /**
     * Opens an RTCP packet in place.
     *
     * @return its length without protection; -1 if it is not genuine or came before
     */
    int openControl(byte[] packet, int length) {
        @Nullable SrtpCipher cipher = incoming;
        int index = cipher == null ? -1 : cipher.controlIndex(packet, length);
        if (cipher == null || index < 0) {
            return -1;
        }
        int source = Bytes.i32(packet, 4);
        @Nullable PacketIndex known = controlSeen.get(source);
        PacketIndex seen = known == null ? new PacketIndex() : known;
        if (!seen.isNew(index) || (known == null && controlSeen.size() >= MOST_SOURCES)) {
            return -1;
        }
        try {
            int opened = cipher.openControl(packet, length);
            seen.note(index);
            controlSeen.put(source, seen);
            return opened;
        } catch (GeneralSecurityException forged) {
            return -1;
        }
    }

    /** Protects an RTP packet in place, which needs room behind it, and sends it. */
    void sendMedia(byte[] packet, int header, int length, PacketIndex sent) {
        @Nullable SrtpCipher cipher = outgoing;
        @Nullable InetSocketAddress to = address;
        long index = sent.of(Bytes.u16(packet, 2));
        if (cipher == null || to == null || index < 0) {
            return;
        }
        sent.note(index);
        int sealed = cipher.protect(packet, header, length, PacketIndex.rollover(index));
        port.send(ByteBuffer.wrap(packet, 0, sealed), to);
    }

    /** Protects an RTCP packet in place, which needs room behind it, and sends it. */
    void sendControl(byte[] packet, int length) {
        @Nullable SrtpCipher cipher = outgoing;
        @Nullable InetSocketAddress to = address;
        if (cipher == null || to == null) {
            return;
        }
        controlIndex = controlIndex + 1 & NEXT_INDEX_MASK;
        int sealed = cipher.protectControl(packet, length, controlIndex);
        port.send(ByteBuffer.wrap(packet, 0, sealed), to);
    }
}
