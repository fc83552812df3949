package dev.anteroom.enx;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often, how long and with what pauses a lost connection is tried again (protocol section 6).
 * Confined to the room's loop.
 */
final class Comeback {
    /**
     * The pause before each attempt: the first is for a hiccup, the last for a router that starts
     * again.
     */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(250), Duration.ofSeconds(3), Duration.ofSeconds(12));

    private final RoomOptions options;
    private final RtcEnvironment.Timer timer;
    private final RoomLoop loop;
    private int attempt;
    private int losses;
    private Runnable cancelBudget = () -> {};

    Comeback(RoomOptions options, RtcEnvironment.Timer timer, RoomLoop loop) {
        this.options = options;
        this.timer = timer;
        this.loop = loop;
    }

    /**
     * The connection was lost: from now on the time counts, for all attempts together.
     *
     * @param whenTimeIsUp called on the loop unless {@link #over} came first
     */
    void begin(Runnable whenTimeIsUp) {
        int loss = ++losses;
        cancelBudget =
                timer.after(
                        options.reconnectWithin(),
                        () ->
                                loop.post(
                                        () -> {
                                            if (loss == losses) {
                                                whenTimeIsUp.run();
                                            }
                                        }));
    }

    /** Counts one more attempt and tells the pause before it; empty when there is none left. */
    Optional<Duration> next() {
        if (isLast()) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(Math.min(attempt, PAUSES.size() - 1));
        attempt++;
        return Optional.of(pause);
    }

    /** Back, or given up. */
    void over() {
        losses++;
        attempt = 0;
        cancelBudget.run();
    }

    /** The attempt under way, from 1; 0 when there is none. */
    int attempt() {
        return attempt;
    }

    /** Whether no attempt is left after this one. */
    boolean isLast() {
        return attempt >= options.reconnectAttempts();
    }
}
