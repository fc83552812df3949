package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.Cause;
import dev.anteroom.wire.ClientIds;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.Role;
import dev.anteroom.wire.WireCodec;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Knocking and deciding (protocol sections 3.3 to 3.6).
 *
 * <p>Nobody comes in without a moderator's own decision: switching knock off leaves those who wait
 * waiting. Since clients clear their list when they hear of the switch, each of them is announced
 * to the moderators again right after it.
 */
final class LobbyRules {
    private LobbyRules() {}

    static Outcome allow(RoomState room, Member moderator, JsonNode payload, Instant now) {
        return decide(room, payload, LobbyRules::admit);
    }

    static Outcome deny(RoomState room, Member moderator, JsonNode payload, Instant now) {
        return decide(
                room,
                payload,
                (state, person) -> {
                    state.remove(person);
                    return answerFor(person).dismiss(person.clientId(), Cause.DENIED);
                });
    }

    private static Outcome decide(
            RoomState room, JsonNode payload, BiFunction<RoomState, Member, Outcome> decision) {
        if (!payload.isTextual() || !ClientIds.isValid(payload.asText())) {
            return RequestRule.invalid("A decision needs the client id of who waits, as a string.");
        }
        Member person = room.waitingWith(payload.asText());
        if (person != null && person.waiting() == Member.Waiting.AS_GHOST) {
            room.remove(person);
            return nobodyWaits();
        }
        return person == null || person.waiting() != Member.Waiting.FOR_DECISION
                ? nobodyWaits()
                : decision.apply(room, person);
    }

    private static Outcome nobodyWaits() {
        return Outcome.refused(ResultCode.NOT_AWAITED, "Nobody with this client id waits.");
    }

    private static Outcome answerFor(Member person) {
        return Outcome.answer(Ack.success().put("clientId", person.clientId()));
    }

    private static Outcome admit(RoomState room, Member person) {
        if (!room.hasPlaceFor(person.role(), null)) {
            return JoinRules.full(person.role());
        }
        return answerFor(person).and(letIn(room, person));
    }

    private static Outcome letIn(RoomState room, Member person) {
        if (room.isMuted()) {
            person.muteAudio(true);
        }
        room.enter(person);
        Outcome outcome =
                Outcome.done()
                        .emit(
                                person.clientId(),
                                EventName.ROOM_MANAGEMENT_EVENTS,
                                Payloads.admitted(room));
        JoinRules.tellOthers(room, person, outcome);
        return outcome.and(FloorRules.greet(room, person));
    }

    /** Whoever waits for a moderator comes in when one is there and a place is free (3.6). */
    static Outcome admitThoseWaitingForModerator(RoomState room) {
        Outcome outcome = Outcome.done();
        if (room.moderators().isEmpty() || room.isKnockOn()) {
            return outcome;
        }
        for (Member person : List.copyOf(room.waiting())) {
            if (person.waiting() == Member.Waiting.FOR_MODERATOR
                    && room.hasPlaceFor(Role.PARTICIPANT, null)) {
                outcome.and(letIn(room, person));
            }
        }
        return outcome;
    }

    static Outcome listAwaited(RoomState room, Member moderator, JsonNode payload, Instant now) {
        var answer = Ack.success();
        answer.set("awaitedParticipants", Payloads.awaited(room.awaited()));
        return Outcome.answer(answer);
    }

    static Outcome switchKnock(RoomState room, Member moderator, JsonNode payload, Instant now) {
        if (!payload.isBoolean()) {
            return RequestRule.invalid("Knock is switched with true or false.");
        }
        room.switchKnock(payload.asBoolean());
        Outcome outcome =
                Outcome.done()
                        .emitToAll(
                                room.inside(),
                                EventName.ROOM_MANAGEMENT_EVENTS,
                                Payloads.management(
                                        room.isKnockOn() ? "knock-enabled" : "knock-disabled"));
        if (room.isKnockOn()) {
            return outcome.and(turnIntoKnocks(room));
        }
        room.awaited()
                .forEach(
                        person ->
                                outcome.emitToAll(
                                        room.moderators(),
                                        EventName.USER_AWAITED,
                                        Payloads.knock(person)));
        return outcome;
    }

    private static Outcome turnIntoKnocks(RoomState room) {
        Outcome outcome = Outcome.done();
        for (Member person : room.waiting()) {
            if (person.waiting() == Member.Waiting.FOR_MODERATOR) {
                person.changeWaiting(Member.Waiting.FOR_DECISION);
                outcome.emit(person.clientId(), EventName.ROOM_AWAITED, WireCodec.object());
                outcome.emitToAll(
                        room.moderators(), EventName.USER_AWAITED, Payloads.knock(person));
            }
        }
        return outcome;
    }
}
