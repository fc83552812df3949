package dev.anteroom.console.devices;

/** How long a bar is for a sound's level: as loudness is heard, not as a voltage is measured. */
final class LevelScale {
    /** The silence of a quiet room, in decibels below the loudest. */
    private static final double SILENCE = -54;

    private LevelScale() {}

    /**
     * From 0 to 1.
     *
     * @param level from 0 to 1, as the engine measures it
     */
    static double forTheEye(double level) {
        if (!(level > 0)) {
            return 0;
        }
        return Math.clamp(1 - 20 * Math.log10(level) / SILENCE, 0, 1);
    }
}
