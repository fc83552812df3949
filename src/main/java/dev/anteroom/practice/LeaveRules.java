package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.Cause;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Leaving, losing the connection, being removed, the end of the session (protocol section 4.1). */
final class LeaveRules {
    private LeaveRules() {}

    static Outcome drop(RoomState room, Member caller, JsonNode payload, Instant now) {
        if (payload.path("self").asBoolean(false)) {
            return leave(room, caller);
        }
        if (!caller.isModerator()) {
            return RequestRule.notAuthorised();
        }
        if (payload.path("all").asBoolean(false)) {
            return endSession(room);
        }
        // A missing list never means everybody; only an empty one does.
        return payload.path("clientIds") instanceof ArrayNode ids
                ? removePeople(room, caller, ids)
                : RequestRule.invalid("Removing people needs clientIds, an array of strings.");
    }

    /** Somebody leaves for good: coming back means starting afresh. */
    static Outcome leave(RoomState room, Member member) {
        room.remove(member);
        return announceDeparture(room, member, Outcome.done().end(member.clientId()));
    }

    /** A connection was lost: the person is known for a while. */
    static Outcome lose(RoomState room, Member member, boolean ghost, Instant now) {
        if (ghost && member.waiting() == Member.Waiting.FOR_DECISION) {
            member.changeWaiting(Member.Waiting.AS_GHOST);
            return Outcome.done();
        }
        if (member.waiting() == Member.Waiting.AS_GHOST) {
            return Outcome.done();
        }
        room.lose(member, now);
        return announceDeparture(room, member, Outcome.done());
    }

    private static Outcome announceDeparture(RoomState room, Member gone, Outcome outcome) {
        if (gone.waiting() != Member.Waiting.NOT) {
            return outcome;
        }
        outcome.emitToAll(
                room.inside(), EventName.USER_DISCONNECTED, WireCodec.encode(gone.toUser()));
        return outcome.and(LobbyRules.admitThoseWaitingForModerator(room));
    }

    static Outcome endSession(RoomState room) {
        Outcome outcome = Outcome.done();
        Stream.concat(room.inside().stream(), room.waiting().stream())
                .map(Member::clientId)
                .forEach(clientId -> outcome.dismiss(clientId, Cause.ROOM_ENDED));
        room.clear();
        return outcome;
    }

    private static Outcome removePeople(RoomState room, Member caller, ArrayNode ids) {
        Set<Member> removed =
                new LinkedHashSet<>(ids.isEmpty() ? room.insideExcept(caller) : List.of());
        List<String> unknown = new ArrayList<>();
        for (JsonNode id : ids) {
            if (!id.isTextual()) {
                return RequestRule.invalid("Each client id is a string.");
            }
            Member member = room.insideWith(id.asText());
            if (member == null) {
                unknown.add(id.asText());
            } else {
                removed.add(member);
            }
        }
        if (removed.isEmpty() && !unknown.isEmpty()) {
            return Outcome.refused(
                    ResultCode.USER_NOT_FOUND, "Nobody with this client id is in the room.");
        }
        var answer = Ack.success();
        removed.forEach(member -> answer.withArray("clientIds").add(member.clientId()));
        Outcome outcome = Outcome.answer(answer);
        removed.forEach(member -> outcome.dismiss(member.clientId(), Cause.DROPPED_BY_MODERATOR));
        removed.forEach(room::remove);
        removed.forEach(member -> announceDeparture(room, member, outcome));
        return outcome;
    }
}
