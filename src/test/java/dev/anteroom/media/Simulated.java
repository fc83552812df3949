package dev.anteroom.media;

import java.util.Optional;

/** Captures of the simulated camera and microphone. */
final class Simulated {
    private Simulated() {}

    static LocalMedia capture(MediaEngine engine, VideoMode mode) {
        return engine.capture(
                new CaptureChoice(
                        Optional.of(SyntheticCamera.DEVICE.id()),
                        Optional.of(SyntheticMicrophone.DEVICE.id()),
                        mode,
                        SoundProcessing.ALL),
                state -> {});
    }
}
