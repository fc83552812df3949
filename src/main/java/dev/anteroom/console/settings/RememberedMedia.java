package dev.anteroom.console.settings;

/**
 * The devices chosen last, and what is done with them.
 *
 * @param camera empty for the system's first
 * @param microphone empty for the system's first
 * @param speaker empty for the system's first
 * @param width of the picture in pixels; 0 for the default
 * @param height of the picture in pixels; 0 for the default
 * @param framesPerSecond 0 for the default
 * @param echoCancellation whether one's own speaker is taken out of the microphone's sound
 * @param noiseSuppression whether noise is taken out of it
 * @param gainControl whether it is made evenly loud
 * @param joinWithMicrophone whether to be heard as soon as a room is entered
 * @param joinWithCamera whether to be seen as soon as a room is entered
 * @param stageShown whether the stage of a room is seen
 */
public record RememberedMedia(
        Device camera,
        Device microphone,
        Device speaker,
        int width,
        int height,
        int framesPerSecond,
        boolean echoCancellation,
        boolean noiseSuppression,
        boolean gainControl,
        boolean joinWithMicrophone,
        boolean joinWithCamera,
        boolean stageShown) {
    /** Nothing chosen yet: neither heard nor seen on joining. */
    public static final RememberedMedia NOTHING =
            new RememberedMedia(
                    Device.NONE,
                    Device.NONE,
                    Device.NONE,
                    0,
                    0,
                    0,
                    true,
                    true,
                    true,
                    false,
                    false,
                    true);

    /**
     * A device by its id, and by its name for the day it is missing.
     *
     * @param id as the system gave it; empty for none
     * @param name as it was shown; empty for none
     */
    public record Device(String id, String name) {
        /** None. */
        public static final Device NONE = new Device("", "");
    }

    /** The same with the stage seen or not. */
    public RememberedMedia withStageShown(boolean shown) {
        return new RememberedMedia(
                camera,
                microphone,
                speaker,
                width,
                height,
                framesPerSecond,
                echoCancellation,
                noiseSuppression,
                gainControl,
                joinWithMicrophone,
                joinWithCamera,
                shown);
    }
}
