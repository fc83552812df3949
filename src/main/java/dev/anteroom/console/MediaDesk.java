package dev.anteroom.console;

import dev.anteroom.console.devices.DevicesModel;
import dev.anteroom.console.devices.Simulation;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.console.stage.OwnDevices;
import dev.anteroom.console.stage.StageMedia;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaState;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/**
 * The media of this machine for all screens: what is chosen on one is used on the other. For the
 * JavaFX application thread.
 */
final class MediaDesk implements StageMedia {
    private final MediaEngine engine;
    private final DevicesModel devices;
    private final ReadOnlyObjectWrapper<OwnDevices> own;
    private final BooleanProperty stageWanted;

    /**
     * Looks at no device yet.
     *
     * @param engine stays its owner's to close
     */
    MediaDesk(MediaEngine engine, MediaMode mode, SettingsStore settings, Executor fx) {
        this.engine = engine;
        devices =
                new DevicesModel(
                        engine,
                        new MediaMemory(settings),
                        mode == MediaMode.SIMULATED ? Simulation.PREFERRED : Simulation.WHEN_ASKED,
                        fx);
        own = new ReadOnlyObjectWrapper<>(find());
        devices.changesProperty().subscribe(change -> own.set(find()));
        devices.stateProperty().subscribe(change -> own.set(find()));
        devices.knownProperty().subscribe(change -> own.set(find()));
        stageWanted = new SimpleBooleanProperty(settings.current().media().stageShown());
        stageWanted.subscribe(
                shown ->
                        settings.update(
                                before -> before.withMedia(before.media().withStageShown(shown))));
    }

    /** What is chosen, for the screens that choose. */
    DevicesModel devicesModel() {
        return devices;
    }

    /** Whether the stage of a room is seen; remembered. */
    BooleanProperty stageWanted() {
        return stageWanted;
    }

    @Override
    public MediaEngine engine() {
        return engine;
    }

    @Override
    public ObservableValue<MediaState> state() {
        return devices.stateProperty();
    }

    @Override
    public ObservableValue<OwnDevices> devices() {
        devices.follow();
        return own.getReadOnlyProperty();
    }

    @Override
    public void use(boolean inUse) {
        devices.usedElsewhereProperty().set(inUse);
    }

    @Override
    public boolean joinsWithMicrophone() {
        return devices.joinsWithMicrophone();
    }

    @Override
    public boolean joinsWithCamera() {
        return devices.joinsWithCamera();
    }

    private OwnDevices find() {
        return new OwnDevices(
                devices.knownProperty().get(),
                devices.capture(),
                devices.noMicrophone(),
                devices.noCamera());
    }
}
