package dev.anteroom.console.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * The time by {@link System#nanoTime()}, told once a second on the JavaFX application thread. One
 * for a whole window, so that all waits on it change at the same moment.
 */
public final class SecondClock implements AutoCloseable {
    // Not an animation: while one runs, the toolkit draws breath sixty times a second for nothing.
    private static final Executor IN_A_SECOND =
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Platform::runLater);

    private final ReadOnlyLongWrapper nanos = new ReadOnlyLongWrapper(System.nanoTime());
    private volatile boolean closed;

    /** Starts to tick. */
    public SecondClock() {
        IN_A_SECOND.execute(this::tick);
    }

    /** The time of the last tick. */
    public ReadOnlyLongProperty nanosProperty() {
        return nanos.getReadOnlyProperty();
    }

    /**
     * Stops; the time stands still from then on, at once when called on the JavaFX application
     * thread.
     */
    @Override
    public void close() {
        closed = true;
    }

    private void tick() {
        if (!closed) {
            IN_A_SECOND.execute(this::tick);
            nanos.set(System.nanoTime());
        }
    }
}
