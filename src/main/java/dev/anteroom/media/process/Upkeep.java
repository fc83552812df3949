package dev.anteroom.media.process;

import java.time.Duration;

/**
 * When a media process is taken for hung, and when it is replaced by a fresh one because it keeps
 * memory for each description that was ever made in it (docs/decisions/0008).
 *
 * @param pause between two questions whether it still answers
 * @param mostMissed how many pauses an answer may take
 * @param mostMissedAtStart how many the first answer may take
 * @param descriptions how many make it worth replacing while nothing is open
 */
record Upkeep(Duration pause, int mostMissed, int mostMissedAtStart, int descriptions) {
    /** The system property for {@link #descriptions}. */
    static final String DESCRIPTIONS = "anteroom.media.descriptions";

    /** So many times more are made before a capture that is open has to begin anew. */
    static final int TIMES_WHILE_CAPTURING = 5;

    /** So many times more are made before links that are open have to be made anew. */
    static final int TIMES_WHILE_LINKED = 100;

    /** For everybody; the limits are explained in docs/decisions/0016. */
    static Upkeep usual() {
        return new Upkeep(Duration.ofSeconds(2), 5, 15, Integer.getInteger(DESCRIPTIONS, 200));
    }

    Heartbeat heartbeat() {
        return new Heartbeat(mostMissed, mostMissedAtStart);
    }

    /**
     * Whether a process is to be replaced now.
     *
     * @param made descriptions made in it
     * @param captures how many are open
     * @param links how many are open
     */
    boolean isDue(int made, int captures, int links) {
        if (links > 0) {
            return made >= (long) TIMES_WHILE_LINKED * descriptions;
        }
        return made >= (captures > 0 ? (long) TIMES_WHILE_CAPTURING * descriptions : descriptions);
    }
}
