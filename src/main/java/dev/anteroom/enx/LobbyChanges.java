package dev.anteroom.enx;

import dev.anteroom.wire.GrowingList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What lies between two lists of who waits. Two lists that follow each other share most of their
 * people at both ends; only what is between is worked through. Immutable.
 *
 * @param gone who is in the older list only, in its order
 * @param come who is in the newer list only, in its order
 * @param changed who is in both and looks different now, as in the newer list
 */
public record LobbyChanges(
        List<AwaitedParticipant> gone,
        List<AwaitedParticipant> come,
        List<AwaitedParticipant> changed) {
    private static final LobbyChanges NONE = new LobbyChanges(List.of(), List.of(), List.of());

    /** Keeps its own copies of the lists. */
    public LobbyChanges {
        gone = List.copyOf(gone);
        come = List.copyOf(come);
        changed = List.copyOf(changed);
    }

    /** Compares two lists; each holds a person once. */
    public static LobbyChanges between(LobbySnapshot older, LobbySnapshot newer) {
        List<AwaitedParticipant> before = older.waiting();
        List<AwaitedParticipant> after = newer.waiting();
        int head = GrowingList.sameAtBeginning(before, after);
        int most = Math.min(before.size(), after.size());
        int tail = GrowingList.sameAtEnd(before, after, most - head);
        return head == before.size() && head == after.size()
                ? NONE
                : compare(
                        before.subList(head, before.size() - tail),
                        after.subList(head, after.size() - tail));
    }

    private static LobbyChanges compare(
            List<AwaitedParticipant> before, List<AwaitedParticipant> after) {
        Map<ClientId, AwaitedParticipant> left = LinkedHashMap.newLinkedHashMap(before.size());
        before.forEach(person -> left.put(person.id(), person));
        List<AwaitedParticipant> come = new ArrayList<>();
        List<AwaitedParticipant> changed = new ArrayList<>();
        for (AwaitedParticipant person : after) {
            AwaitedParticipant known = left.remove(person.id());
            if (known == null) {
                come.add(person);
            } else if (!known.equals(person)) {
                changed.add(person);
            }
        }
        return new LobbyChanges(List.copyOf(left.values()), come, changed);
    }
}
