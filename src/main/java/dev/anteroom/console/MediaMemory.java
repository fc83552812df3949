package dev.anteroom.console;

import dev.anteroom.console.devices.DeviceChoice;
import dev.anteroom.console.devices.DeviceChoice.Named;
import dev.anteroom.console.devices.DeviceMemory;
import dev.anteroom.console.settings.RememberedMedia;
import dev.anteroom.console.settings.RememberedMedia.Device;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import java.util.Optional;

/** Keeps the choice of devices in the settings. */
final class MediaMemory implements DeviceMemory {
    private final SettingsStore store;

    MediaMemory(SettingsStore store) {
        this.store = store;
    }

    @Override
    public DeviceChoice recall() {
        RememberedMedia kept = store.current().media();
        return new DeviceChoice(
                named(kept.camera()),
                named(kept.microphone()),
                named(kept.speaker()),
                mode(kept),
                new SoundProcessing(
                        kept.echoCancellation(), kept.noiseSuppression(), kept.gainControl()),
                kept.joinWithMicrophone(),
                kept.joinWithCamera());
    }

    @Override
    public void keep(DeviceChoice choice) {
        VideoMode mode = choice.mode().orElse(new VideoMode(0, 0, 0));
        store.update(
                settings ->
                        settings.withMedia(
                                new RememberedMedia(
                                        device(choice.camera()),
                                        device(choice.microphone()),
                                        device(choice.speaker()),
                                        mode.width(),
                                        mode.height(),
                                        mode.framesPerSecond(),
                                        choice.processing().echoCancellation(),
                                        choice.processing().noiseSuppression(),
                                        choice.processing().gainControl(),
                                        choice.joinWithMicrophone(),
                                        choice.joinWithCamera(),
                                        settings.media().stageShown())));
    }

    private static Optional<VideoMode> mode(RememberedMedia kept) {
        boolean chosen = kept.width() > 0 && kept.height() > 0 && kept.framesPerSecond() > 0;
        return chosen
                ? Optional.of(new VideoMode(kept.width(), kept.height(), kept.framesPerSecond()))
                : Optional.empty();
    }

    private static Optional<Named> named(Device device) {
        return device.id().isEmpty()
                ? Optional.empty()
                : Optional.of(new Named(device.id(), device.name()));
    }

    private static Device device(Optional<Named> named) {
        return named.map(known -> new Device(known.id(), known.name())).orElse(Device.NONE);
    }
}
