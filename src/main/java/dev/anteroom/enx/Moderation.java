package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a moderator asks of the server besides decisions (protocol sections 4.1 and 4.3 to 4.5).
 * Confined to the room's loop.
 */
final class Moderation {
    private final RoomState state;
    private final RoomSwitches switches;
    private final Requests requests;
    private final Duration timeout;

    Moderation(RoomState state, RoomSwitches switches, Requests requests, Duration timeout) {
        this.state = state;
        this.switches = switches;
        this.requests = requests;
        this.timeout = timeout;
    }

    void knock(boolean enabled, Consumer<RequestOutcome> whenEnded) {
        ask(
                EventName.ENABLE_KNOCK,
                BooleanNode.valueOf(enabled),
                () -> state.knockEnabled() == enabled,
                () -> switches.knock(enabled),
                whenEnded);
    }

    void lock(boolean locked, Consumer<RequestOutcome> whenEnded) {
        ask(
                EventName.LOCK_ROOM,
                BooleanNode.valueOf(locked),
                () -> state.locked() == locked,
                () -> switches.locked(locked),
                whenEnded);
    }

    /** Only participants are told (4.4), so our own state follows the acknowledgement. */
    void muteRoom(boolean muted, Consumer<RequestOutcome> whenEnded) {
        ask(
                muted ? EventName.ROOM_MUTED : EventName.ROOM_UNMUTED,
                WireCodec.object(),
                () -> state.roomMuted() == muted,
                () -> switches.muted(muted),
                whenEnded);
    }

    /** Has these people leave; never everybody. */
    void remove(List<ClientId> ids, Consumer<RequestOutcome> whenEnded) {
        ObjectNode payload = WireCodec.object().put("all", false);
        ArrayNode named = payload.putArray("clientIds");
        ids.forEach(id -> named.add(id.value()));
        ask(EventName.DROP, payload, whenEnded);
    }

    /** Asks what only moderators may ask. */
    void ask(EventName event, JsonNode payload, Consumer<RequestOutcome> whenEnded) {
        ask(event, payload, () -> false, () -> {}, whenEnded);
    }

    private void ask(
            EventName event,
            JsonNode payload,
            BooleanSupplier isSoAlready,
            Runnable whenDone,
            Consumer<RequestOutcome> whenEnded) {
        if (!state.connection().canSend()) {
            whenEnded.accept(new RequestOutcome.NotSent());
        } else if (!state.isModerator()) {
            whenEnded.accept(new RequestOutcome.NotAllowed());
        } else if (isSoAlready.getAsBoolean()) {
            whenEnded.accept(new RequestOutcome.Unchanged());
        } else {
            send(
                    event,
                    payload,
                    outcome -> {
                        if (outcome instanceof RequestOutcome.Done) {
                            whenDone.run();
                        }
                        whenEnded.accept(outcome);
                    });
        }
    }

    /** Asks what anybody in the room may ask. */
    void send(EventName event, JsonNode payload, Consumer<RequestOutcome> whenEnded) {
        if (!state.connection().canSend()) {
            whenEnded.accept(new RequestOutcome.NotSent());
            return;
        }
        requests.send(event, payload, timeout, ending -> whenEnded.accept(Outcomes.of(ending)));
    }
}
