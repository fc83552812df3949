package dev.anteroom.console.video;

import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.media.VideoSink;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Shows the pictures of one source, as large as it can without changing their shape. Pictures are
 * wanted only between {@link #play} and {@link #stop}; after either, none of the source before is
 * ever seen. For the JavaFX application thread.
 */
public final class VideoPane extends Region implements AutoCloseable {
    private final ImageView view = new ImageView();
    private final ReadOnlyBooleanWrapper picture = new ReadOnlyBooleanWrapper();
    private final PulsePickUp.Shelf shelf;
    private @Nullable Consumer<@Nullable VideoSink> source;
    private @Nullable FrameBuffers buffers;
    private long frames;
    private long captureNanos;

    /**
     * Shows nothing yet.
     *
     * @param pulses picks pictures up
     */
    public VideoPane(PulsePickUp pulses) {
        shelf = pulses.shelf(this::pickUp);
        getStyleClass().add("video");
        view.setManaged(false);
        view.setPreserveRatio(true);
        getChildren().add(view);
    }

    /**
     * Shows a source from now on.
     *
     * @param newSource is handed where to put pictures, and null in the end
     * @param notBefore pictures captured before this moment are not shown; by {@link
     *     System#nanoTime}
     */
    public void play(Consumer<@Nullable VideoSink> newSource, long notBefore) {
        stop();
        FrameBuffers made = new FrameBuffers(shelf::put, notBefore);
        buffers = made;
        source = newSource;
        newSource.accept(made);
    }

    /** Shows nothing and wants nothing. Twice is fine. */
    public void stop() {
        @Nullable FrameBuffers made = buffers;
        @Nullable Consumer<@Nullable VideoSink> playing = source;
        buffers = null;
        source = null;
        if (made != null && playing != null) {
            made.close();
            playing.accept(null);
        }
        view.setImage(null);
        picture.set(false);
    }

    /** Shows pictures as in a mirror, as one knows oneself. */
    public void mirror(boolean mirrored) {
        view.setScaleX(mirrored ? -1 : 1);
    }

    /** Whether a picture is seen. */
    public ReadOnlyBooleanProperty pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** How many pictures were shown since the pane was made. */
    public long frames() {
        return frames;
    }

    /** When the picture shown last was captured or received, by {@link System#nanoTime}. */
    public long captureNanos() {
        return captureNanos;
    }

    /** Shows nothing any more. Twice is fine. */
    @Override
    public void close() {
        stop();
        shelf.close();
    }

    private void pickUp() {
        FrameBuffers.@Nullable Frame frame = buffers == null ? null : buffers.pickUp();
        if (frame != null) {
            show(frame);
        }
    }

    private void show(FrameBuffers.Frame frame) {
        Image image = frame.image();
        boolean shapeChanged =
                view.getImage() == null
                        || view.getImage().getWidth() != image.getWidth()
                        || view.getImage().getHeight() != image.getHeight();
        view.setImage(image);
        frames++;
        captureNanos = frame.captureNanos();
        if (shapeChanged) {
            picture.set(true);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        if (view.getImage() == null) {
            return;
        }
        Image image = view.getImage();
        double shape = image.getWidth() / image.getHeight();
        double width = Math.min(getWidth(), getHeight() * shape);
        // A picture that came in the size it is shown in is drawn as it is, which costs least.
        boolean fits = Math.abs(width - image.getWidth()) < 2;
        double shownWidth = fits ? image.getWidth() : width;
        double shownHeight = fits ? image.getHeight() : width / shape;
        view.setFitWidth(fits ? 0 : shownWidth);
        view.setFitHeight(fits ? 0 : shownHeight);
        view.relocate(
                snapPositionX((getWidth() - shownWidth) / 2),
                snapPositionY((getHeight() - shownHeight) / 2));
    }
}
