package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.Person;
import java.util.Optional;

/** The kinds of events, for filters. */
enum EventKind {
    KNOCKED,
    DECIDED,
    UNDONE,
    HELD,
    NOTED,
    VANISHED,
    ACTED,
    UNAPPROVED,
    RULE_SWITCHED,
    STAY;

    static EventKind of(DeskEvent event) {
        return switch (event) {
            case DeskEvent.Knocked _ -> KNOCKED;
            case DeskEvent.Decided _ -> DECIDED;
            case DeskEvent.Undone _ -> UNDONE;
            case DeskEvent.Held _ -> HELD;
            case DeskEvent.Noted _ -> NOTED;
            case DeskEvent.Vanished _ -> VANISHED;
            case DeskEvent.Acted _ -> ACTED;
            case DeskEvent.Unapproved _ -> UNAPPROVED;
            case DeskEvent.RuleSwitched _ -> RULE_SWITCHED;
            case DeskEvent.Stay _ -> STAY;
        };
    }

    /** Whom an event is about; empty when it is about the room. */
    static Optional<Person> personOf(DeskEvent event) {
        return switch (event) {
            case DeskEvent.Knocked knocked -> Optional.of(knocked.person());
            case DeskEvent.Decided decided -> Optional.of(decided.person());
            case DeskEvent.Undone undone -> Optional.of(undone.person());
            case DeskEvent.Held held -> Optional.of(held.person());
            case DeskEvent.Noted noted -> Optional.of(noted.person());
            case DeskEvent.Vanished vanished -> Optional.of(vanished.person());
            case DeskEvent.Acted acted -> Optional.of(acted.person());
            case DeskEvent.Unapproved unapproved -> Optional.of(unapproved.person());
            case DeskEvent.RuleSwitched _, DeskEvent.Stay _ -> Optional.empty();
        };
    }
}
