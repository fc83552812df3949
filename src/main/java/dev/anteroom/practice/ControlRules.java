package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.Role;
import dev.anteroom.wire.WireCodec;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** Lock, mute and roles (protocol sections 4.3 to 4.5). */
final class ControlRules {
    private ControlRules() {}

    static Outcome lock(RoomState room, Member moderator, JsonNode payload, Instant now) {
        if (!payload.isBoolean()) {
            return RequestRule.invalid("A room is locked with true and unlocked with false.");
        }
        boolean lock = payload.asBoolean();
        if (room.isLocked() == lock) {
            return Outcome.refused(
                    ResultCode.LOCK_UNCHANGED,
                    lock ? "The room is locked already." : "The room is not locked.");
        }
        room.lock(lock);
        ObjectNode event = Payloads.management(lock ? "room-locked" : "room-unlocked");
        event.putObject("msg")
                .put("moderatorId", moderator.clientId())
                .put("name", moderator.name());
        return Outcome.done().emitToAll(room.inside(), EventName.ROOM_MANAGEMENT_EVENTS, event);
    }

    /** Mutes or releases everybody but moderators. The payload says nothing either way. */
    static RequestRule muteRoom(boolean mute) {
        return (room, moderator, payload, now) -> {
            room.mute(mute);
            List<Member> others =
                    room.inside().stream().filter(member -> !member.isModerator()).toList();
            ObjectNode event =
                    WireCodec.object()
                            .put("status", mute)
                            .put("moderator", moderator.name())
                            .put("moderatorId", moderator.clientId());
            return Outcome.done()
                    .emitToAll(others, mute ? EventName.ROOM_MUTED : EventName.ROOM_UNMUTED, event);
        };
    }

    /** Mutes or releases one person; the person's client reports what it did (4.4). */
    static RequestRule muteUser(EventName event, BiConsumer<Member, Boolean> hold, boolean mute) {
        return (room, moderator, payload, now) -> {
            JsonNode id = payload.path("clientId");
            if (!id.isTextual()) {
                return RequestRule.invalid("Muting somebody needs {clientId}.");
            }
            Member target = room.insideWith(id.asText());
            if (target == null) {
                return notInside();
            }
            hold.accept(target, mute);
            return Outcome.done()
                    .emit(
                            target.clientId(),
                            event,
                            WireCodec.object()
                                    .put("clientId", target.clientId())
                                    .put("moderatorId", moderator.clientId()));
        };
    }

    /** Tells somebody who came back what a moderator still holds. */
    static Outcome remindOfHolds(Member back) {
        Outcome outcome = Outcome.done();
        ObjectNode event = WireCodec.object().put("clientId", back.clientId());
        if (back.isAudioHeld()) {
            outcome.emit(back.clientId(), EventName.HARD_MUTE_USER_AUDIO, event);
        }
        if (back.isVideoHeld()) {
            outcome.emit(back.clientId(), EventName.HARD_MUTE_USER_VIDEO, event);
        }
        return outcome;
    }

    /** One's own microphone. Who is held mute by a moderator stays mute. */
    static RequestRule ownAudio(EventName event, boolean mute) {
        return (room, caller, payload, now) -> {
            if (!mute && (caller.isAudioHeld() || (room.isMuted() && !caller.isModerator()))) {
                return RequestRule.notAuthorised();
            }
            caller.muteAudio(mute);
            return tellAll(room, caller, event);
        };
    }

    /** One's own camera. Who is held mute by a moderator stays mute. */
    static RequestRule ownVideo(EventName event, boolean mute) {
        return (room, caller, payload, now) -> {
            if (!mute && caller.isVideoHeld()) {
                return RequestRule.notAuthorised();
            }
            caller.muteVideo(mute);
            return tellAll(room, caller, event);
        };
    }

    private static Outcome tellAll(RoomState room, Member caller, EventName event) {
        ObjectNode payload = WireCodec.object().put("clientId", caller.clientId());
        payload.set("user", WireCodec.encode(caller.toUser()));
        return Outcome.done().emitToAll(room.inside(), event, payload);
    }

    /** The moderator and the target exchange their roles (4.5). */
    static Outcome switchRole(RoomState room, Member moderator, JsonNode payload, Instant now) {
        JsonNode id = payload.isArray() && payload.size() == 1 ? payload.get(0) : payload;
        if (!id.isTextual()) {
            return RequestRule.invalid("Switching roles needs one client id.");
        }
        Member target = room.insideWith(id.asText());
        if (target == null) {
            return notInside();
        }
        if (target.isModerator()) {
            return RequestRule.invalid("This person is a moderator already.");
        }
        moderator.changeRole(Role.PARTICIPANT);
        target.changeRole(Role.MODERATOR);
        Outcome outcome = Outcome.answer(Ack.success().put("clientId", target.clientId()));
        for (Member receiver : room.inside()) {
            ObjectNode event = roleChange(moderator, target);
            event.set("userList", room.users());
            if (receiver.isModerator()) {
                event.set("awaitedParticipants", Payloads.awaited(room.awaited()));
            }
            outcome.emit(receiver.clientId(), EventName.USER_ROLE_CHANGED, event);
        }
        return outcome;
    }

    private static ObjectNode roleChange(Member before, Member after) {
        ObjectNode event = WireCodec.object();
        event.putObject("moderator").put("old", before.clientId()).put("new", after.clientId());
        var changes = event.putArray("clientsInfo");
        for (Member changed : List.of(before, after)) {
            ObjectNode change = changes.addObject().put("clientId", changed.clientId());
            change.putObject("role")
                    .put("old", changed == before ? Role.MODERATOR : Role.PARTICIPANT)
                    .put("new", changed.role());
            change.set("user", WireCodec.encode(changed.toUser()));
        }
        event.putArray("raisedHands");
        event.putArray("approvedHands");
        event.putArray("userRoleChangeRequests");
        event.putObject("subsStreamInfo").putArray("streams");
        return event;
    }

    private static Outcome notInside() {
        return Outcome.refused(
                ResultCode.USER_NOT_FOUND, "Nobody with this client id is in the room.");
    }
}
