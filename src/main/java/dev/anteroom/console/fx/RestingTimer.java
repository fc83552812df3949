package dev.anteroom.console.fx;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The toolkit's beat, which rests while there is nothing to show. JavaFX tells its timer to pause
 * once nothing has been asked for during a quarter of a second, and to go on when something is; on
 * Linux its timers do neither, so a window that does nothing wakes up sixty times a second. This
 * one stops the timer that it stands for, and starts it again.
 *
 * <p>What is asked for while it rests is shown at once instead of at the end of a first beat. Any
 * thread, as the toolkit does.
 */
final class RestingTimer extends Timer {
    private final Timer timer;
    private final Runnable beat;
    private final int period;
    private final AtomicBoolean resting = new AtomicBoolean();

    /**
     * Changes nothing before it is started.
     *
     * @param timer beats while this one does not rest
     * @param beat what the timer does
     * @param period milliseconds
     */
    RestingTimer(Timer timer, Runnable beat, int period) {
        super(beat);
        this.timer = timer;
        this.beat = beat;
        this.period = period;
    }

    /** Whether it stands still because there is nothing to show. Any thread. */
    boolean isResting() {
        return resting.get();
    }

    @Override
    protected long _start(Runnable same, int milliseconds) {
        if (!timer.isRunning()) {
            timer.start(milliseconds);
        }
        return 1;
    }

    @Override
    protected long _start(Runnable same) {
        throw new UnsupportedOperationException("Only beats of a known length can be stopped.");
    }

    @Override
    protected void _stop(long handle) {
        timer.stop();
    }

    @Override
    protected void _pause(long handle) {
        if (resting.compareAndSet(false, true)) {
            timer.stop();
        }
    }

    @Override
    protected void _resume(long handle) {
        if (resting.compareAndSet(true, false)) {
            timer.start(period);
            // Later, since whoever asks holds locks of the toolkit.
            Application.invokeLater(beat);
        }
    }
}
