package dev.anteroom.console.notify;

import java.time.Duration;

/** The sound of a knock: two soft bell strokes, the second one higher. Computed, from no file. */
final class BellTone {
    /** Samples a second. */
    static final int RATE = 44_100;

    /** How long it is heard. */
    static final Duration LENGTH = Duration.ofMillis(900);

    private static final double FIRST_STROKE = 659.26;
    private static final double SECOND_STROKE = 880;
    private static final double SECOND_AT = 0.16;
    private static final double LOUDEST = 0.5;
    private static final double ATTACK = 0.006;
    private static final double DECAY = 5.5;
    private static final double END_FADE = 0.08;

    private BellTone() {}

    /**
     * Computes the sound: one channel, 16 bits a sample, little-endian.
     *
     * @param volume from 0 to 1
     */
    static byte[] samples(double volume) {
        int count = (int) (RATE * LENGTH.toMillis() / 1000);
        byte[] samples = new byte[2 * count];
        for (int position = 0; position < count; position++) {
            double time = (double) position / RATE;
            double value = stroke(FIRST_STROKE, time) + stroke(SECOND_STROKE, time - SECOND_AT);
            double untilEnd = LENGTH.toMillis() / 1000.0 - time;
            double faded = value * Math.min(1, untilEnd / END_FADE);
            // Loudness is heard by ratios, so the middle of a volume slider is not half the swing.
            int sample = (int) Math.round(faded * LOUDEST * volume * volume * Short.MAX_VALUE);
            samples[2 * position] = (byte) sample;
            samples[2 * position + 1] = (byte) (sample >> 8);
        }
        return samples;
    }

    private static double stroke(double pitch, double time) {
        if (time < 0) {
            return 0;
        }
        double swell = Math.min(1, time / ATTACK) * Math.exp(-DECAY * time);
        double turn = 2 * Math.PI * pitch * time;
        // A bell's second tone lies a little above the octave and dies sooner.
        double overtone = 0.3 * Math.exp(-DECAY * time) * Math.sin(2.01 * turn);
        return swell * (Math.sin(turn) + overtone) / 1.6;
    }
}
