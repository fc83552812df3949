package dev.anteroom.console.devices;

import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import java.util.Optional;

/**
 * What was chosen, whether or not it is connected now. Immutable.
 *
 * @param camera empty for the system's first
 * @param microphone empty for the system's first
 * @param speaker empty for the system's first
 * @param mode the wanted picture; empty for the default
 * @param joinWithMicrophone whether to be heard as soon as a room is entered
 * @param joinWithCamera whether to be seen as soon as a room is entered
 */
public record DeviceChoice(
        Optional<Named> camera,
        Optional<Named> microphone,
        Optional<Named> speaker,
        Optional<VideoMode> mode,
        SoundProcessing processing,
        boolean joinWithMicrophone,
        boolean joinWithCamera) {
    /** A first run: neither heard nor seen on joining. */
    public static final DeviceChoice DEFAULTS =
            new DeviceChoice(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    SoundProcessing.ALL,
                    false,
                    false);

    /**
     * A device, and its name for the day it is missing.
     *
     * @param id as the system gave it
     * @param name as it was shown
     */
    public record Named(String id, String name) {}

    DeviceChoice withCamera(Named newCamera) {
        return new DeviceChoice(
                Optional.of(newCamera),
                microphone,
                speaker,
                mode,
                processing,
                joinWithMicrophone,
                joinWithCamera);
    }

    DeviceChoice withMicrophone(Named newMicrophone) {
        return new DeviceChoice(
                camera,
                Optional.of(newMicrophone),
                speaker,
                mode,
                processing,
                joinWithMicrophone,
                joinWithCamera);
    }

    DeviceChoice withSpeaker(Named newSpeaker) {
        return new DeviceChoice(
                camera,
                microphone,
                Optional.of(newSpeaker),
                mode,
                processing,
                joinWithMicrophone,
                joinWithCamera);
    }

    DeviceChoice withMode(VideoMode newMode) {
        return new DeviceChoice(
                camera,
                microphone,
                speaker,
                Optional.of(newMode),
                processing,
                joinWithMicrophone,
                joinWithCamera);
    }

    DeviceChoice withProcessing(SoundProcessing newProcessing) {
        return new DeviceChoice(
                camera,
                microphone,
                speaker,
                mode,
                newProcessing,
                joinWithMicrophone,
                joinWithCamera);
    }

    DeviceChoice joining(boolean withMicrophone, boolean withCamera) {
        return new DeviceChoice(
                camera, microphone, speaker, mode, processing, withMicrophone, withCamera);
    }
}
