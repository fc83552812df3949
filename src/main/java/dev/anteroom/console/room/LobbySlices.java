package dev.anteroom.console.room;

import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.LobbyChanges;
import dev.anteroom.enx.LobbySnapshot;
import dev.anteroom.enx.RoomSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a crowd that comes at once come bit by bit, so that no single step keeps the window from
 * answering. Whoever is not shown yet only comes a moment later; nobody is shown longer than the
 * room says. For the consumer's thread.
 */
final class LobbySlices {
    /** So many new rows are made in far less time than a window may stand still. */
    static final int MOST_AT_ONCE = 250;

    private LobbySnapshot shown = LobbySnapshot.EMPTY;
    private long parts;

    /**
     * The next step towards a state, with some of those who came.
     *
     * @return empty when the state itself is the next step
     */
    Optional<RoomSnapshot> stepTowards(RoomSnapshot target) {
        List<AwaitedParticipant> come =
                target.lobby().revision() == shown.revision()
                        ? List.of()
                        : LobbyChanges.between(shown, target.lobby()).come();
        if (come.size() <= MOST_AT_ONCE) {
            shown = target.lobby();
            return Optional.empty();
        }
        // A part has a number of its own, since it is another list than the whole.
        shown = new LobbySnapshot(--parts, withFirst(come, target.lobby().waiting()));
        return Optional.of(target.withLobby(shown));
    }

    /** All but those who come later; {@code come} is in the order of {@code everybody}. */
    private static List<AwaitedParticipant> withFirst(
            List<AwaitedParticipant> come, List<AwaitedParticipant> everybody) {
        List<AwaitedParticipant> part = new ArrayList<>(everybody.size());
        int seen = 0;
        for (AwaitedParticipant person : everybody) {
            boolean isNew = seen < come.size() && person.equals(come.get(seen));
            seen += isNew ? 1 : 0;
            if (!isNew || seen <= MOST_AT_ONCE) {
                part.add(person);
            }
        }
        return part;
    }
}
