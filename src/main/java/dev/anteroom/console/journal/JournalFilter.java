package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which events are shown. Immutable.
 *
 * @param words all of them have to be in the room's name, the person's name, or a note, without
 *     regard to case; blank for all
 * @param kinds only these kinds; empty for all
 * @param room only this room, by its id
 * @param from not before this day, in the user's time zone
 * @param to not after this day
 */
record JournalFilter(
        String words,
        Set<EventKind> kinds,
        Optional<String> room,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {
    static final JournalFilter ALL =
            new JournalFilter("", Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    JournalFilter withWords(String newWords) {
        return new JournalFilter(newWords, kinds, room, from, to);
    }

    JournalFilter withKinds(Set<EventKind> newKinds) {
        return new JournalFilter(words, newKinds, room, from, to);
    }

    JournalFilter withRoom(Optional<String> newRoom) {
        return new JournalFilter(words, kinds, newRoom, from, to);
    }

    JournalFilter withDays(Optional<LocalDate> newFrom, Optional<LocalDate> newTo) {
        return new JournalFilter(words, kinds, room, newFrom, newTo);
    }

    boolean isAll() {
        return equals(ALL);
    }

    boolean accepts(DeskEvent event, ZoneId zone) {
        return (kinds.isEmpty() || kinds.contains(EventKind.of(event)))
                && room.filter(id -> !event.room().id().equals(id)).isEmpty()
                && isInDays(LocalDate.ofInstant(event.at(), zone))
                && hasWords(event);
    }

    private boolean isInDays(LocalDate day) {
        return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
    }

    private boolean hasWords(DeskEvent event) {
        if (words.isBlank()) {
            return true;
        }
        String note = event instanceof DeskEvent.Noted noted ? noted.note() : "";
        String text =
                (EventKind.personOf(event).map(DeskEvent.Person::name).orElse("")
                                + '\n'
                                + event.room().name()
                                + '\n'
                                + note)
                        .toLowerCase(Locale.ROOT);
        for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
