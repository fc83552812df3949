package dev.anteroom.console.room;

import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.enx.RosterChanges;
import java.util.List;
import java.util.Optional;

/** How many others are in the room; looks at each of them once as long as people only come in. */
final class Company {
    private List<Participant> people = List.of();
    private Optional<ClientId> self = Optional.empty();
    private int others;
    private long looks;

    /** Counts the people in the room besides oneself. */
    int countOthers(RoomSnapshot snapshot) {
        List<Participant> now = snapshot.participants();
        int stay = snapshot.selfId().equals(self) ? RosterChanges.sameAtBeginning(people, now) : 0;
        boolean onlyCame = snapshot.selfId().equals(self) && stay == people.size();
        self = snapshot.selfId();
        people = now;
        others = (onlyCame ? others : 0) + count(now.subList(onlyCame ? stay : 0, now.size()));
        return others;
    }

    /** At how many people it looked so far; for tests. */
    long looks() {
        return looks;
    }

    private int count(List<Participant> those) {
        looks += those.size();
        return (int) those.stream().filter(person -> !isSelf(person)).count();
    }

    private boolean isSelf(Participant person) {
        return self.filter(person.id()::equals).isPresent();
    }
}
