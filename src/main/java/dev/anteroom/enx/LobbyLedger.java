package dev.anteroom.enx;

import dev.anteroom.wire.AwaitedUser;
import dev.anteroom.wire.DisplayName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, by the server's word. Confined to the room's loop; knows no clock, no socket, no
 * thread.
 *
 * <p>The first arrival of a person is kept as long as the server lists that person without a gap,
 * so a list sorted by {@link AwaitedParticipant#order} never jumps.
 */
final class LobbyLedger {
    /** What a new list from the server changed. */
    record Change(List<AwaitedParticipant> arrived, List<AwaitedParticipant> vanished) {
        static final Change NONE = new Change(List.of(), List.of());
    }

    private final Map<ClientId, AwaitedParticipant> waiting = new LinkedHashMap<>();
    private long nextOrder;
    private long revision;
    private @Nullable LobbySnapshot current = LobbySnapshot.EMPTY;

    /** A live knock: adds the person, or takes over a new name of a person already there. */
    Change knocked(AwaitedUser user, Arrival arrival) {
        ClientId id = new ClientId(user.clientId());
        AwaitedParticipant known = waiting.get(id);
        DisplayName name = DisplayName.of(user.name());
        if (known == null) {
            AwaitedParticipant person =
                    new AwaitedParticipant(id, name.text(), name.altered(), arrival, nextOrder++);
            waiting.put(id, person);
            changed();
            return new Change(List.of(person), List.of());
        }
        if (!known.name().equals(name.text()) || known.nameAltered() != name.altered()) {
            waiting.put(id, renamed(known, name));
            changed();
        }
        return Change.NONE;
    }

    /** The server's whole list: replaces ours. People already known keep their place and time. */
    Change replaced(List<AwaitedUser> users, Arrival arrivalOfUnknown) {
        Map<ClientId, AwaitedParticipant> before = new LinkedHashMap<>(waiting);
        List<AwaitedParticipant> arrived = new ArrayList<>();
        Map<ClientId, AwaitedParticipant> listed = new LinkedHashMap<>();
        for (AwaitedUser user : users) {
            ClientId id = new ClientId(user.clientId());
            DisplayName name = DisplayName.of(user.name());
            AwaitedParticipant known = before.remove(id);
            if (known != null) {
                listed.put(id, renamed(known, name));
            } else if (!listed.containsKey(id)) {
                AwaitedParticipant person =
                        new AwaitedParticipant(
                                id, name.text(), name.altered(), arrivalOfUnknown, nextOrder++);
                listed.put(id, person);
                arrived.add(person);
            }
        }
        List<AwaitedParticipant> vanished = List.copyOf(before.values());
        if (!listed.equals(waiting)) {
            waiting.clear();
            listed.values().stream()
                    .sorted((one, other) -> Long.compare(one.order(), other.order()))
                    .forEach(person -> waiting.put(person.id(), person));
            changed();
        }
        return new Change(List.copyOf(arrived), vanished);
    }

    /** The server said that this person no longer waits. */
    Optional<AwaitedParticipant> removed(ClientId id) {
        AwaitedParticipant person = waiting.remove(id);
        if (person != null) {
            changed();
        }
        return Optional.ofNullable(person);
    }

    /** Nobody waits, or we are no longer told. */
    List<AwaitedParticipant> cleared() {
        List<AwaitedParticipant> gone = List.copyOf(waiting.values());
        if (!gone.isEmpty()) {
            waiting.clear();
            changed();
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
            snapshot = new LobbySnapshot(revision, List.copyOf(waiting.values()));
            current = snapshot;
        }
        return snapshot;
    }

    private void changed() {
        revision++;
        current = null;
    }

    private static AwaitedParticipant renamed(AwaitedParticipant person, DisplayName name) {
        return new AwaitedParticipant(
                person.id(), name.text(), name.altered(), person.arrival(), person.order());
    }
}
