package dev.anteroom.practice.relay;

import java.util.concurrent.TimeUnit;

/** Which packets of one source are missing and when to ask for them again. Not thread-safe. */
final class Gaps {
    /** A longer gap is no loss to be mended, but a source that has to start afresh. */
    static final int LONGEST = 64;

    private static final int MOST = 256;
    private static final int MOST_ASKED = 8;
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(60);

    private final long[] missing = new long[MOST];
    private final long[] askedAt = new long[MOST];
    private final int[] asked = new int[MOST];
    private final int[] items = new int[MOST];
    private int count;

    /**
     * Notes a packet that came.
     *
     * @param before the highest index before it came, -1 if it is the first one
     * @return false if so many are missing that only a key frame helps
     */
    boolean note(long index, long before) {
        if (index <= before) {
            found(index);
            return true;
        }
        if (before < 0 || index == before + 1) {
            return true;
        }
        if (index - before > LONGEST) {
            count = 0;
            return false;
        }
        for (long one = before + 1; one < index && count < MOST; one++) {
            missing[count] = one;
            asked[count] = 0;
            count++;
        }
        return true;
    }

    private void found(long index) {
        for (int i = 0; i < count; i++) {
            if (missing[i] == index) {
                drop(i);
                return;
            }
        }
    }

    private void drop(int at) {
        count--;
        System.arraycopy(missing, at + 1, missing, at, count - at);
        System.arraycopy(askedAt, at + 1, askedAt, at, count - at);
        System.arraycopy(asked, at + 1, asked, at, count - at);
    }

    /** Adds a request for what is due, if anything is; true if something was added. */
    boolean write(RtcpWriter writer, int reporter, int source, long now) {
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (asked[i] > 0 && now - askedAt[i] < PATIENCE) {
                continue;
            }
            if (asked[i] == MOST_ASKED) {
                drop(i--);
                continue;
            }
            asked[i]++;
            askedAt[i] = now;
            size = add(size, (int) (missing[i] & 0xffff));
        }
        if (size > 0) {
            writer.addNack(reporter, source, items, size);
        }
        return size > 0;
    }

    private int add(int size, int sequence) {
        if (size > 0) {
            int distance = sequence - (items[size - 1] >>> 16) & 0xffff;
            if (distance >= 1 && distance <= 16) {
                items[size - 1] |= 1 << (distance - 1);
                return size;
            }
        }
        items[size] = sequence << 16;
        return size + 1;
    }
}
