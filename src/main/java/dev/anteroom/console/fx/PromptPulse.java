package dev.anteroom.console.fx;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the first change after a quiet time at once, instead of at the next beat of the toolkit's
 * timer, which is up to 17 ms away. While changes come thick and fast the beat stays the toolkit's,
 * so they never make more pulses than sixty a second. For the JavaFX application thread.
 */
final class PromptPulse {
    /** The toolkit's beat. */
    static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1) / 60;

    private static @Nullable PromptPulse shared;

    private final Runnable pulse;
    private final LongSupplier nanoTime;
    private long changedAt;
    private long askedAt;

    /**
     * Asks for nothing yet.
     *
     * @param pulse begins a pulse if one was requested
     * @param nanoTime the time by {@link System#nanoTime()}
     */
    PromptPulse(Runnable pulse, LongSupplier nanoTime) {
        this.pulse = pulse;
        this.nanoTime = nanoTime;
        changedAt = nanoTime.getAsLong() - 2 * BEAT_NANOS;
        askedAt = changedAt;
    }

    /**
     * The toolkit's, of which there is one; does nothing when the toolkit cannot be asked. With the
     * first call the toolkit's timer begins to rest while there is nothing to show.
     */
    static PromptPulse shared() {
        PromptPulse known = shared;
        if (known == null) {
            known = new PromptPulse(ToolkitPulse.find().orElse(() -> {}), System::nanoTime);
            shared = known;
            var _ = ToolkitTimer.rest();
        }
        return known;
    }

    /** Runs something that may change what is seen. */
    void run(Runnable change) {
        long begin = nanoTime.getAsLong();
        change.run();
        // Two beats from one to the next: between them may be a pulse of the toolkit's own.
        if (begin - changedAt >= BEAT_NANOS && begin - askedAt >= 2 * BEAT_NANOS) {
            askedAt = begin;
            pulse.run();
        }
        changedAt = nanoTime.getAsLong();
    }
}
