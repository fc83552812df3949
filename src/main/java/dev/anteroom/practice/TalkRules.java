package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.DataStream;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Chat, user data, and how many talkers somebody wants (protocol sections 4.6 and 4.7). */
final class TalkRules {
    /** The longest message, in characters of its JSON. */
    static final int MAX_MESSAGE = 100 * 1024;

    private static final Set<String> TYPES =
            Set.of(DataStream.CHAT, DataStream.USER_DATA, "data-internal-in");

    private TalkRules() {}

    static Outcome sendData(RoomState room, Member sender, JsonNode payload, Instant now) {
        DataStream.Outgoing data;
        try {
            data = WireCodec.decode(payload, DataStream.Outgoing.class);
        } catch (WireException malformed) {
            return RequestRule.invalid("A message needs {msg, broadcast, clients, type}.");
        }
        if (!TYPES.contains(data.type())) {
            return RequestRule.invalid("A message is of type chat or user_data.");
        }
        if (data.msg().toString().length() > MAX_MESSAGE) {
            return Outcome.refused(ResultCode.TEXT_TOO_LARGE, "The message is too long.");
        }
        List<Member> receivers =
                data.broadcast()
                        ? room.insideExcept(sender)
                        : new LinkedHashSet<>(data.clients())
                                .stream()
                                        .map(room::insideWith)
                                        .filter(Objects::nonNull)
                                        .filter(receiver -> receiver != sender)
                                        .toList();
        if (!data.broadcast() && receivers.isEmpty()) {
            return Outcome.refused(
                    ResultCode.USER_NOT_FOUND, "None of the receivers is in the room.");
        }
        return Outcome.done()
                .emitToAll(
                        receivers, EventName.ON_DATA_STREAM_TO_ROOM, incoming(sender, data, now));
    }

    private static ObjectNode incoming(Member sender, DataStream.Outgoing data, Instant now) {
        return WireCodec.encode(
                new DataStream.Incoming(
                        data.type(),
                        data.broadcast(),
                        sender.name(),
                        sender.clientId(),
                        data.msg(),
                        now.toEpochMilli()));
    }

    static Outcome maxTalkers(RoomState room, Member caller, JsonNode payload, Instant now) {
        return Outcome.answer(maxTalkers(room));
    }

    static ObjectNode maxTalkers(RoomState room) {
        return Ack.success().put("maxTalkers", room.maxTalkers());
    }

    static Outcome numberOfTalkers(RoomState room, Member caller, JsonNode payload, Instant now) {
        return Outcome.answer(Ack.success().put("numTalkers", caller.talkers()));
    }

    static Outcome changeNumberOfTalkers(
            RoomState room, Member caller, JsonNode payload, Instant now) {
        JsonNode number = payload.isObject() ? payload.path("numTalkers") : payload;
        if (!number.canConvertToInt()
                || number.asInt() < 0
                || number.asInt() > Payloads.MAX_TALKERS) {
            return RequestRule.invalid(
                    "The number of talkers is between 0 and " + Payloads.MAX_TALKERS + ".");
        }
        caller.changeTalkers(number.asInt());
        ObjectNode echo = Ack.success();
        if (payload instanceof ObjectNode asked) {
            for (String field : List.of("numTalkers", "numAudioTalkers", "numVideoTalkers")) {
                if (asked.path(field).isNumber()) {
                    echo.set(field, asked.path(field));
                }
            }
        } else {
            echo.put("numTalkers", number.asInt());
        }
        return Outcome.answer(echo);
    }
}
