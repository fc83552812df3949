package dev.anteroom.practice.relay;

/**
 * Follows the sequence numbers of one source beyond their 16 bits and knows which packets came
 * already (RFC 3711 sections 3.3.1 and 3.3.2). Not thread-safe.
 */
final class PacketIndex {
    private static final int WINDOW = 1024;
    private static final int HALF = 1 << 15;
    private static final long NONE = -1;

    private final long[] seen = new long[WINDOW / Long.SIZE];
    private long highest = NONE;

    /** The index that a sequence number most likely stands for; negative if it cannot be. */
    long of(int sequence) {
        if (highest == NONE) {
            return sequence;
        }
        int difference = sequence - (int) (highest & 0xffff);
        if (difference > HALF) {
            difference -= 1 << 16;
        } else if (difference < -HALF) {
            difference += 1 << 16;
        }
        return highest + difference;
    }

    /** How often the sequence number wrapped at an index. */
    static int rollover(long index) {
        return (int) (index >>> 16);
    }

    /** Whether a packet is neither a repetition nor so old that nobody knows. */
    boolean isNew(long index) {
        if (index < 0 || (highest != NONE && index <= highest - WINDOW)) {
            return false;
        }
        return index > highest || (seen[slot(index)] & 1L << index) == 0;
    }

    /** Notes a packet, once it is known to be genuine. */
    void note(long index) {
        if (index > highest) {
            long from = highest == NONE ? index : Math.max(highest + 1, index - WINDOW + 1);
            for (long skipped = from; skipped <= index; skipped++) {
                seen[slot(skipped)] &= ~(1L << skipped);
            }
            highest = index;
        }
        seen[slot(index)] |= 1L << index;
    }

    long highest() {
        return highest;
    }

    private static int slot(long index) {
        return (int) (index / Long.SIZE % (WINDOW / Long.SIZE));
    }
}
