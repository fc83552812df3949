package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A room without sockets, driven by hand; what comes of each step is told in short words. */
final class RoomScene {
    static final JsonNode NOTHING = MissingNode.getInstance();
    static final JsonNode NULL = NullNode.getInstance();
    static final JsonNode TRUE = BooleanNode.TRUE;
    static final JsonNode FALSE = BooleanNode.FALSE;

    private final PracticeRoom room;
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private Outcome last = Outcome.done();

    private RoomScene(RoomSettings settings, boolean media) {
        room = new PracticeRoom(new RoomState("room", settings, "http://127.0.0.1:1", media));
    }

    static RoomScene of(RoomSettings settings) {
        return new RoomScene(settings, false);
    }

    /** Moderator M and participants P and Q inside a knock room that carries media. */
    static RoomScene withMedia() {
        RoomScene scene = new RoomScene(RoomSettings.knockRoom("Clinic"), true);
        scene.join("M", Role.MODERATOR);
        scene.admit("P");
        scene.admit("Q");
        return scene;
    }

    /** Knocks and is let in by M. */
    void admit(String id) {
        join(id, Role.PARTICIPANT);
        ask("M", EventName.USER_ALLOWED, text(id));
    }

    static RoomScene knockRoom() {
        return of(RoomSettings.knockRoom("Clinic"));
    }

    /** Moderator M inside, participant P waiting. */
    static RoomScene withGuestWaiting() {
        RoomScene scene = knockRoom();
        scene.join("M", Role.MODERATOR);
        scene.join("P", Role.PARTICIPANT);
        return scene;
    }

    /** Moderator M and participants P and Q inside a knock room. */
    static RoomScene withThreeInside() {
        RoomScene scene = withGuestWaiting();
        scene.join("Q", Role.PARTICIPANT);
        scene.ask("M", EventName.USER_ALLOWED, text("P"));
        scene.ask("M", EventName.USER_ALLOWED, text("Q"));
        return scene;
    }

    static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    static ObjectNode object() {
        return WireCodec.object();
    }

    static ArrayNode ids(String... ids) {
        ArrayNode array = WireCodec.array();
        for (String id : ids) {
            array.add(id);
        }
        return array;
    }

    RoomState state() {
        return room.state();
    }

    Instant now() {
        return now;
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    List<String> join(String id, String role) {
        return joinClaiming(id, role, role);
    }

    List<String> joinClaiming(String id, String role, String claimed) {
        return apply(new RoomCommand.Join(id, claims("token of " + id, id, role), claimed, null));
    }

    /** The same token as the old id's, which has to be one letter. */
    List<String> rejoin(String id, String oldId, String role) {
        return rejoinAs(id, "token of " + oldId, oldId, role, role);
    }

    List<String> rejoinAs(String id, String tokenId, String oldId, String role, String claimed) {
        return apply(new RoomCommand.Join(id, claims(tokenId, id, role), claimed, oldId));
    }

    private static TokenClaims claims(String tokenId, String id, String role) {
        return new TokenClaims(tokenId, "room", role, "name of " + id, "ref of " + id);
    }

    List<String> ask(String id, EventName event, JsonNode payload) {
        return apply(new RoomCommand.Request(id, event, payload));
    }

    int result(String id, EventName event, JsonNode payload) {
        ask(id, event, payload);
        return result();
    }

    void lose(String id) {
        apply(new RoomCommand.Leave(id, false));
    }

    void leaveGhost(String id) {
        apply(new RoomCommand.Leave(id, true));
    }

    List<String> apply(RoomCommand command) {
        last = room.apply(command, now);
        return last.effects().stream().flatMap(RoomScene::tell).toList();
    }

    JsonNode ack() {
        return last.acknowledgement();
    }

    int result() {
        return last.acknowledgement().path("result").asInt(-1);
    }

    /** What this client was last told by this event, in the last step. */
    JsonNode payload(String to, EventName event) {
        return last.effects().stream()
                .flatMap(RoomScene::emits)
                .filter(emit -> emit.to().equals(to) && emit.event() == event)
                .map(RoomEffect.Emit::payload)
                .findFirst()
                .orElseThrow(() -> new AssertionError(to + " was not told of " + event));
    }

    List<String> awaited(String moderator) {
        ask(moderator, EventName.GET_AWAITED_USER, NULL);
        return ack().path("awaitedParticipants").findValuesAsText("clientId");
    }

    private static Stream<RoomEffect.Emit> emits(RoomEffect effect) {
        return switch (effect) {
            case RoomEffect.Emit emit -> Stream.of(emit);
            case RoomEffect.EmitToAll all -> all.each();
            default -> Stream.empty();
        };
    }

    private static Stream<String> tell(RoomEffect effect) {
        return effect instanceof RoomEffect.EmitToAll all
                ? all.each().map(RoomScene::words)
                : Stream.of(words(effect));
    }

    private static String words(RoomEffect effect) {
        return switch (effect) {
            case RoomEffect.End end -> end.clientId() + " ends";
            case RoomEffect.RelayReceive receive -> "relay receive " + receive.link().number();
            case RoomEffect.RelaySend send -> "relay send " + send.link().number();
            case RoomEffect.RelayCandidate candidate ->
                    "relay candidate " + candidate.link().number() + " " + candidate.candidate();
            case RoomEffect.RelayRoute route -> {
                LinkId from = route.from();
                yield "relay route "
                        + (from == null ? "nothing" : from.number())
                        + " to "
                        + route.to().number();
            }
            case RoomEffect.RelayWant want ->
                    "relay want "
                            + want.to().number()
                            + (want.audio() ? " audio" : "")
                            + (want.video() ? " video" : "");
            case RoomEffect.RelayPass pass ->
                    "relay pass "
                            + pass.from().number()
                            + (pass.audio() ? " audio" : "")
                            + (pass.video() ? " video" : "");
            case RoomEffect.RelayEnd end -> "relay end " + end.link().number();
            case RoomEffect.EmitToAll all -> throw new AssertionError("not one word: " + all);
            case RoomEffect.Emit emit ->
                    (emit.to() + " " + emit.event().wireName() + " " + detail(emit)).strip();
        };
    }

    /** Such as "2:P 1:Q": who is in which slot, in the order told. */
    static String talkers(JsonNode payload) {
        List<String> told = new ArrayList<>();
        for (JsonNode talker : payload.path("activeList")) {
            told.add(talker.path("streamId").asText() + ":" + talker.path("clientId").asText());
        }
        return String.join(" ", told);
    }

    private static String detail(RoomEffect.Emit emit) {
        JsonNode payload = emit.payload();
        return switch (emit.event()) {
            case ROOM_CONNECTED ->
                    payload.path("room").path("waitRoom").asBoolean() ? "waitRoom" : "";
            case ROOM_MANAGEMENT_EVENTS -> payload.path("id").asText();
            case ROOM_DISCONNECTED -> payload.path("cause").path("msg").asText();
            case MEDIA_ENGINE_CONNECTING ->
                    payload.path("streamId").asText(payload.path("peerId").asText())
                            + " "
                            + payload.path("msg").path("type").asText();
            case CONNECTION_FAILED ->
                    payload.path("type").asText() + " " + payload.path("streamId").asText();
            case ACTIVE_TALKERS_UPDATED -> talkers(payload);
            case ON_ADD_STREAM, ON_REMOVE_STREAM -> payload.path("id").asText();
            default -> payload.path("clientId").asText("");
        };
    }
}
