package dev.anteroom.console.desk;

import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened at the desk of one room, worth remembering. Past tense, immutable. Names
 * and notes are cleaned for display, but still other people's text.
 */
public sealed interface DeskEvent {
    /** When, by this machine's clock. */
    Instant at();

    /** Which room. */
    RoomLabel room();

    /**
     * A room as the desk names it.
     *
     * @param id the server's id
     * @param name cleaned for display, possibly empty
     */
    record RoomLabel(String id, String name) {}

    /**
     * Somebody as the desk knows them.
     *
     * @param id the server's id of this stay
     * @param name cleaned for display, possibly empty; a claim
     */
    record Person(ClientId id, String name) {}

    /** Who decided. */
    enum DecidedBy {
        /** The moderator at this desk. */
        MODERATOR,
        /** The rule "admit expected people by themselves". */
        ADMIT_EXPECTED_RULE,
        /** The switch "deny at once who was removed or denied twice". */
        DENY_RETURNING_RULE
    }

    /** What was asked of the server. */
    enum Verdict {
        /** Let in. */
        APPROVE,
        /** Turn away. */
        DENY
    }

    /** Something a moderator did to somebody in the room. */
    enum Action {
        /** Removed from the room. */
        REMOVE,
        /** Removed with the word that they may knock again. */
        SEND_BACK,
        /** Microphone muted. */
        MUTE_AUDIO,
        /** Microphone released. */
        UNMUTE_AUDIO,
        /** Made moderator. */
        MAKE_MODERATOR
    }

    /**
     * Somebody knocked.
     *
     * @param beforeYouJoined whether they waited already when we came
     */
    record Knocked(Instant at, RoomLabel room, Person person, boolean beforeYouJoined)
            implements DeskEvent {}

    /**
     * A decision ended, well or not.
     *
     * @param after from the knock, as far as we saw it, to the decision's end
     */
    record Decided(
            Instant at,
            RoomLabel room,
            Person person,
            Verdict verdict,
            DecidedBy by,
            Decision outcome,
            Duration after)
            implements DeskEvent {}

    /** A decision was taken back in the undo window; nothing had been sent. */
    record Undone(Instant at, RoomLabel room, Person person, Verdict verdict)
            implements DeskEvent {}

    /** Somebody was put on hold, or taken off it. */
    record Held(Instant at, RoomLabel room, Person person, boolean held) implements DeskEvent {}

    /** A private note about somebody changed. */
    record Noted(Instant at, RoomLabel room, Person person, String note) implements DeskEvent {}

    /** Somebody stopped waiting without a decision of ours; empty until the room tells why. */
    record Vanished(Instant at, RoomLabel room, Person person, Optional<Vanishing> why)
            implements DeskEvent {}

    /** Something was done to somebody in the room. */
    record Acted(Instant at, RoomLabel room, Person person, Action action, boolean done)
            implements DeskEvent {}

    /** Somebody is in a knock room whom nobody at this desk approved. */
    record Unapproved(Instant at, RoomLabel room, Person person) implements DeskEvent {}

    /** A rule that decides by itself was switched. */
    record RuleSwitched(Instant at, RoomLabel room, DecidedBy rule, boolean on)
            implements DeskEvent {}

    /** The stay in a room began or ended. */
    record Stay(Instant at, RoomLabel room, boolean began) implements DeskEvent {}
}
