package dev.anteroom.console.chat;

import dev.anteroom.console.chat.Recipient.Place;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.enx.RosterChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Whom one can write to, everybody together first, then the people in the room, then those who
 * wait. Follows the room: people who come in are added, and cost nothing for those who are there.
 */
final class RecipientList {
    /** How many of those who wait are offered, longest waiting first. */
    static final int MOST_WAITING = 50;

    private final Texts texts;
    private final ObservableList<Recipient> all =
            FXCollections.observableArrayList(new Recipient.Everybody());
    private final ObservableList<Recipient> view = FXCollections.unmodifiableObservableList(all);
    private List<Participant> people = List.of();
    private Optional<ClientId> self = Optional.empty();

    /** How many of the list are people in the room; they begin at 1. */
    private int inRoom;

    private long inRoomMade;

    RecipientList(Texts texts) {
        this.texts = texts;
    }

    /** For reading and listening only. */
    ObservableList<Recipient> all() {
        return view;
    }

    /** How many people in the room were made recipients so far; for tests. */
    long inRoomMade() {
        return inRoomMade;
    }

    /**
     * Follows the room.
     *
     * @param waitingToo whether the room carries messages to those who wait
     * @param chosen whom the next message goes to
     * @return the same person as chosen, even when renamed, let in or gone
     */
    Recipient follow(RoomSnapshot room, boolean waitingToo, Recipient chosen) {
        int stay =
                room.selfId().equals(self)
                        ? RosterChanges.sameAtBeginning(people, room.participants())
                        : 0;
        boolean onlyCame = room.selfId().equals(self) && stay == people.size();
        self = room.selfId();
        people = room.participants();
        List<Recipient> come = inRoom(people.subList(onlyCame ? stay : 0, people.size()));
        List<Recipient> others = others(room, waitingToo);
        Recipient now = again(chosen, onlyCame, come, others);
        if (now instanceof Recipient.OnePerson person && person.place() == Place.GONE) {
            others.add(person);
        }
        if (onlyCame) {
            all.addAll(1 + inRoom, come);
            inRoom += come.size();
        } else {
            replace(1, 1 + inRoom, come);
            inRoom = come.size();
        }
        replace(1 + inRoom, all.size(), others);
        return now.equals(chosen) ? chosen : now;
    }

    private void replace(int from, int to, List<Recipient> wanted) {
        if (all.subList(from, to).equals(wanted)) {
            return;
        }
        List<Recipient> next = new ArrayList<>(all.subList(0, from));
        next.addAll(wanted);
        next.addAll(all.subList(to, all.size()));
        all.setAll(next);
    }

    private Recipient again(
            Recipient chosen, boolean onlyCame, List<Recipient> come, List<Recipient> others) {
        if (!(chosen instanceof Recipient.OnePerson before)) {
            return new Recipient.Everybody();
        }
        return find(before.id(), come)
                .or(
                        () ->
                                onlyCame && before.place() == Place.IN_ROOM
                                        ? Optional.of(before)
                                        : find(before.id(), others))
                .orElseGet(() -> new Recipient.OnePerson(before.id(), before.name(), Place.GONE));
    }

    private static Optional<Recipient> find(ClientId id, List<Recipient> among) {
        return among.stream()
                .filter(one -> one instanceof Recipient.OnePerson person && person.id().equals(id))
                .findFirst();
    }

    private List<Recipient> inRoom(List<Participant> those) {
        List<Recipient> made = new ArrayList<>(those.size());
        for (Participant person : those) {
            if (self.filter(person.id()::equals).isEmpty()) {
                made.add(new Recipient.OnePerson(person.id(), name(person.name()), Place.IN_ROOM));
            }
        }
        inRoomMade += made.size();
        return made;
    }

    private List<Recipient> others(RoomSnapshot room, boolean waitingToo) {
        List<Recipient> others = new ArrayList<>();
        if (room.isModerator() && waitingToo) {
            room.lobby().waiting().stream()
                    .limit(MOST_WAITING)
                    .map(this::waiting)
                    .forEach(others::add);
        } else if (room.isModerator()) {
            others.add(new Recipient.Waiting());
        }
        return others;
    }

    private Recipient waiting(AwaitedParticipant person) {
        return new Recipient.OnePerson(person.id(), name(person.name()), Place.WAITING);
    }

    private String name(String name) {
        return name.isEmpty() ? texts.get("name.none") : name;
    }
}
