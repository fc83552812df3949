package dev.anteroom.practice.relay;

import org.jspecify.annotations.Nullable;

/** The newest packets of one video, so that a lost one can be sent again. Not thread-safe. */
final class PacketCache {
    private static final int PACKETS = 512;

    private final @Nullable MediaPacket[] slots = new @Nullable MediaPacket[PACKETS];

    void put(MediaPacket packet) {
        int slot = packet.sequence() % PACKETS;
        @Nullable MediaPacket kept = slots[slot];
        if (kept == null) {
            kept = new MediaPacket();
            slots[slot] = kept;
        }
        kept.copy(packet);
    }

    @Nullable MediaPacket find(int sequence) {
        @Nullable MediaPacket kept = slots[sequence % PACKETS];
        return kept != null && kept.sequence() == sequence ? kept : null;
    }
}
