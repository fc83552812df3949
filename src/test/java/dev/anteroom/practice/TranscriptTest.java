package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.practice.RawClient.Generation;
import dev.anteroom.wire.WireCodec;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays conversations that were written down from the protocol notes, not from our own encoder,
 * against the server. Each client has to receive exactly the events written down, in that order; an
 * object may hold more fields than written.
 */
final class TranscriptTest {
    private @Nullable PracticeServer server;
    private final Map<String, RawClient> clients = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> streams = new HashMap<>();
    private final Map<String, Integer> read = new HashMap<>();

    @AfterEach
    void stop() {
        clients.values().forEach(RawClient::close);
        server().close();
    }

    private PracticeServer server() {
        return Objects.requireNonNull(server);
    }

    static Stream<Arguments> transcripts() {
        return Stream.of(
                        "join_moderator",
                        "knock_approve",
                        "knock_deny",
                        "late_moderator",
                        "knock_switch",
                        "wait_for_moderator",
                        "lock_and_drop",
                        "mute",
                        "roles",
                        "chat",
                        "media_publish",
                        "media_subscribe",
                        "media_share",
                        "media_refused",
                        "media_wrong",
                        "media_relay_restart",
                        "reconnect")
                .flatMap(
                        name ->
                                Stream.of(Generation.values())
                                        .map(generation -> Arguments.of(name, generation)));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void conversation_isAsWritten(String name, Generation generation) throws Exception {
        JsonNode transcript = load(name);
        JsonNode room = transcript.path("room");
        boolean media = room.path("media").asBoolean(true);
        server =
                PracticeServer.start(
                        PracticeOptions.DEFAULTS.withMedia(media), _ -> new FakeRelay());
        String roomId =
                server.createRoom(
                        new RoomSettings(
                                "A room",
                                "",
                                room.path("knock").asBoolean(),
                                room.path("wait_for_moderator").asBoolean(),
                                4,
                                10));
        int number = 0;
        for (JsonNode step : transcript.path("steps")) {
            number++;
            try {
                play(roomId, generation, step);
            } catch (AssertionError wrong) {
                throw new AssertionError("Step " + number + ", " + step, wrong);
            }
        }
    }

    private static JsonNode load(String name) throws Exception {
        try (InputStream file =
                TranscriptTest.class.getResourceAsStream(
                        "/transcripts/practice/" + name + ".json")) {
            return WireCodec.parse(
                    new String(
                            Objects.requireNonNull(file, name).readAllBytes(),
                            StandardCharsets.UTF_8));
        }
    }

    private void play(String roomId, Generation generation, JsonNode step) throws Exception {
        String who = step.path("client").asText();
        if (step.has("joins")) {
            join(roomId, generation, step, who);
        } else if (step.has("loses")) {
            client(who).close();
        } else if (step.has("emits")) {
            JsonNode[] payload =
                    step.has("payload")
                            ? new JsonNode[] {filled(step.path("payload"))}
                            : new JsonNode[0];
            JsonNode ack = client(who).call(step.path("emits").asText(), payload);
            match(step.path("ack"), ack, "ack");
            if (step.has("stream")) {
                streams.put(step.path("stream").asText(), ack.path(0).path("id").toString());
            }
        } else if (step.has("relay")) {
            server().restartRelay();
        } else if (step.has("receives")) {
            JsonNode event = next(who);
            assertEquals(step.path("receives").asText(), event.path(0).asText());
            assertEquals(2, event.size(), "one payload");
            match(step.path("payload"), event.path(1), "payload");
        } else {
            client(who).settle();
            List<String> seen = client(who).eventNames();
            assertEquals(List.of(), seen.subList(read.getOrDefault(who, 0), seen.size()));
        }
    }

    private void join(String roomId, Generation generation, JsonNode step, String who)
            throws Exception {
        String role = step.path("joins").asText();
        String old = step.path("as").asText("");
        String token =
                old.isEmpty()
                        ? server().token(roomId, who, role)
                        : Objects.requireNonNull(tokens.get(old));
        tokens.put(who, token);
        ObjectNode message = RawClient.message(token);
        if (!old.isEmpty()) {
            message.put("isReconnecting", true)
                    .put("reconnectAttempt", 1)
                    .put("oldClientIdForReconnect", ids.get(old))
                    .put("room", roomId);
        }
        RawClient client = RawClient.connect(server(), generation);
        clients.put(who, client);
        JsonNode ack = client.call("token", message);
        // After the two greetings of Engine.IO and Socket.IO.
        assertEquals("430[", client.frames().get(2).substring(0, 4), "acknowledged first");
        match(step.has("ack") ? step.path("ack") : WireCodec.parse("[{\"result\":0}]"), ack, "ack");
        ids.put(who, ack.path(0).path("clientId").asText());
    }

    private RawClient client(String who) {
        return Objects.requireNonNull(clients.get(who), who);
    }

    private JsonNode next(String who) throws Exception {
        int index = read.merge(who, 1, Integer::sum) - 1;
        String frame = client(who).awaitEventFrame(index);
        return WireCodec.parse(frame.substring(2));
    }

    /** Client names in braces stand for client ids, names of streams for their numbers. */
    private JsonNode filled(JsonNode payload) throws Exception {
        String text = payload.toString();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            text = text.replace("{" + id.getKey() + "}", id.getValue());
        }
        for (Map.Entry<String, String> stream : streams.entrySet()) {
            text = text.replace("\"{" + stream.getKey() + "}\"", stream.getValue());
        }
        return WireCodec.parse(text);
    }

    private void match(JsonNode expected, JsonNode actual, String path) throws Exception {
        if (expected.isTextual() && expected.asText().startsWith("@")) {
            matchKind(expected.asText(), actual, path);
        } else if (expected.isObject()) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                match(field.getValue(), actual.path(field.getKey()), path + "." + field.getKey());
            }
        } else if (expected.isArray()) {
            assertEquals(expected.size(), actual.size(), path + " of " + actual);
            for (int i = 0; i < expected.size(); i++) {
                match(expected.get(i), actual.path(i), path + "[" + i + "]");
            }
        } else if (!expected.isMissingNode()) {
            assertEquals(filled(expected), actual, path);
        }
    }

    private static void matchKind(String kind, JsonNode actual, String path) {
        boolean matches =
                switch (kind) {
                    case "@text" -> actual.isTextual();
                    case "@number" -> actual.isNumber();
                    case "@boolean" -> actual.isBoolean();
                    case "@array" -> actual.isArray();
                    case "@object" -> actual.isObject();
                    case "@absent" -> actual.isMissingNode();
                    case "@any" -> !actual.isMissingNode();
                    default -> throw new AssertionError("There is no kind " + kind);
                };
        if (!matches) {
            fail(path + " is not " + kind + " but " + actual);
        }
    }
}
