package dev.anteroom.console.fx;

import com.sun.glass.ui.Timer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the toolkit's timer rest where it does not by itself; see {@link RestingTimer}. */
final class ToolkitTimer {
    private static final Logger LOG = LoggerFactory.getLogger(ToolkitTimer.class);

    private ToolkitTimer() {}

    /**
     * Puts a timer that rests in the place of the toolkit's own, if there is none yet. JavaFX
     * application thread.
     *
     * @return the timer; empty with another JavaFX, without the options for its packages, and on
     *     systems whose timers were not tried: the log says why, and the beat goes on as ever
     */
    static Optional<RestingTimer> rest() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            LOG.debug("The toolkit's timer was not tried to rest on this system.");
            return Optional.empty();
        }
        try {
            return Optional.of(replaced());
        } catch (ReflectiveOperationException | IllegalAccessError closed) {
            LOG.debug("The toolkit's timer goes on while there is nothing to show.", closed);
            return Optional.empty();
        }
    }

    /** Whether this JavaFX has it and lets us in; needs no toolkit that runs. Any thread. */
    static boolean isThere() {
        try {
            Way.find();
            return true;
        } catch (ReflectiveOperationException | IllegalAccessError closed) {
            LOG.debug("The toolkit's timer goes on while there is nothing to show.", closed);
            return false;
        }
    }

    /** Where the toolkit keeps its timer, what the timer does and how often. */
    private record Way(
            ToolkitPulse.Way pulse, VarHandle timer, VarHandle beat, VarHandle interval) {
        static Way find() throws ReflectiveOperationException {
            ToolkitPulse.Way pulse = ToolkitPulse.Way.find();
            MethodHandles.Lookup inside = pulse.inside();
            Class<?> type = inside.lookupClass();
            return new Way(
                    pulse,
                    inside.findVarHandle(type, "pulseTimer", Timer.class),
                    inside.findVarHandle(type, "timerRunnable", Runnable.class),
                    inside.findVarHandle(type, "PULSE_INTERVAL", int.class));
        }
    }

    private static RestingTimer replaced() throws ReflectiveOperationException {
        Way way = Way.find();
        Object toolkit = way.pulse().toolkit();
        // What the toolkit holds when it pauses its timer and lets it go on.
        synchronized (toolkit) {
            Timer known = (Timer) way.timer().get(toolkit);
            if (known instanceof RestingTimer already) {
                return already;
            }
            int milliseconds = (int) way.interval().get(toolkit);
            RestingTimer resting =
                    new RestingTimer(known, (Runnable) way.beat().get(toolkit), milliseconds);
            way.timer().set(toolkit, resting);
            if (known.isRunning()) {
                resting.start(milliseconds);
            }
            return resting;
        }
    }
}
