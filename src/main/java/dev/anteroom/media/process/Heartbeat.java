package dev.anteroom.media.process;

/**
 * Finds out whether a process still does what it is asked. Counts the periods in which no answer
 * came instead of the time: a machine that sleeps has none. Not thread-safe.
 */
final class Heartbeat {
    private final int most;
    private final int mostAtStart;
    private boolean answeredOnce;
    private boolean waiting;
    private int missed;

    /** What to do now. */
    enum Next {
        /** Ask it. */
        ASK,
        /** Give it time. */
        WAIT,
        /** It hangs. */
        GIVE_UP
    }

    /**
     * @param most how many periods an answer may take
     * @param mostAtStart how many the first may take
     */
    Heartbeat(int most, int mostAtStart) {
        this.most = most;
        this.mostAtStart = mostAtStart;
    }

    /** Another period has passed. */
    Next next() {
        if (!waiting) {
            waiting = true;
            missed = 0;
            return Next.ASK;
        }
        missed++;
        return missed < (answeredOnce ? most : mostAtStart) ? Next.WAIT : Next.GIVE_UP;
    }

    /** It answered. */
    void answered() {
        answeredOnce = true;
        waiting = false;
    }
}
