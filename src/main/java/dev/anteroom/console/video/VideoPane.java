package dev.anteroom.console.video;

import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.media.VideoSink;
import java.util.function.Consumer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
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
    /** Half a line of colours more or less at each edge is nobody's loss. */
    private static final double NEARLY = 3;

    /**
     * Whether the processor draws. It enlarges many times slower than the media engine does; a
     * graphics card does it for nothing, and then more pixels would only have to be carried to it.
     */
    private static final boolean DRAWN_BY_PROCESSOR =
            !Platform.isSupported(ConditionalFeature.SCENE3D);

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
        fit();
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
        fit();
        Image image = view.getImage();
        if (image == null) {
            return;
        }
        double pixel = 1 / pixelsAUnit();
        double shape = image.getWidth() / image.getHeight();
        double width = Math.min(getWidth(), getHeight() * shape);
        // A picture that came in the size it is shown in is drawn as it is, which costs least.
        boolean fits = Math.abs(width - image.getWidth() * pixel) < NEARLY * pixel;
        double shownWidth = fits ? image.getWidth() * pixel : width;
        double shownHeight = fits ? image.getHeight() * pixel : width / shape;
        view.setFitWidth(shownWidth);
        view.setFitHeight(shownHeight);
        view.relocate(
                snapPositionX((getWidth() - shownWidth) / 2),
                snapPositionY((getHeight() - shownHeight) / 2));
    }

    private void fit() {
        // Before it is laid out a pane has no size; it will have one soon.
        if (buffers != null && getWidth() > 0 && getHeight() > 0) {
            double pixels = pixelsAUnit();
            buffers.fit(getWidth() * pixels, getHeight() * pixels, DRAWN_BY_PROCESSOR);
        }
    }

    private double pixelsAUnit() {
        boolean inWindow = getScene() != null && getScene().getWindow() != null;
        return inWindow ? getScene().getWindow().getOutputScaleX() : 1;
    }
}
