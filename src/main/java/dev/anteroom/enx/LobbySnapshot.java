package dev.anteroom.enx;

import dev.anteroom.wire.GrowingList;
import java.util.List;
import java.util.Optional;

/**
 * Who waits, as the server last said. Immutable.
 *
 * @param revision another one for every other list; those of a room are not negative and rise with
 *     every change, also across reconnects
 * @param waiting in order of arrival
 */
public record LobbySnapshot(long revision, List<AwaitedParticipant> waiting) {
    /** Nobody waits. */
    public static final LobbySnapshot EMPTY = new LobbySnapshot(0, List.of());

    /** Keeps its own copy of the list. */
    public LobbySnapshot {
        waiting = GrowingList.isPicture(waiting) ? waiting : List.copyOf(waiting);
    }

    /** Finds one person; empty when that person does not wait. */
    public Optional<AwaitedParticipant> find(ClientId id) {
        return waiting.stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
