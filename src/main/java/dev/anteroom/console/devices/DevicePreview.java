package dev.anteroom.console.devices;

import dev.anteroom.console.fx.LatestValue;
import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.console.video.VideoPane;
import dev.anteroom.media.AudioMeter;
import dev.anteroom.media.CaptureState;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaState;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One's own picture and level before anybody else gets them. The devices are open only between
 * {@link #show} and {@link #hide}, and never while a room uses them. JavaFX application thread.
 */
final class DevicePreview implements AutoCloseable {
    private final DevicesModel model;
    private final Executor fx;
    private final VideoPane video;
    private final PulsePickUp.Shelf levels;
    private final Level meter;
    private final ReadOnlyDoubleWrapper level = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<CaptureState> opened =
            new ReadOnlyObjectWrapper<>(CaptureState.NOTHING);
    private @Nullable LocalMedia media;
    private @Nullable LatestValue<CaptureState> bridge;

    DevicePreview(DevicesModel model, PulsePickUp pulses, Executor fx) {
        this.model = model;
        this.fx = fx;
        video = new VideoPane(pulses);
        levels = pulses.shelf(this::showLevel);
        meter = new Level(levels);
        model.stateProperty().subscribe(state -> adjust());
        model.selectionProperty().subscribe(selection -> adjust());
        model.usedElsewhereProperty().subscribe(used -> adjust());
        model.activePreviewProperty().subscribe(active -> adjust());
    }

    /** Levels come on a media thread and are picked up on another. */
    private static final class Level implements AudioMeter {
        private final PulsePickUp.Shelf shelf;
        private volatile double newest;

        private Level(PulsePickUp.Shelf shelf) {
            this.shelf = shelf;
        }

        @Override
        public void level(double level) {
            newest = level;
            shelf.put();
        }
    }

    /** The node with the picture. */
    VideoPane video() {
        return video;
    }

    /** How loud the microphone is, from 0 to 1, for the eye. */
    ReadOnlyDoubleProperty levelProperty() {
        return level.getReadOnlyProperty();
    }

    /** What is open. */
    ReadOnlyObjectProperty<CaptureState> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** Opens the devices as soon as they can be. */
    void show() {
        model.follow();
        model.enter(this);
    }

    /** Closes the devices. */
    void hide() {
        model.leave(this);
    }

    @Override
    public void close() {
        hide();
        video.close();
        levels.close();
    }

    private void adjust() {
        boolean wanted = model.activePreviewProperty().get().filter(this::equals).isPresent();
        boolean anything =
                model.capture().camera().isPresent() || model.capture().microphone().isPresent();
        boolean possible =
                model.stateProperty().get() instanceof MediaState.Ready
                        && anything
                        && !model.usedElsewhereProperty().get();
        if (wanted && possible && media == null) {
            open();
        } else if (!(wanted && possible) && media != null) {
            closeMedia(media);
        } else if (media != null) {
            media.change(model.capture());
            watch(media);
        }
    }

    private void open() {
        LatestValue<CaptureState> states = new LatestValue<>(fx, opened::set);
        bridge = states;
        LocalMedia made = model.open(states::put);
        media = made;
        made.meter(meter);
        watch(made);
    }

    private void watch(LocalMedia made) {
        if (model.capture().camera().isPresent()) {
            // Anew for another camera, or its first picture would follow the other's last.
            video.play(made::watch, System.nanoTime());
            // As in a mirror; but a drawn picture has words in it.
            video.mirror(!model.selectionProperty().get().simulates());
        } else {
            video.stop();
        }
    }

    private void closeMedia(LocalMedia made) {
        media = null;
        video.stop();
        made.meter(null);
        made.close();
        if (bridge != null) {
            bridge.close();
            bridge = null;
        }
        opened.set(CaptureState.NOTHING);
        level.set(0);
    }

    private void showLevel() {
        level.set(media == null ? 0 : LevelScale.forTheEye(meter.newest));
    }
}
