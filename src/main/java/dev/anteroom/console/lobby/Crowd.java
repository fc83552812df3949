package dev.anteroom.console.lobby;

import dev.anteroom.enx.AwaitedParticipant;
import java.util.List;

/**
 * People as they were shown at one moment. Immutable: whoever knocks later is not among them, so a
 * button that decides about a crowd never decides about somebody nobody saw.
 *
 * @param people in the order shown
 */
public record Crowd(List<AwaitedParticipant> people) {
    static final Crowd NOBODY = new Crowd(List.of());

    /** Keeps its own copy of the list. */
    public Crowd {
        people = List.copyOf(people);
    }

    static Crowd of(List<AwaitedRow> rows) {
        return new Crowd(rows.stream().map(AwaitedRow::person).toList());
    }

    int size() {
        return people.size();
    }
}
