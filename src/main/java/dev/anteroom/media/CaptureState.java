package dev.anteroom.media;

import java.util.Optional;

/**
 * What a capture has open. Immutable.
 *
 * @param camera the camera in use; empty for none
 * @param microphone the microphone in use; empty for none
 * @param problem what is not as it was asked for; empty when all is
 */
public record CaptureState(
        Optional<DeviceCatalog.Camera> camera,
        Optional<DeviceCatalog.Device> microphone,
        Optional<Problem> problem) {
    /** Nothing is open. */
    public static final CaptureState NOTHING =
            new CaptureState(Optional.empty(), Optional.empty(), Optional.empty());

    /** What is not as it was asked for. */
    public enum Problem {
        /** The camera asked for is gone; another one, or the synthetic one, took its place. */
        CAMERA_REPLACED,
        /** The microphone asked for is gone; another one, or the synthetic one, took its place. */
        MICROPHONE_REPLACED,
        /** The camera is there but does not open: in use, or not allowed. */
        CAMERA_REFUSED,
        /** The microphone is there but does not open: in use, or not allowed. */
        MICROPHONE_REFUSED,
        /** The screen cannot be captured on this system with this library. */
        SCREEN_REFUSED,
        /** There are no media at all. */
        NO_MEDIA
    }
}
