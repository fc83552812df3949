package dev.anteroom.console.notify;

import java.time.Duration;

/**
 * Says when to make a sound and when to alert. Knows no clock: every method is told the time, by a
 * clock like {@link System#nanoTime()}. For one thread.
 */
final class NoticePolicy {
    /** At least this long from one sound to the next. */
    static final Duration GAP = Duration.ofSeconds(10);

    /** How long after a sound it comes again while nobody acts. */
    static final Duration REPEAT = Duration.ofSeconds(30);

    /** How long "do not disturb" lasts. */
    static final Duration QUIET = Duration.ofMinutes(15);

    private boolean unattended;
    private boolean fresh;
    private boolean everSounded;
    private long soundedAt;
    private boolean quiet;
    private long quietUntil;

    /** Somebody came who was not there before. */
    void knocked() {
        unattended = true;
        fresh = true;
    }

    /** Somebody at the desk did something about those who wait, or nobody waits any more. */
    void attended() {
        unattended = false;
        fresh = false;
    }

    /** From now on no sound and no alert, for a while. */
    void beQuiet(long now) {
        quiet = true;
        quietUntil = now + QUIET.toNanos();
    }

    /** Ends the quiet before its time; what came meanwhile is noticed now. */
    void endQuiet() {
        quiet = false;
    }

    /** How much of the quiet is left; zero when there is none. */
    Duration quietLeft(long now) {
        long left = quiet ? quietUntil - now : 0;
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** Whether somebody waits whom nobody has cared for yet, and it may be told. */
    boolean wantsAttention(long now) {
        return unattended && quietLeft(now).isZero();
    }

    /** Whether to make a sound now. A yes counts as made. */
    boolean takeSound(long now) {
        if (!wantsAttention(now) || (everSounded && now - soundedAt < pause().toNanos())) {
            return false;
        }
        everSounded = true;
        soundedAt = now;
        fresh = false;
        return true;
    }

    private Duration pause() {
        return fresh ? GAP : REPEAT;
    }
}
