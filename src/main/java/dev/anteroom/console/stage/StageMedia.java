package dev.anteroom.console.stage;

import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaState;
import javafx.beans.value.ObservableValue;

/** The media of this machine as the stage needs them. For the JavaFX application thread. */
public interface StageMedia {
    /** Opens devices and screens; starts with the first call of one of its methods. */
    MediaEngine engine();

    /** How the engine stands. */
    ObservableValue<MediaState> state();

    /**
     * What could be sent now; changes with the devices and with what is chosen. Begins to look for
     * them with the first call.
     */
    ObservableValue<OwnDevices> devices();

    /** Told when a room opens devices, and when it has closed them. */
    void use(boolean inUse);

    /** Whether to send the microphone as soon as a room is entered. */
    boolean joinsWithMicrophone();

    /** Whether to send the camera as soon as a room is entered. */
    boolean joinsWithCamera();
}
