package dev.anteroom.console.stage;

import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** A machine whose media were never wanted. */
public final class NoMedia implements StageMedia {
    private static final CaptureChoice NOTHING =
            new CaptureChoice(
                    Optional.empty(),
                    Optional.empty(),
                    new VideoMode(640, 360, 30),
                    SoundProcessing.ALL);

    private final ObservableValue<MediaState> state =
            new SimpleObjectProperty<>(new MediaState.Unavailable(MediaState.Why.OFF, ""));
    private final ObservableValue<OwnDevices> devices;

    /**
     * @param sentence why nothing can be sent
     */
    public NoMedia(String sentence) {
        devices = new SimpleObjectProperty<>(new OwnDevices(true, NOTHING, sentence, sentence));
    }

    /**
     * There is none.
     *
     * @throws IllegalStateException always
     */
    @Override
    public MediaEngine engine() {
        throw new IllegalStateException("There are no media; the state says so.");
    }

    @Override
    public ObservableValue<MediaState> state() {
        return state;
    }

    @Override
    public ObservableValue<OwnDevices> devices() {
        return devices;
    }

    @Override
    public void use(boolean inUse) {}

    @Override
    public boolean joinsWithMicrophone() {
        return false;
    }

    @Override
    public boolean joinsWithCamera() {
        return false;
    }
}
