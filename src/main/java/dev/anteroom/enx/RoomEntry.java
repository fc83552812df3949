package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.DisconnectReason.Kind;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.Cause;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.RoomConnected;
import dev.anteroom.wire.RoomUser;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Into the waiting room, into the room, and out of it by the server's word (protocol sections 2.4,
 * 3.1, 3.2 and 4.1). Confined to the room's loop.
 */
final class RoomEntry {
    private static final Logger LOG = LoggerFactory.getLogger(RoomEntry.class);

    private final RoomState state;
    private final AwaitedList awaited;
    private final MediaDesk desk;
    private final Notifier notifier;
    private final Connection connection;
    private ObjectNode lastRoomConnected = WireCodec.object();
    private boolean toldAwaited;
    private boolean toldConnected;

    RoomEntry(
            RoomState state,
            AwaitedList awaited,
            MediaDesk desk,
            Notifier notifier,
            Connection connection) {
        this.state = state;
        this.awaited = awaited;
        this.desk = desk;
        this.notifier = notifier;
        this.connection = connection;
    }

    /** {@code room-connected}: we are in, or wait, or the server changed its mind. */
    void connected(ObjectNode payload) throws WireException {
        boolean refused = payload.path("result").asInt(ResultCode.SUCCESS) != ResultCode.SUCCESS;
        RoomConnected room;
        try {
            room = RoomConnected.decode(payload);
        } catch (WireException unreadable) {
            if (state.isHere()) {
                throw unreadable;
            }
            connection.failed(
                    refused
                            ? JoinFailure.refused(Ack.of(List.of(payload)))
                            : JoinFailure.UNREADABLE_ROOM);
            return;
        }
        boolean waits = room.room().waitRoom();
        boolean inside = state.connection().canSend();
        if (state.isHere() && (refused || (inside && waits))) {
            LOG.warn("A late or repeated room-connected was dropped.");
            return;
        }
        if (refused) {
            connection.failed(JoinFailure.refused(Ack.of(List.of(payload))));
            return;
        }
        lastRoomConnected = payload;
        state.entered(room);
        if (waits) {
            waiting(room.room().settings().knock() ? "knock" : "no_moderator");
        } else {
            boolean reconnected = state.isReconnecting();
            connection.entered(new ConnectionState.Connected());
            toldWhoWaits(payload);
            desk.entered(payload);
            if (!inside) {
                tellConnected(payload, reconnected);
            }
        }
    }

    private void toldWhoWaits(ObjectNode payload) {
        if (state.isModerator()) {
            awaited.toldFromNowOn(payload.path("awaitedParticipants"), false);
        } else {
            awaited.noLongerTold();
        }
    }

    /** {@code room-awaited}: our knock waits. */
    void awaited() {
        waiting("knock");
    }

    private void waiting(String eventType) {
        if (state.connection().canSend()) {
            return;
        }
        connection.entered(new ConnectionState.Awaiting());
        if (!toldAwaited) {
            toldAwaited = true;
            ObjectNode payload = WireCodec.object().put("event_type", eventType);
            notifier.callback((observer, room) -> observer.onRoomAwaited(room, payload));
        }
    }

    /** {@code wait-room-disabled}: our wait is over, we are in. */
    void admitted(ObjectNode payload) {
        if (!state.isAwaiting()) {
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
        if (complete.path("room") instanceof ObjectNode room) {
            room.put("waitRoom", false);
        }
        if (payload.path("roomData") instanceof ObjectNode roomData) {
            complete.setAll(roomData);
        }
        desk.entered(complete);
        tellConnected(complete, false);
    }

    private void tellConnected(ObjectNode payload, boolean reconnected) {
        toldAwaited = false;
        if (reconnected && toldConnected) {
            ObjectNode back = Connection.code(ResultCode.NETWORK_BACK, "Connected again.");
            notifier.callback((observer, room) -> observer.onUserReconnectSuccess(room, back));
        } else {
            toldConnected = true;
            notifier.callback((observer, room) -> observer.onRoomConnected(room, payload));
        }
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

    /** {@code room-disconnected}: the server ends our stay. */
    void disconnected(ObjectNode payload, Consumer<JsonNode> reply) {
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
}
