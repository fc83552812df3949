package dev.anteroom.console.stage;

import dev.anteroom.media.CaptureChoice;
import dev.anteroom.media.MediaState;
import dev.anteroom.media.SoundProcessing;
import dev.anteroom.media.VideoMode;
import dev.anteroom.testkit.FakeMediaEngine;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A machine with one camera and one microphone, until the test says otherwise. */
public final class FakeStageMedia implements StageMedia {
    /** Both devices. */
    public static final CaptureChoice BOTH =
            new CaptureChoice(
                    Optional.of("camera-0"),
                    Optional.of("microphone-0"),
                    new VideoMode(640, 360, 30),
                    SoundProcessing.ALL);

    private final FakeMediaEngine engine = new FakeMediaEngine();
    private final ObjectProperty<MediaState> state =
            new SimpleObjectProperty<>(new MediaState.Ready(MediaState.Sound.WORKING));
    private final ObjectProperty<OwnDevices> devices =
            new SimpleObjectProperty<>(new OwnDevices(true, BOTH, "", ""));
    private boolean joinsWithMicrophone;
    private boolean joinsWithCamera;
    private boolean inUse;

    /** Sends these as soon as the room is entered. */
    public FakeStageMedia joining(boolean microphone, boolean camera) {
        joinsWithMicrophone = microphone;
        joinsWithCamera = camera;
        return this;
    }

    /** These could be sent from now on. */
    public void devices(OwnDevices found) {
        devices.set(found);
    }

    /** The engine's state from now on. */
    public void state(MediaState newState) {
        state.set(newState);
    }

    @Override
    public FakeMediaEngine engine() {
        return engine;
    }

    @Override
    public ObjectProperty<MediaState> state() {
        return state;
    }

    @Override
    public ObjectProperty<OwnDevices> devices() {
        return devices;
    }

    @Override
    public void use(boolean newInUse) {
        inUse = newInUse;
    }

    /** Whether a room has devices open. */
    public boolean isInUse() {
        return inUse;
    }

    @Override
    public boolean joinsWithMicrophone() {
        return joinsWithMicrophone;
    }

    @Override
    public boolean joinsWithCamera() {
        return joinsWithCamera;
    }
}
