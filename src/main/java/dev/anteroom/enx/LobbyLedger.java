package dev.anteroom.enx;

import dev.anteroom.wire.AwaitedUser;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.GrowingList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, by the server's word. Confined to the room's loop; knows no clock, no socket, no
 * thread.
 *
 * <p>The first arrival of a person is kept as long as the server lists that person without a gap,
 * so a list sorted by {@link AwaitedParticipant#order} never jumps.
 */
final class LobbyLedger {
    /** What a new word from the server changed. */
    record Change(List<AwaitedParticipant> arrived, List<AwaitedParticipant> vanished) {
        static final Change NONE = new Change(List.of(), List.of());
    }

    private final Map<ClientId, AwaitedParticipant> waiting = new LinkedHashMap<>();
    private final Set<ClientId> newsSinceAsked = new HashSet<>();
    private boolean asked;
    private long nextOrder;
    private long revision;
    private @Nullable LobbySnapshot current = LobbySnapshot.EMPTY;
    private final GrowingList<AwaitedParticipant> inOrder = new GrowingList<>();

    /** Whether more changed than that the last came, or the first went. */
    private boolean rearranged;

    /** A live knock: adds the person, or takes over a new name of a person already there. */
    Change knocked(AwaitedUser user, Arrival arrival) {
        ClientId id = new ClientId(user.clientId());
        newsOf(id);
        AwaitedParticipant known = waiting.get(id);
        if (known == null) {
            AwaitedParticipant person = arriving(id, user, arrival);
            waiting.put(id, person);
            inOrder.add(person);
            changed();
            return new Change(List.of(person), List.of());
        }
        AwaitedParticipant renamed = renamed(known, user);
        if (!renamed.equals(known)) {
            waiting.put(id, renamed);
            rearranged();
        }
        return Change.NONE;
    }

    /** The server is being asked for its list; what it says of somebody meanwhile is newer. */
    void asked() {
        asked = true;
        newsSinceAsked.clear();
    }

    /**
     * The server's answer to the question: replaces our list, but for the people of whom something
     * newer was said since the question. An answer on its way must neither hide a knock nor bring
     * back somebody who was decided on.
     */
    Change answered(List<AwaitedUser> users, Arrival arrivalOfUnknown) {
        Change change = replace(users, arrivalOfUnknown, newsSinceAsked);
        asked = false;
        newsSinceAsked.clear();
        return change;
    }

    /** The server's whole list: replaces ours. People already known keep their place and time. */
    Change replaced(List<AwaitedUser> users, Arrival arrivalOfUnknown) {
        return replace(users, arrivalOfUnknown, Set.of());
    }

    private Change replace(List<AwaitedUser> users, Arrival arrivalOfUnknown, Set<ClientId> kept) {
        Map<ClientId, AwaitedParticipant> unlisted = new LinkedHashMap<>(waiting);
        List<AwaitedParticipant> arrived = new ArrayList<>();
        Map<ClientId, AwaitedParticipant> listed = new LinkedHashMap<>();
        for (ClientId id : kept) {
            AwaitedParticipant person = unlisted.remove(id);
            if (person != null) {
                listed.put(id, person);
            }
        }
        for (AwaitedUser user : users) {
            ClientId id = new ClientId(user.clientId());
            AwaitedParticipant known = unlisted.remove(id);
            if (known != null) {
                listed.put(id, renamed(known, user));
            } else if (!listed.containsKey(id) && !kept.contains(id)) {
                AwaitedParticipant person = arriving(id, user, arrivalOfUnknown);
                listed.put(id, person);
                arrived.add(person);
            }
        }
        if (!listed.equals(waiting)) {
            waiting.clear();
            listed.values().stream()
                    .sorted(Comparator.comparingLong(AwaitedParticipant::order))
                    .forEach(person -> waiting.put(person.id(), person));
            rearranged();
        }
        return new Change(List.copyOf(arrived), List.copyOf(unlisted.values()));
    }

    /** The server said that this person no longer waits. */
    Optional<AwaitedParticipant> removed(ClientId id) {
        newsOf(id);
        AwaitedParticipant person = waiting.remove(id);
        if (person != null && !rearranged && inOrder.get(0).equals(person)) {
            inOrder.remove(0);
            changed();
        } else if (person != null) {
            rearranged();
        }
        return Optional.ofNullable(person);
    }

    /** Nobody waits, or we are no longer told. */
    List<AwaitedParticipant> cleared() {
        List<AwaitedParticipant> gone = List.copyOf(waiting.values());
        if (!gone.isEmpty()) {
            waiting.clear();
            rearranged();
        }
        return gone;
    }

    Optional<AwaitedParticipant> find(ClientId id) {
        return Optional.ofNullable(waiting.get(id));
    }

    /** The list as it is; the same object until something changes. */
    LobbySnapshot snapshot() {
        LobbySnapshot snapshot = current;
        if (snapshot == null) {
            if (rearranged) {
                inOrder.replace(waiting.values());
                rearranged = false;
            }
            snapshot = new LobbySnapshot(revision, inOrder.picture());
            current = snapshot;
        }
        return snapshot;
    }

    /** How many places of the list were copied so far; for tests. */
    long copied() {
        return inOrder.copied();
    }

    private void newsOf(ClientId id) {
        if (asked) {
            newsSinceAsked.add(id);
        }
    }

    private void rearranged() {
        rearranged = true;
        changed();
    }

    private void changed() {
        revision++;
        current = null;
    }

    private AwaitedParticipant arriving(ClientId id, AwaitedUser user, Arrival arrival) {
        DisplayName name = DisplayName.of(user.name());
        return new AwaitedParticipant(id, name.text(), name.altered(), arrival, nextOrder++);
    }

    /** Takes over the name; a server that leaves it out has not taken it back (old web clients). */
    private static AwaitedParticipant renamed(AwaitedParticipant person, AwaitedUser user) {
        if (user.name().isEmpty()) {
            return person;
        }
        DisplayName name = DisplayName.of(user.name());
        return new AwaitedParticipant(
                person.id(), name.text(), name.altered(), person.arrival(), person.order());
    }
}
