package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.AwaitedUser;
import dev.anteroom.wire.ClientIds;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.RoomUser;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
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
    private final RoomEntry entry;
    private final RoomSwitches switches;
    private final RoomTalk talk;
    private final MediaEvents media;
    private long malformed;

    IncomingEvents(
            RoomState state,
            AwaitedList awaited,
            Decisions decisions,
            Notifier notifier,
            RoomEntry entry,
            RoomSwitches switches,
            RoomTalk talk,
            MediaEvents media) {
        this.state = state;
        this.awaited = awaited;
        this.decisions = decisions;
        this.notifier = notifier;
        this.entry = entry;
        this.switches = switches;
        this.talk = talk;
        this.media = media;
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
        switch (event) {
            case ROOM_DISCONNECTED -> entry.disconnected(payload, reply);
            case ROOM_MUTED -> talk.roomMuted(true, payload, reply);
            case ROOM_UNMUTED -> talk.roomMuted(false, payload, reply);
            case HARD_MUTE_USER_AUDIO,
                    HARD_UNMUTE_USER_AUDIO,
                    HARD_MUTE_USER_VIDEO,
                    HARD_UNMUTE_USER_VIDEO ->
                    talk.hardMuted(event, payload, reply);
            default -> {
                reply.accept(Ack.success());
                applyAnswered(event, payload);
            }
        }
    }

    private void applyAnswered(EventName event, ObjectNode payload) throws WireException {
        switch (event) {
            case ROOM_CONNECTED -> entry.connected(payload);
            case ROOM_AWAITED -> entry.awaited();
            case ROOM_MANAGEMENT_EVENTS -> roomManagement(payload);
            case USER_AWAITED -> userAwaited(payload);
            case USER_CONNECTED -> userConnected(payload);
            case USER_DISCONNECTED -> userDisconnected(payload);
            case USER_ROLE_CHANGED -> rolesChanged(payload);
            case USER_AUDIO_MUTED -> microphone(payload, true);
            case USER_AUDIO_UNMUTED -> microphone(payload, false);
            case USER_VIDEO_MUTED -> camera(payload, true);
            case USER_VIDEO_UNMUTED -> camera(payload, false);
            case ON_DATA_STREAM_TO_ROOM -> talk.dataReceived(payload);
            default -> media.accept(event, payload);
        }
    }

    private void userAwaited(ObjectNode payload) throws WireException {
        AwaitedUser user = WireCodec.decode(payload, AwaitedUser.class);
        ClientId id = new ClientId(user.clientId());
        if (!state.isModerator() || !state.connection().canSend() || state.user(id).isPresent()) {
            return;
        }
        boolean known = state.lobby().find(id).isPresent();
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
                // Any other type is no approval; the one reading that could let somebody in by
                // mistake is not made.
                if (payload.path("event_type").asText("user-allowed").equals("user-allowed")) {
                    entry.admitted(payload);
                }
            }
            case "room-locked" -> {
                switches.locked(true);
                notifier.callback(observer -> observer.onLockedRoom(payload));
            }
            case "room-unlocked" -> {
                switches.locked(false);
                notifier.callback(observer -> observer.onUnLockedRoom(payload));
            }
            case "knock-enabled" -> knockSwitched(true, payload);
            case "knock-disabled" -> knockSwitched(false, payload);
            default -> LOG.debug("A room management event has no meaning for this client.");
        }
    }

    private void knockSwitched(boolean enabled, ObjectNode payload) {
        switches.knock(enabled);
        notifier.callback(observer -> observer.onKnockSwitched(payload));
        if (!enabled && state.isModerator()) {
            awaited.knockSwitchedOff();
        }
    }

    private void userConnected(ObjectNode payload) throws WireException {
        RoomUser user = WireCodec.decode(payload, RoomUser.class);
        if (!state.connection().canSend()) {
            return;
        }
        ClientId id = new ClientId(user.clientId());
        boolean isNew = state.userPut(user);
        awaited.entered(id, decisions.isApproving(id));
        if (isNew && !state.isSelf(id)) {
            notifier.event(new RoomEvent.UserConnected(RoomState.participant(user)));
            notifier.callback(observer -> observer.onUserConnected(payload));
        }
    }

    private void userDisconnected(ObjectNode payload) {
        ClientId id = idOf(payload.path("clientId"));
        media.left(id);
        state.userRemoved(id)
                .ifPresent(
                        user -> {
                            notifier.event(
                                    new RoomEvent.UserDisconnected(RoomState.participant(user)));
                            notifier.callback(observer -> observer.onUserDisConnected(payload));
                        });
        if (state.lobby().find(id).isPresent()) {
            // No client takes this for the end of a wait (3.5); the server's list will tell.
            awaited.refresh(outcome -> {});
        }
    }

    private void microphone(ObjectNode payload, boolean muted) {
        reported(payload)
                .ifPresent(
                        user -> {
                            state.userPut(user.withMutes(muted, user.videoMuted()));
                            media.microphone(new ClientId(user.clientId()), muted, payload);
                        });
    }

    private void camera(ObjectNode payload, boolean muted) {
        reported(payload)
                .ifPresent(
                        user -> {
                            state.userPut(user.withMutes(user.audioMuted(), muted));
                            media.camera(new ClientId(user.clientId()), muted, payload);
                        });
    }

    /** Only somebody known: a report must not put a person into the room, nor change a role. */
    private Optional<RoomUser> reported(ObjectNode payload) {
        JsonNode id = payload.path("clientId");
        return state.user(idOf(id.isTextual() ? id : payload.path("user").path("clientId")));
    }

    private void rolesChanged(ObjectNode payload) {
        boolean wasModerator = state.isModerator();
        JsonNode pair = payload.path("moderator");
        if (payload.path("clientsInfo").isArray()) {
            for (JsonNode change : payload.path("clientsInfo")) {
                JsonNode role = change.path("role").path("new");
                if (role.isTextual()) {
                    roleChanged(change.path("clientId"), RoomRole.ofWireName(role.asText()));
                }
            }
        } else if (pair.isObject()) {
            // Nobody need have been moderator before.
            if (ClientIds.isValid(pair.path("old").asText(null))) {
                roleChanged(pair.path("old"), RoomRole.PARTICIPANT);
            }
            roleChanged(pair.path("new"), RoomRole.MODERATOR);
        }
        if (wasModerator && !state.isModerator()) {
            awaited.noLongerTold();
        } else if (!wasModerator && state.isModerator() && state.connection().canSend()) {
            awaited.toldFromNowOn(payload.path("awaitedParticipants"), true);
        }
        notifier.callback(observer -> observer.onUserRoleChanged(payload));
    }

    private void roleChanged(JsonNode id, RoomRole role) {
        ClientId changed = idOf(id);
        if (state.roleChanged(changed, role)) {
            notifier.event(new RoomEvent.RoleChanged(changed, role));
        }
    }

    private static ClientId idOf(JsonNode id) {
        return new ClientId(ClientIds.require(id.asText(null)));
    }
}
