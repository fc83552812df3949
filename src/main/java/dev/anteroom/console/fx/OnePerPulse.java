package dev.anteroom.console.fx;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;

/**
 * Runs tasks on the JavaFX application thread one a pulse, the first after the next pulse, so that
 * what each puts into the window is laid out and drawn by itself, and keys and other tasks come in
 * between. Pulses come as long as there are tasks, also when no window is shown. For the JavaFX
 * application thread.
 */
public final class OnePerPulse implements Executor {
    private final Executor fx;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulse();
                }
            };
    private boolean before;

    /**
     * Has nothing to do yet.
     *
     * @param fx runs tasks on the JavaFX application thread, after what it does now
     */
    public OnePerPulse(Executor fx) {
        this.fx = fx;
    }

    @Override
    public void execute(Runnable task) {
        if (waiting.isEmpty()) {
            before = true;
            timer.start();
        }
        waiting.add(task);
    }

    /** A pulse begins: it lays out what was there before it. */
    private void pulse() {
        if (before) {
            before = false;
            return;
        }
        // Not within the pulse, which would have to lay it out as well.
        fx.execute(waiting.remove());
        if (waiting.isEmpty()) {
            timer.stop();
        }
    }
}
