package dev.anteroom.enx;

import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.wire.ActiveTalkers;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.RoomUser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Who is in which talker slot, as the server last said (protocol section 4.7). Pure but for the
 * last list. Confined to the room's loop.
 */
final class TalkerLedger {
    private List<ActiveTalkers.Entry> entries = List.of();

    /** The server's list replaces ours. */
    void replaced(ActiveTalkers talkers) {
        entries = talkers.list();
    }

    /** Somebody left; the server's next list will say so too. */
    void left(ClientId id) {
        entries = entries.stream().filter(entry -> !entry.clientId().equals(id.value())).toList();
    }

    /** A new stay; the old slots mean nothing any more. */
    void forgotten() {
        entries = List.of();
    }

    /**
     * The talkers to show, newest first: nobody twice, no slot twice, never oneself, and only in
     * slots that the room has. What the room's user list says of a person is newer than the talker
     * list, so it goes first.
     */
    List<Talker> talkers(
            Function<ClientId, Optional<RoomUser>> users,
            Predicate<ClientId> isSelf,
            IntPredicate isSlot) {
        List<Talker> talkers = new ArrayList<>(entries.size());
        Set<ClientId> people = new HashSet<>();
        Set<Integer> slots = new HashSet<>();
        for (ActiveTalkers.Entry entry : entries) {
            ClientId id = new ClientId(entry.clientId());
            if (isSelf.test(id) || !isSlot.test(entry.streamId()) || people.contains(id)) {
                continue;
            }
            if (slots.add(entry.streamId())) {
                people.add(id);
                talkers.add(talker(entry, id, users.apply(id)));
            }
        }
        return talkers;
    }

    private static Talker talker(ActiveTalkers.Entry entry, ClientId id, Optional<RoomUser> user) {
        return new Talker(
                entry.streamId(),
                id,
                DisplayName.of(user.map(RoomUser::name).orElse(entry.name())).text(),
                user.map(RoomUser::audioMuted).orElse(!entry.sound()),
                user.map(RoomUser::videoMuted).orElse(!entry.picture()));
    }
}
