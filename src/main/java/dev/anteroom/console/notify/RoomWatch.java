package dev.anteroom.console.notify;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.LobbyChanges;
import dev.anteroom.enx.LobbySnapshot;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomSnapshot;
import java.util.List;

/**
 * One room whose knocks are noticed; from {@link Notices#watch}. For the JavaFX application thread.
 */
public final class RoomWatch implements AutoCloseable {
    private final Notices notices;
    private final long number;
    private final NoticedRoom room;
    private String name = "";
    private LobbySnapshot lobby = LobbySnapshot.EMPTY;
    private long newestOrder = -1;

    RoomWatch(Notices notices, long number, NoticedRoom room) {
        this.notices = notices;
        this.number = number;
        this.room = room;
    }

    /** Follows the room: its newest state, and what happened since the last time. */
    public void update(RoomSnapshot snapshot, List<RoomEvent> events) {
        name = snapshot.roomName();
        LobbyChanges changes = LobbyChanges.between(lobby, snapshot.lobby());
        boolean knockedAgain = changes.changed().stream().anyMatch(this::isNew);
        lobby = snapshot.lobby();
        changes.come().forEach(this::remember);
        changes.changed().forEach(this::remember);
        notices.changed(
                knockedAgain || !changes.come().isEmpty(),
                events.stream().anyMatch(RoomWatch::isCare),
                events.stream().anyMatch(RoomWatch::isFailure));
    }

    /** Told what happened at this room's desk; what a rule decides is not the moderator's care. */
    public void happened(DeskEvent event) {
        if (event instanceof DeskEvent.Decided decided
                && decided.by() == DeskEvent.DecidedBy.MODERATOR
                && decided.outcome().isDone()) {
            notices.attended();
        }
    }

    /** The moderator did something in this room's lobby, or looked at it. */
    public void attended() {
        notices.attended();
    }

    /** Stops; nobody of this room is counted any more. Twice is fine. */
    @Override
    public void close() {
        lobby = LobbySnapshot.EMPTY;
        notices.forget(this);
    }

    long number() {
        return number;
    }

    NoticedRoom room() {
        return room;
    }

    String name() {
        return name;
    }

    List<AwaitedParticipant> waiting() {
        return lobby.waiting();
    }

    boolean isWaiting(AlertTarget target) {
        return waiting().stream()
                .anyMatch(
                        person ->
                                person.id().equals(target.id())
                                        && person.order() == target.order());
    }

    private boolean isNew(AwaitedParticipant person) {
        return person.order() > newestOrder;
    }

    private void remember(AwaitedParticipant person) {
        newestOrder = Math.max(newestOrder, person.order());
    }

    /** Another moderator's decision is care as well; somebody who gave up is not. */
    private static boolean isCare(RoomEvent event) {
        return event instanceof RoomEvent.AwaitedVanished(_, var why)
                && why == RoomEvent.Vanishing.ADMITTED_ELSEWHERE;
    }

    private static boolean isFailure(RoomEvent event) {
        return event instanceof RoomEvent.Decided(_, var decision) && !decision.isDone();
    }
}
