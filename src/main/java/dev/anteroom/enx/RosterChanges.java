package dev.anteroom.enx;

import dev.anteroom.wire.GrowingList;
import java.util.List;

/** What lies between two lists of who is in the room. People who come in are added at the end. */
public final class RosterChanges {
    private RosterChanges() {}

    /**
     * How many at the beginning of both lists are the same. For a list and a later one of the same
     * room between which people only came in, that is the whole older list, and costs the same for
     * any length.
     */
    public static int sameAtBeginning(List<Participant> older, List<Participant> newer) {
        return GrowingList.sameAtBeginning(older, newer);
    }
}
