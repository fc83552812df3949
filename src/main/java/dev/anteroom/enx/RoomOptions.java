package dev.anteroom.enx;

import java.time.Duration;
import java.util.Map;

/**
 * How to join and stay. Immutable; {@link #DEFAULTS} suits most.
 *
 * @param requestTimeout how long a request waits for its acknowledgement
 * @param connectTimeout how long one attempt to connect may take
 * @param reconnectAttempts how often to try again after a lost connection; 0 for never
 * @param reconnectWithin how long trying again may take in all
 * @param lobbyRefresh how often a moderator's awaited list is read again, since no event tells that
 *     somebody stopped waiting (protocol section 3.5)
 * @param advancedOptions the {@code advancedOptions} of the join request, by id
 */
public record RoomOptions(
        Duration requestTimeout,
        Duration connectTimeout,
        int reconnectAttempts,
        Duration reconnectWithin,
        Duration lobbyRefresh,
        Map<String, Boolean> advancedOptions) {
    /**
     * 8 s a request, 10 s a connect, 3 attempts within 45 s (protocol section 6), refresh each 15
     * s.
     */
    public static final RoomOptions DEFAULTS =
            new RoomOptions(
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(10),
                    3,
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(15),
                    Map.of());

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if a duration is not positive or the attempts are negative
     */
    public RoomOptions {
        for (Duration duration :
                new Duration[] {requestTimeout, connectTimeout, reconnectWithin, lobbyRefresh}) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException(
                        "Every duration of RoomOptions must be positive.");
            }
        }
        if (reconnectAttempts < 0) {
            throw new IllegalArgumentException("reconnectAttempts must not be negative.");
        }
        advancedOptions = Map.copyOf(advancedOptions);
    }
}
