package dev.anteroom.media;

/** What is done to a microphone's sound before it is sent. */
public record SoundProcessing(
        boolean echoCancellation, boolean noiseSuppression, boolean gainControl) {
    /** All on. */
    public static final SoundProcessing ALL = new SoundProcessing(true, true, true);
}
