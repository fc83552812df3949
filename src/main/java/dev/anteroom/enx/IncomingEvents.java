package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.DisconnectReason.Kind;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.AwaitedUser;
import dev.anteroom.wire.Cause;
import dev.anteroom.wire.ClientIds;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.RoomConnected;
import dev.anteroom.wire.RoomUser;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server says, applied to the room's state and told to the outside. Confined to the room's
 * loop. A malformed event is logged by its name, counted and dropped.
 */
final class IncomingEvents {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingEvents.class);

    private final RoomState state;
    private final AwaitedList awaited;
    private final Decisions decisions;
    private final Notifier notifier;
    private final Connection connection;
    private final RoomTalk talk;
    private ObjectNode lastRoomConnected = WireCodec.object();
    private boolean toldAwaited;
    private boolean enteredBefore;
    private long malformed;

    IncomingEvents(
            RoomState state,
            AwaitedList awaited,
            Decisions decisions,
            Notifier notifier,
            Connection connection,
            RoomTalk talk) {
        this.state = state;
        this.awaited = awaited;
        this.decisions = decisions;
        this.notifier = notifier;
        this.connection = connection;
        this.talk = talk;
    }

    void accept(Connection.Incoming incoming) {
        Optional<EventName> event = EventName.ofWireName(incoming.name());
        if (event.isEmpty()) {
            incoming.reply().accept(Ack.refusal(ResultCode.NO_LISTENER, "no listener"));
            return;
        }
        // By type, not by place: the library can deliver an early event with its name as an
        // argument.
        ObjectNode payload =
                incoming.arguments().stream()
                        .filter(ObjectNode.class::isInstance)
                        .map(ObjectNode.class::cast)
                        .findFirst()
                        .orElseGet(WireCodec::object);
        try {
            apply(event.get(), payload, incoming.reply());
        } catch (WireException | IllegalArgumentException unreadable) {
            malformed++;
            LOG.warn("Event {} was malformed and dropped ({} so far).", event.get(), malformed);
        }
    }

    private void apply(EventName event, ObjectNode payload, Consumer<JsonNode> reply)
            throws WireException {
        if (event != EventName.ROOM_DISCONNECTED && !isHardMute(event)) {
            reply.accept(Ack.success());
        }
        switch (event) {
            case ROOM_CONNECTED -> roomConnected(payload);
            case ROOM_DISCONNECTED -> roomDisconnected(payload, reply);
            case ROOM_AWAITED -> awaiting("knock");
            case USER_AWAITED -> userAwaited(payload);
            case ROOM_MANAGEMENT_EVENTS -> roomManagement(payload);
            case USER_CONNECTED -> userConnected(payload);
            case USER_DISCONNECTED -> userDisconnected(payload);
            case USER_ROLE_CHANGED -> rolesChanged(payload);
            case USER_AUDIO_MUTED, USER_AUDIO_UNMUTED, USER_VIDEO_MUTED, USER_VIDEO_UNMUTED ->
                    muteReported(payload);
            case ROOM_MUTED -> talk.roomMuted(true, payload, reply);
            case ROOM_UNMUTED -> talk.roomMuted(false, payload, reply);
            case HARD_MUTE_USER_AUDIO,
                    HARD_UNMUTE_USER_AUDIO,
                    HARD_MUTE_USER_VIDEO,
                    HARD_UNMUTE_USER_VIDEO ->
                    talk.hardMuted(event, payload, reply);
            case ON_DATA_STREAM_TO_ROOM -> talk.dataReceived(payload);
            default -> LOG.debug("Event {} has no meaning for this client.", event);
        }
    }

    private static boolean isHardMute(EventName event) {
        return switch (event) {
            case ROOM_MUTED,
                    ROOM_UNMUTED,
                    HARD_MUTE_USER_AUDIO,
                    HARD_UNMUTE_USER_AUDIO,
                    HARD_MUTE_USER_VIDEO,
                    HARD_UNMUTE_USER_VIDEO ->
                    true;
            default -> false;
        };
    }

    private void roomConnected(ObjectNode payload) {
        RoomConnected room;
        try {
            room = RoomConnected.decode(payload);
        } catch (WireException unreadable) {
            boolean refused = payload.path("result").asInt(0) != ResultCode.SUCCESS;
            connection.failed(
                    refused
                            ? JoinFailure.refused(Ack.of(List.of(payload)))
                            : JoinFailure.UNREADABLE_ROOM);
            return;
        }
        if (room.result() != ResultCode.SUCCESS) {
            connection.failed(JoinFailure.refused(Ack.of(List.of(payload))));
            return;
        }
        lastRoomConnected = payload;
        state.entered(room);
        if (room.room().waitRoom()) {
            awaiting(room.room().settings().knock() ? "knock" : "no_moderator");
            return;
        }
        connection.entered(new ConnectionState.Connected());
        if (state.isModerator()) {
            awaited.backlog(room.awaitedParticipants(), enteredBefore);
        }
        inside(payload);
    }

    private void inside(ObjectNode payload) {
        if (enteredBefore) {
            ObjectNode back = Connection.code(ResultCode.NETWORK_BACK, "Connected again.");
            notifier.callback((observer, room) -> observer.onUserReconnectSuccess(room, back));
        } else {
            enteredBefore = true;
            notifier.callback((observer, room) -> observer.onRoomConnected(room, payload));
        }
    }

    private void awaiting(String eventType) {
        if (state.connection() instanceof ConnectionState.Connected) {
            return;
        }
        connection.entered(new ConnectionState.Awaiting());
        if (!toldAwaited) {
            toldAwaited = true;
            ObjectNode payload = WireCodec.object().put("event_type", eventType);
            notifier.callback((observer, room) -> observer.onRoomAwaited(room, payload));
        }
    }

    private void admitted(ObjectNode payload) {
        if (!(state.connection() instanceof ConnectionState.Awaiting)) {
            return;
        }
        JsonNode users = payload.path("roomData").path("userList");
        if (users.isArray()) {
            state.usersReplaced(users(users));
        }
        state.locked(payload.path("locked").asBoolean(state.locked()));
        state.roomMuted(payload.path("roomMute").asBoolean(state.roomMuted()));
        connection.entered(new ConnectionState.Connected());
        ObjectNode complete = lastRoomConnected.deepCopy();
        if (payload.path("roomData") instanceof ObjectNode roomData) {
            complete.setAll(roomData);
        }
        inside(complete);
    }

    private static List<RoomUser> users(JsonNode list) {
        List<RoomUser> users = new ArrayList<>(list.size());
        for (JsonNode entry : list) {
            try {
                users.add(WireCodec.decode(entry, RoomUser.class));
            } catch (WireException unreadable) {
                LOG.warn("An entry of a user list was unreadable and left out.");
            }
        }
        return users;
    }

    private void roomDisconnected(ObjectNode payload, Consumer<JsonNode> reply) {
        Cause cause = Cause.of(payload);
        Kind kind =
                cause.isDenial()
                        ? Kind.DENIED
                        : cause.isRemoval()
                                ? Kind.REMOVED
                                : cause.equals(Cause.UNEXPECTED)
                                        ? Kind.CONNECTION_LOST
                                        : Kind.ROOM_ENDED;
        connection.endedByServer(
                new DisconnectReason(kind, cause.cause(), DisplayName.of(cause.msg()).text()),
                reply);
    }

    private void userAwaited(ObjectNode payload) throws WireException {
        AwaitedUser user = WireCodec.decode(payload, AwaitedUser.class);
        boolean inside = state.user(new ClientId(user.clientId())).isPresent();
        if (!state.isModerator() || !state.connection().canSend() || inside) {
            return;
        }
        boolean known = state.lobby().find(new ClientId(user.clientId())).isPresent();
        awaited.knocked(user);
        if (!known) {
            ObjectNode told =
                    payload.deepCopy().put("clientId", user.clientId()).put("id", user.clientId());
            notifier.callback(observer -> observer.onUserAwaited(told));
        }
    }

    private void roomManagement(ObjectNode payload) {
        switch (payload.path("id").asText("")) {
            case "wait-room-disabled" -> {
                String type = payload.path("event_type").asText("user-allowed");
                if (type.equals("user-allowed")) {
                    admitted(payload);
                }
            }
            case "room-locked" -> {
                lockChanged(true);
                notifier.callback(observer -> observer.onLockedRoom(payload));
            }
            case "room-unlocked" -> {
                lockChanged(false);
                notifier.callback(observer -> observer.onUnLockedRoom(payload));
            }
            case "knock-enabled" -> knockChanged(true, payload);
            case "knock-disabled" -> knockChanged(false, payload);
            default -> LOG.debug("A room management event has no meaning for this client.");
        }
    }

    private void lockChanged(boolean locked) {
        if (state.locked() != locked) {
            state.locked(locked);
            notifier.event(new RoomEvent.LockChanged(locked));
        }
    }

    private void knockChanged(boolean enabled, ObjectNode payload) {
        if (state.knockEnabled() != enabled) {
            state.knockEnabled(enabled);
            notifier.event(new RoomEvent.KnockChanged(enabled));
        }
        notifier.callback(observer -> observer.onKnockSwitched(payload));
        if (!enabled && state.isModerator()) {
            // Web clients forget everybody here; whether the server does is unknown, so it is
            // asked.
            awaited.refresh(
                    outcome -> {
                        if (outcome instanceof RequestOutcome.Refused) {
                            awaited.endedBySwitch();
                        }
                    });
        }
    }

    private void userConnected(ObjectNode payload) throws WireException {
        RoomUser user = WireCodec.decode(payload, RoomUser.class);
        if (!state.connection().canSend()) {
            return;
        }
        ClientId id = new ClientId(user.clientId());
        boolean isNew = state.userPut(user);
        awaited.entered(id, decisions.isUnderWay(id));
        if (isNew) {
            notifier.event(new RoomEvent.UserConnected(RoomState.participant(user)));
            notifier.callback(observer -> observer.onUserConnected(payload));
        }
    }

    private void userDisconnected(ObjectNode payload) {
        ClientId id = new ClientId(ClientIds.require(payload.path("clientId").asText(null)));
        state.userRemoved(id)
                .ifPresent(
                        user -> {
                            notifier.event(
                                    new RoomEvent.UserDisconnected(RoomState.participant(user)));
                            notifier.callback(observer -> observer.onUserDisConnected(payload));
                        });
    }

    private void muteReported(ObjectNode payload) throws WireException {
        RoomUser user = WireCodec.decode(payload.path("user"), RoomUser.class);
        // Only somebody known: a report must not put a person into the room.
        if (state.user(new ClientId(user.clientId())).isPresent()) {
            state.userPut(user);
        }
    }

    private void rolesChanged(ObjectNode payload) {
        boolean wasModerator = state.isModerator();
        JsonNode pair = payload.path("moderator");
        if (payload.path("clientsInfo").isArray()) {
            for (JsonNode change : payload.path("clientsInfo")) {
                roleChanged(
                        change.path("clientId"),
                        RoomRole.ofWireName(change.path("role").path("new").asText("")));
            }
        } else if (pair.isObject()) {
            roleChanged(pair.path("old"), RoomRole.PARTICIPANT);
            roleChanged(pair.path("new"), RoomRole.MODERATOR);
        }
        if (wasModerator && !state.isModerator()) {
            awaited.noLongerTold();
        } else if (!wasModerator && state.isModerator()) {
            awaited.backlog(
                    AwaitedList.read(payload.path("awaitedParticipants")).orElse(List.of()), false);
            awaited.refresh(outcome -> {});
        }
        notifier.callback(observer -> observer.onUserRoleChanged(payload));
    }

    private void roleChanged(JsonNode id, RoomRole role) {
        ClientId changed = new ClientId(ClientIds.require(id.asText(null)));
        if (state.roleChanged(changed, role)) {
            notifier.event(new RoomEvent.RoleChanged(changed, role));
        }
    }
}
