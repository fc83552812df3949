package dev.anteroom.media.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets something be started again a few times, not for ever. Not thread-safe. */
final class RestartLimit {
    static final int MOST = 3;
    static final Duration WITHIN = Duration.ofMinutes(1);

    private final Deque<Long> restarts = new ArrayDeque<>();

    /**
     * Whether it may be started again now, which then counts.
     *
     * @param now by {@link System#nanoTime}
     */
    boolean allows(long now) {
        while (!restarts.isEmpty() && now - restarts.getFirst() > WITHIN.toNanos()) {
            restarts.removeFirst();
        }
        if (restarts.size() >= MOST) {
            return false;
        }
        restarts.addLast(now);
        return true;
    }

    /** Forgets what was. */
    void clear() {
        restarts.clear();
    }
}
