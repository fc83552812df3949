package dev.anteroom.console.chat;

import dev.anteroom.console.chat.Recipient.Place;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Finds out whom one can write to. */
final class Recipients {
    /** How many of those who wait are offered, longest waiting first. */
    static final int MOST_WAITING = 50;

    private Recipients() {}

    /**
     * Everybody that a room offers, everybody together first.
     *
     * @param waitingToo whether the room carries messages to those who wait
     */
    static List<Recipient> of(RoomSnapshot room, boolean waitingToo, Texts texts) {
        List<Recipient> all = new ArrayList<>();
        all.add(new Recipient.Everybody());
        for (Participant person : room.participants()) {
            if (room.selfId().filter(person.id()::equals).isEmpty()) {
                all.add(
                        new Recipient.OnePerson(
                                person.id(), name(person.name(), texts), Place.IN_ROOM));
            }
        }
        if (room.isModerator() && waitingToo) {
            room.lobby().waiting().stream()
                    .limit(MOST_WAITING)
                    .map(person -> waiting(person, texts))
                    .forEach(all::add);
        } else if (room.isModerator()) {
            all.add(new Recipient.Waiting());
        }
        return all;
    }

    /** The same person as chosen before, even when renamed, let in or gone. */
    static Recipient again(Recipient chosen, List<Recipient> all) {
        if (!(chosen instanceof Recipient.OnePerson before)) {
            return new Recipient.Everybody();
        }
        for (Recipient candidate : all) {
            if (candidate instanceof Recipient.OnePerson person
                    && person.id().equals(before.id())) {
                return person;
            }
        }
        return new Recipient.OnePerson(before.id(), before.name(), Place.GONE);
    }

    private static Recipient waiting(AwaitedParticipant person, Texts texts) {
        return new Recipient.OnePerson(person.id(), name(person.name(), texts), Place.WAITING);
    }

    private static String name(String name, Texts texts) {
        return name.isEmpty() ? texts.get("name.none") : name;
    }
}
