package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import java.util.List;

/**
 * What was read from the journal. Immutable.
 *
 * @param events oldest first
 * @param unreadable how many lines were torn or damaged and left out
 */
public record JournalContents(List<DeskEvent> events, int unreadable) {
    /** Nothing. */
    public static final JournalContents NONE = new JournalContents(List.of(), 0);

    /** Keeps its own copy of the list. */
    public JournalContents {
        events = List.copyOf(events);
    }
}
