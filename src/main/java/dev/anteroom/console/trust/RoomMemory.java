package dev.anteroom.console.trust;

import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.enx.RosterChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What this session knows of the people of one room, across several stays in it. For the JavaFX
 * application thread, or for one thread of a test.
 */
public final class RoomMemory {
    /** Beyond that everybody is looked at again. */
    private static final int MOST_CHANGES = 20_000;

    /** Of more who were inside those are forgotten who came in the longest ago. */
    static final int MOST_KNOWN = 50_000;

    private final NameShapes shapes;
    private final TurnedAway turnedAway = new TurnedAway();

    /** Who came in first of all, and never again, comes first. */
    private final SequencedSet<String> wereInside = new LinkedHashSet<>();

    private List<Participant> inside = List.of();
    private List<ExpectedGuest> expected = List.of();
    private Map<String, ExpectedGuest> expectedByWords = Map.of();
    private Optional<ClientId> self = Optional.empty();
    private final List<NameShape> changes = new ArrayList<>();
    private long changesBegin;
    private long version;

    RoomMemory(NameShapes shapes) {
        this.shapes = shapes;
    }

    /** The list of expected people, in the moderator's order. */
    public List<ExpectedGuest> expected() {
        return expected;
    }

    /** Replaces the list of expected people. */
    public void expect(List<ExpectedGuest> guests) {
        expected = List.copyOf(guests);
        Map<String, ExpectedGuest> byWords = HashMap.newHashMap(guests.size());
        for (ExpectedGuest guest : guests) {
            String words = shapes.of(guest.name()).words();
            if (!words.isEmpty()) {
                byWords.putIfAbsent(words, guest);
            }
        }
        expectedByWords = byWords;
        version++;
        changes.clear();
        changesBegin = version;
    }

    /** Somebody was denied by this desk. */
    void denied(String name, Instant at) {
        turnedAway.denied(name, shapes.of(name), at).forEach(this::changed);
        changed(shapes.of(name));
    }

    /** Somebody was removed by this desk. */
    void removed(String name, Instant at) {
        turnedAway.removed(name, shapes.of(name), at).forEach(this::changed);
        changed(shapes.of(name));
    }

    /** Follows who is in the room: whoever was in it once is known from then on. */
    void follow(RoomSnapshot snapshot) {
        List<Participant> here = snapshot.participants();
        int from = snapshot.selfId().equals(self) ? RosterChanges.sameAtBeginning(inside, here) : 0;
        inside = here;
        self = snapshot.selfId();
        for (Participant person : here.subList(from, here.size())) {
            NameShape shape = shapes.of(person.name());
            boolean isSelf = self.filter(person.id()::equals).isPresent();
            if (!isSelf) {
                cameIn(shape);
            }
        }
    }

    private void cameIn(NameShape shape) {
        boolean isNew = !wereInside.contains(shape.same());
        wereInside.addLast(shape.same());
        if (isNew) {
            changed(shape);
        }
        if (wereInside.size() > MOST_KNOWN) {
            changed(shapes.of(wereInside.removeFirst()));
        }
    }

    private void changed(NameShape shape) {
        version++;
        changes.add(shape);
        if (changes.size() > MOST_CHANGES) {
            changes.clear();
            changesBegin = version;
        }
    }

    /**
     * The looks of the names about which something was learned since a version; empty when that is
     * not known, or concerns everybody.
     */
    Optional<List<NameShape>> changesSince(long known) {
        return known < changesBegin
                ? Optional.empty()
                : Optional.of(changes.subList((int) (known - changesBegin), changes.size()));
    }

    NameShape shape(String name) {
        return shapes.of(name);
    }

    Optional<TurnedAway.Entry> turnedAway(NameShape shape) {
        return turnedAway.find(shape);
    }

    int timesTurnedAway(String name) {
        return turnedAway.find(shapes.of(name)).map(TurnedAway.Entry::times).orElse(0);
    }

    Optional<ExpectedGuest> expectedAs(NameShape shape) {
        return Optional.ofNullable(expectedByWords.get(shape.words()))
                .filter(_ -> !shape.isBlank());
    }

    boolean wasInside(NameShape shape) {
        return !shape.isBlank() && wereInside.contains(shape.same());
    }

    /** Rises with every change that can change an assessment. */
    long version() {
        return version;
    }
}
