package dev.anteroom.console.notify;

import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomSnapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One room whose knocks are noticed; from {@link Notices#watch}. For the JavaFX application thread.
 */
public final class RoomWatch implements AutoCloseable {
    private final Notices notices;
    private final long number;
    private final NoticedRoom room;
    private String name = "";
    private List<AwaitedParticipant> waiting = List.of();
    private Set<Long> known = Set.of();

    RoomWatch(Notices notices, long number, NoticedRoom room) {
        this.notices = notices;
        this.number = number;
        this.room = room;
    }

    /** Follows the room: its newest state, and what happened since the last time. */
    public void update(RoomSnapshot snapshot, List<RoomEvent> events) {
        name = snapshot.roomName();
        waiting = snapshot.lobby().waiting();
        Set<Long> now = HashSet.newHashSet(waiting.size());
        waiting.forEach(person -> now.add(person.order()));
        boolean somebodyCame = !known.containsAll(now);
        known = now;
        notices.changed(
                somebodyCame,
                events.stream().anyMatch(RoomWatch::isCare),
                events.stream().anyMatch(RoomWatch::isFailure));
    }

    /** The moderator did something in this room's lobby, or looked at it. */
    public void attended() {
        notices.attended();
    }

    /** Stops; nobody of this room is counted any more. Twice is fine. */
    @Override
    public void close() {
        waiting = List.of();
        known = Set.of();
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
        return waiting;
    }

    boolean isWaiting(AlertTarget target) {
        return waiting.stream()
                .anyMatch(
                        person ->
                                person.id().equals(target.id())
                                        && person.order() == target.order());
    }

    /** Another moderator's decision is care as well; somebody who gave up is not. */
    private static boolean isCare(RoomEvent event) {
        return event instanceof RoomEvent.Decided
                || (event instanceof RoomEvent.AwaitedVanished(_, var why)
                        && why == RoomEvent.Vanishing.ADMITTED_ELSEWHERE);
    }

    private static boolean isFailure(RoomEvent event) {
        return event instanceof RoomEvent.Decided(_, var decision) && !decision.isDone();
    }
}
