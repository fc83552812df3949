package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.Person;
import dev.anteroom.console.desk.DeskEvent.RoomLabel;
import dev.anteroom.console.desk.DeskJournal;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent.Vanishing;
import dev.anteroom.enx.RoomSnapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Writes the lobby's part of the journal. */
final class DeskLog {
    private final DeskJournal journal;
    private final InstantSource clock;
    private RoomLabel room = new RoomLabel("", "");

    DeskLog(DeskJournal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    void follow(RoomSnapshot snapshot) {
        if (!snapshot.roomId().equals(room.id()) || !snapshot.roomName().equals(room.name())) {
            room = new RoomLabel(snapshot.roomId(), snapshot.roomName());
        }
    }

    void knocked(AwaitedParticipant person) {
        boolean before = person.arrival() instanceof Arrival.BeforeYouJoined;
        journal.write(new DeskEvent.Knocked(clock.instant(), room, label(person), before));
    }

    void decided(Planned planned, Decision outcome, Duration after) {
        journal.write(
                new DeskEvent.Decided(
                        clock.instant(),
                        room,
                        label(planned.person()),
                        planned.verdict(),
                        planned.by(),
                        outcome,
                        after));
    }

    void undone(Planned planned) {
        journal.write(
                new DeskEvent.Undone(
                        clock.instant(), room, label(planned.person()), planned.verdict()));
    }

    void held(AwaitedParticipant person, boolean held) {
        journal.write(new DeskEvent.Held(clock.instant(), room, label(person), held));
    }

    void noted(AwaitedParticipant person, String note) {
        journal.write(new DeskEvent.Noted(clock.instant(), room, label(person), note));
    }

    void vanished(AwaitedParticipant person, Optional<Vanishing> why) {
        journal.write(new DeskEvent.Vanished(clock.instant(), room, label(person), why));
    }

    private static Person label(AwaitedParticipant person) {
        return new Person(person.id(), person.name());
    }
}
