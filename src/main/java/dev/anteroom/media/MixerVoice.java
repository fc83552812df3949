package dev.anteroom.media;

/** Something to be heard. Called on the speaker's thread. */
@FunctionalInterface
interface MixerVoice {
    /**
     * Adds ten milliseconds of two channels.
     *
     * @param sum {@code 2 * SoundSystem.FRAME} samples
     */
    void addTo(int[] sum);
}
