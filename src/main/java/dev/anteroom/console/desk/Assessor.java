package dev.anteroom.console.desk;

import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.RoomSnapshot;
import java.util.Map;

/**
 * Sorts the people who wait. For one thread, usually the JavaFX application thread, so it has to be
 * quick: a list of 10,000 in a few milliseconds when little changed.
 */
@FunctionalInterface
public interface Assessor {
    /** Knows nothing about anybody. */
    Assessor NONE = _ -> Map.of();

    /**
     * Assesses everybody who waits in a snapshot.
     *
     * @return by client id; whoever is missing is {@link Assessment#UNKNOWN}
     */
    Map<ClientId, Assessment> assess(RoomSnapshot snapshot);
}
