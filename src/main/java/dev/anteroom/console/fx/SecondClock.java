package dev.anteroom.console.fx;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.util.Duration;

/**
 * The time by {@link System#nanoTime()}, told once a second on the JavaFX application thread. One
 * for a whole window, so that all waits on it change at the same moment.
 */
public final class SecondClock implements AutoCloseable {
    private final ReadOnlyLongWrapper nanos = new ReadOnlyLongWrapper(System.nanoTime());
    private final Timeline timeline =
            new Timeline(new KeyFrame(Duration.seconds(1), tick -> nanos.set(System.nanoTime())));

    /** Starts to tick. */
    public SecondClock() {
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
    }

    /** The time of the last tick. */
    public ReadOnlyLongProperty nanosProperty() {
        return nanos.getReadOnlyProperty();
    }

    /** Stops; the time stands still from then on. */
    @Override
    public void close() {
        timeline.stop();
    }
}
