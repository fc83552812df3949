package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.RoomEvent.Device;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.DataStream;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Chat, application data and mutes that reach us (protocol sections 4.4 and 4.6). On the loop. */
final class RoomTalk {
    private static final int MAX_MESSAGE = 10_000;

    private final RoomState state;
    private final Notifier notifier;
    private final RoomSwitches switches;
    private final MediaDesk desk;
    private final InstantSource clock;

    RoomTalk(
            RoomState state,
            Notifier notifier,
            RoomSwitches switches,
            MediaDesk desk,
            InstantSource clock) {
        this.state = state;
        this.notifier = notifier;
        this.switches = switches;
        this.desk = desk;
        this.clock = clock;
    }

    void dataReceived(ObjectNode payload) throws WireException {
        DataStream.Incoming incoming = WireCodec.decode(payload, DataStream.Incoming.class);
        if (!state.connection().canSend()) {
            return;
        }
        ClientId sender = new ClientId(incoming.senderId());
        if (incoming.type().equals(DataStream.USER_DATA)) {
            notifier.event(new RoomEvent.UserDataReceived(sender, incoming.message()));
            notifier.callback(observer -> observer.onUserDataReceived(payload));
        } else if (incoming.type().equals(DataStream.CHAT)) {
            String name =
                    state.user(sender)
                            .map(user -> DisplayName.of(user.name()).text())
                            .orElseGet(() -> DisplayName.of(incoming.sender()).text());
            notifier.event(
                    new RoomEvent.MessageReceived(
                            new ChatMessage(
                                    sender,
                                    name,
                                    plainText(incoming.message()),
                                    incoming.broadcast(),
                                    clock.instant())));
            notifier.callback(observer -> observer.onMessageReceived(payload));
        }
    }

    /** Readable text: control and reordering characters removed, line breaks kept, bounded. */
    private static String plainText(JsonNode message) {
        JsonNode text = message.isObject() ? message.path("message") : message;
        String raw = text.isValueNode() ? text.asText("") : message.toString();
        String bounded = raw.length() > MAX_MESSAGE ? raw.substring(0, MAX_MESSAGE - 1) + "…" : raw;
        return bounded.replace("\r\n", "\n")
                .replaceAll("[\\r\\p{Zl}\\p{Zp}]", "\n")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}&&[^\\n\\t\\u200C\\u200D]]", "");
    }

    void roomMuted(boolean muted, ObjectNode payload, Consumer<JsonNode> reply) {
        switches.muted(muted);
        answer(desk.holdByRoom(), reply);
        notifier.callback(
                observer -> {
                    if (muted) {
                        observer.onHardMutedAudio(payload);
                    } else {
                        observer.onHardUnMutedAudio(payload);
                    }
                });
    }

    /** Whether there was something of ours to silence (4.4). */
    private static void answer(boolean sent, Consumer<JsonNode> reply) {
        reply.accept(
                sent ? Ack.success() : Ack.refusal(ResultCode.STREAM_NOT_FOUND, "no local stream"));
    }

    void hardMuted(EventName event, ObjectNode payload, Consumer<JsonNode> reply) {
        boolean forUs =
                state.selfId()
                        .map(id -> id.value().equals(payload.path("clientId").asText("")))
                        .orElse(false);
        if (!forUs) {
            answer(false, reply);
            return;
        }
        Device device =
                event == EventName.HARD_MUTE_USER_AUDIO || event == EventName.HARD_UNMUTE_USER_AUDIO
                        ? Device.AUDIO
                        : Device.VIDEO;
        boolean muted =
                event == EventName.HARD_MUTE_USER_AUDIO || event == EventName.HARD_MUTE_USER_VIDEO;
        answer(desk.hold(device, muted), reply);
        notifier.event(new RoomEvent.HardMuted(device, muted));
        ObjectNode told =
                payload.deepCopy().put("device", device == Device.AUDIO ? "audio" : "video");
        notifier.callback(
                observer -> {
                    if (muted) {
                        observer.onReceivedHardMute(told);
                    } else {
                        observer.onReceivedHardUnMute(told);
                    }
                });
    }
}
