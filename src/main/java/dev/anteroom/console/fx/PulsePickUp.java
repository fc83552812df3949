package dev.anteroom.console.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;

/**
 * Picks up what other threads have ready, once a pulse and just before the window is drawn. For
 * things that come all the time, such as pictures: as long as they come, no hop is made for them at
 * all; the first after a pause makes one.
 */
public final class PulsePickUp implements AutoCloseable {
    /** Half a second of pulses without anything; then the pulses are no longer asked for. */
    private static final int PULSES_TILL_REST = 30;

    private final Executor fx;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final List<Shelf> shelves = new ArrayList<>();
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse();
                }
            };
    private int idlePulses;
    private boolean closed;

    /**
     * Rests until something is put on a shelf. JavaFX application thread.
     *
     * @param fx runs tasks on the JavaFX application thread
     */
    public PulsePickUp(Executor fx) {
        this.fx = fx;
    }

    /** One place where things wait to be picked up. */
    public final class Shelf implements AutoCloseable {
        private final AtomicBoolean full = new AtomicBoolean();
        private final Runnable pickUp;

        private Shelf(Runnable pickUp) {
            this.pickUp = pickUp;
        }

        /** Something is ready; from any thread, and nothing is allocated. */
        public void put() {
            full.set(true);
            wake();
        }

        /** Nothing is picked up from here any more. JavaFX application thread. Twice is fine. */
        @Override
        public void close() {
            shelves.remove(this);
        }
    }

    /**
     * Makes a place. JavaFX application thread.
     *
     * @param pickUp run on the JavaFX application thread, at most once a pulse
     */
    public Shelf shelf(Runnable pickUp) {
        Shelf shelf = new Shelf(pickUp);
        shelves.add(shelf);
        return shelf;
    }

    /** Picks nothing up any more. JavaFX application thread. Twice is fine. */
    @Override
    public void close() {
        closed = true;
        shelves.clear();
        timer.stop();
    }

    /** Whether pulses are asked for; for tests. */
    boolean isAwake() {
        return awake.get();
    }

    private void wake() {
        if (!awake.get() && awake.compareAndSet(false, true)) {
            fx.execute(this::start);
        }
    }

    private void start() {
        if (!closed) {
            idlePulses = 0;
            timer.start();
        }
    }

    private void pulse() {
        boolean found = false;
        // By index, since picking up may take a shelf away, and without an iterator a pulse.
        for (int i = shelves.size() - 1; i >= 0; i--) {
            if (i < shelves.size() && shelves.get(i).full.getAndSet(false)) {
                found = true;
                shelves.get(i).pickUp.run();
            }
        }
        idlePulses = found ? 0 : idlePulses + 1;
        if (idlePulses > PULSES_TILL_REST) {
            rest();
        }
    }

    private void rest() {
        timer.stop();
        awake.set(false);
        // What was put down between the last look and the line above woke nobody.
        if (shelves.stream().anyMatch(shelf -> shelf.full.get())) {
            wake();
        }
    }
}
