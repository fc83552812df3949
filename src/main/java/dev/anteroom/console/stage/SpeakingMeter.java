package dev.anteroom.console.stage;

import dev.anteroom.media.AudioMeter;

/**
 * Tells speaking from silence: a level above a threshold counts, and goes on to count for a moment,
 * so that a pause between two words is no silence. Levels come on a media thread, the question on
 * another.
 */
final class SpeakingMeter implements AudioMeter {
    /** About -40 dB: speech in a quiet room is louder, its noise is not. */
    static final double THRESHOLD = 0.01;

    private static final int HELD_LEVELS = 4;

    private final Runnable ready;
    private volatile boolean speaking;
    private int silentLevels = HELD_LEVELS;

    /**
     * @param ready told, on the media thread, when the answer changes
     */
    SpeakingMeter(Runnable ready) {
        this.ready = ready;
    }

    @Override
    public void level(double level) {
        silentLevels = level >= THRESHOLD ? 0 : Math.min(HELD_LEVELS, silentLevels + 1);
        boolean now = silentLevels < HELD_LEVELS;
        if (now != speaking) {
            speaking = now;
            ready.run();
        }
    }

    boolean isSpeaking() {
        return speaking;
    }
}
