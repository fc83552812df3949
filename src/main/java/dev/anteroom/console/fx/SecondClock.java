package dev.anteroom.console.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * The time by {@link System#nanoTime()}, told once a second on the JavaFX application thread. All
 * of them tell it at the same moment, so that however many there are the thread wakes up once.
 */
public final class SecondClock implements AutoCloseable {
    private static final Beat BEAT = new Beat();

    private final ReadOnlyLongWrapper nanos = new ReadOnlyLongWrapper(System.nanoTime());
    private volatile boolean closed;

    /** Starts to tick. From any thread. */
    public SecondClock() {
        BEAT.add(this);
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
        BEAT.remove(this);
    }

    private void tick(long now) {
        if (!closed) {
            nanos.set(now);
        }
    }

    /** Goes on as long as there is a clock. */
    private static final class Beat {
        // Not an animation: while one runs, the toolkit draws breath sixty times a second for
        // nothing.
        private static final Executor IN_A_SECOND =
                CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Platform::runLater);

        private final List<SecondClock> clocks = new ArrayList<>();
        private boolean going;

        synchronized void add(SecondClock clock) {
            clocks.add(clock);
            if (!going) {
                going = true;
                IN_A_SECOND.execute(this::beat);
            }
        }

        synchronized void remove(SecondClock clock) {
            clocks.remove(clock);
        }

        private synchronized List<SecondClock> next() {
            going = !clocks.isEmpty();
            if (going) {
                IN_A_SECOND.execute(this::beat);
            }
            return List.copyOf(clocks);
        }

        private void beat() {
            // Before anybody is told: whoever fails then does not stop the others' time for good.
            List<SecondClock> told = next();
            long now = System.nanoTime();
            told.forEach(clock -> clock.tick(now));
        }
    }
}
