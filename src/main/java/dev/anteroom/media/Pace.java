package dev.anteroom.media;

import java.util.concurrent.TimeUnit;

/** Lets through no more than so many a second. Asked on one thread, set on any. */
final class Pace {
    private volatile long gap;
    private long due;

    /**
     * @param perSecond 0 for no limit
     */
    void limit(int perSecond) {
        gap = perSecond > 0 ? TimeUnit.SECONDS.toNanos(1) / perSecond : 0;
    }

    /** Whether one may pass now. */
    boolean allows(long nanos) {
        long between = gap;
        // a little early is in time, or a camera of just this rate would lose every other frame
        if (between > 0 && nanos - due < -between / 4) {
            return false;
        }
        due = Math.max(due + between, nanos + between * 3 / 4);
        return true;
    }
}
