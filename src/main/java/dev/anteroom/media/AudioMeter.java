package dev.anteroom.media;

/** Gets a sound's level. Called on an engine's thread. */
@FunctionalInterface
public interface AudioMeter {
    /**
     * The level a moment ago.
     *
     * @param level from 0, silence, to 1, as loud as it can be
     */
    void level(double level);
}
