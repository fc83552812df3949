package dev.anteroom.media;

import java.util.Optional;

/**
 * Which devices to open.
 *
 * @param camera the id of a camera; empty for none
 * @param microphone the id of a microphone; empty for none
 * @param mode the wanted picture; the camera's nearest is taken
 */
public record CaptureChoice(
        Optional<String> camera,
        Optional<String> microphone,
        VideoMode mode,
        SoundProcessing processing) {}
