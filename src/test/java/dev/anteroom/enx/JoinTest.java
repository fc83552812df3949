package dev.anteroom.enx;

import static dev.anteroom.enx.RoomBench.connected;
import static dev.anteroom.enx.RoomBench.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.ConnectionState.Awaiting;
import dev.anteroom.enx.ConnectionState.Connected;
import dev.anteroom.enx.ConnectionState.Disconnected;
import dev.anteroom.enx.DisconnectReason.Kind;
import dev.anteroom.enx.signaling.SignalingChannel.Failure;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming in: at once, after a wait, or not at all (protocol sections 2, 3.1, 3.2). */
final class JoinTest {
    private static final String ALLOWED =
            """
            {"id":"wait-room-disabled","event_type":"user-allowed","locked":true,"roomMute":true,
             "roomData":{"streams":[{"id":1}],"videoMutedUsers":{},"userList":[
               {"clientId":"mod","name":"Mo","role":"moderator"},
               {"clientId":"me","name":"Ann","role":"participant"},
               {"broken":true}]}}""";

    private final RoomBench bench = new RoomBench();

    private DisconnectReason reason() {
        return assertInstanceOf(Disconnected.class, bench.room.snapshot().connection()).reason();
    }

    /** The one sentence of a failed join, which every way of telling repeats. */
    private String theSentence(Kind kind, int code) {
        assertEquals(kind, reason().kind());
        assertEquals(code, reason().cause());
        ObjectNode error = bench.observer.payloads("onRoomError").getFirst();
        assertEquals(code, error.path("error").asInt());
        assertEquals(reason().message(), error.path("message").asText());
        assertEquals(
                List.of(new RoomEvent.Failed(new EnxError(code, reason().message()))),
                bench.events(RoomEvent.Failed.class));
        assertEquals(List.of("onRoomError", "onRoomDisconnected"), bench.observer.names());
        assertTrue(bench.channel().isClosedByClient());
        assertEquals(List.of(bench.room), bench.gone);
        assertTrue(
                reason().message().matches("[A-Z].*[.]"),
                "a sentence with what to do: " + reason().message());
        assertFalse(reason().message().contains("127.0.0.1"), "no address");
        return reason().message();
    }

    @Test
    void join_token_goesToTheServerWholeWithWhoAsks() {
        bench.channel().accept();
        bench.run();

        JsonNode sent = bench.channel().last("token").payload();
        for (var field : RoomBench.token().content().properties()) {
            assertEquals(field.getValue(), sent.path(field.getKey()), field.getKey());
        }
        assertTrue(sent.path("hostType").isTextual() && sent.path("version").isTextual());
        assertEquals("{\"battery_updates\":true}", sent.path("advancedOptions").toString());
        for (String onlyWhenComingBack :
                List.of("isReconnecting", "reconnectAttempt", "oldClientIdForReconnect")) {
            assertTrue(sent.path(onlyWhenComingBack).isMissingNode(), onlyWhenComingBack);
        }
    }

    @Test
    void join_asModerator_isConnectedWithTheBacklog() {
        bench.asModerator("g1", "g2");

        RoomSnapshot snapshot = bench.room.snapshot();
        assertEquals(new Connected(), snapshot.connection());
        assertEquals(RoomRole.MODERATOR, snapshot.role());
        assertEquals("room1", snapshot.roomId());
        assertEquals("Consulting", snapshot.roomName());
        assertEquals(Optional.of(new ClientId("me")), snapshot.selfId());
        assertTrue(snapshot.knockEnabled());
        assertEquals(List.of("g1", "g2"), bench.waiting());
        assertInstanceOf(
                Arrival.BeforeYouJoined.class, snapshot.lobby().waiting().getFirst().arrival());
        assertEquals(List.of("me"), bench.people());
        assertEquals(List.of("onRoomConnected"), bench.observer.names());
        assertEquals(List.of(), bench.events(RoomEvent.Knocked.class));
        assertEquals(List.of("token"), bench.channel().sentEvents());
    }

    @Test
    void join_withoutABacklogField_asksForTheList() {
        bench.accept();
        bench.serverSays(
                "room-connected",
                connected("me", "moderator").replace("\"awaitedParticipants\":[],", ""));

        bench.acknowledge("getAwaitedUser", RoomBench.list("g1"));

        assertInstanceOf(
                Arrival.BeforeYouJoined.class,
                bench.room.awaitedParticipants().waiting().getFirst().arrival());
        assertEquals(List.of(), bench.events(RoomEvent.Knocked.class));
    }

    @Test
    void join_withoutAUserObject_findsOneselfInTheList() {
        bench.accept();
        bench.serverSays(
                "room-connected",
                connected("me", "moderator")
                        .replace(
                                "\"user\":{\"clientId\":\"me\",\"name\":\"Mo\",\"role\":\"moderator\"},",
                                ""));

        assertEquals(RoomRole.MODERATOR, bench.room.snapshot().role());
    }

    @Test
    void join_unknownRole_isTheLeast() {
        bench.accept();
        bench.serverSays("room-connected", connected("me", "superuser", "g1"));

        assertEquals(RoomRole.PARTICIPANT, bench.room.snapshot().role());
        assertEquals(List.of(), bench.waiting());
    }

    @Test
    void join_successInTwoArguments_isSuccess() {
        bench.channel().accept();
        bench.run();
        bench.acknowledge("token", "\"success\"", "{\"clientId\":\"me\"}");
        bench.serverSays("room-connected", connected("me", "moderator"));

        assertEquals(new Connected(), bench.room.snapshot().connection());
    }

    @ParameterizedTest
    @CsvSource({
        "2101, moderators",
        "2102, full",
        "4119, Join again",
        "4101, not allow",
        "4124, locked",
        "4131, did not issue",
        "4132, expired",
        "4133, does not exist",
        "4134, another role",
        "4135, cannot read this token",
        "4136, Wait",
        "777, 777"
    })
    void join_refusedWithACode_saysWhatToDo(int code, String words) {
        bench.channel().accept();
        bench.run();
        bench.acknowledge("token", "{\"result\":" + code + ",\"msg\":\"m\"}");

        String sentence = theSentence(Kind.JOIN_REFUSED, code);
        assertTrue(sentence.contains(words), sentence);
    }

    @Test
    void join_refusedInUnknownWords_quotesThemClean() {
        bench.channel().accept();
        bench.run();
        bench.acknowledge("token", "\"error\"", "{\"result\":99,\"msg\":\"No\\u202E\\nway\"}");

        assertTrue(theSentence(Kind.JOIN_REFUSED, 99).contains("No way (code 99)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "\"garbage\"", "7"})
    void join_unreadableAck_isARefusalNobodyTakesForYes(String ack) {
        bench.channel().accept();
        bench.run();
        bench.acknowledge("token", ack);

        theSentence(Kind.JOIN_REFUSED, -1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Failure.class,
            names = {"UNREACHABLE", "TIMED_OUT", "REFUSED", "LOST"})
    void join_connectionFails_saysHow(Failure failure) {
        bench.channel().end(failure);
        bench.run();

        theSentence(Kind.UNREACHABLE, 1172);
    }

    @Test
    void join_everyConnectionFailure_hasItsOwnSentence() {
        List<Failure> failures =
                Arrays.stream(Failure.values())
                        .filter(failure -> failure != Failure.CLOSED_BY_US)
                        .toList();

        long sentences =
                failures.stream()
                        .map(failure -> JoinFailure.connection(failure).error().sentence())
                        .distinct()
                        .count();

        assertEquals(failures.size(), sentences);
    }

    @Test
    void join_nobodyOpensTheConnection_endsInTime() {
        bench.pass(Duration.ofSeconds(10));

        theSentence(Kind.UNREACHABLE, 1172);
    }

    @Test
    void join_tokenNeverAcknowledged_endsInTime() {
        bench.channel().accept();
        bench.run();
        bench.pass(Duration.ofSeconds(8));

        assertTrue(theSentence(Kind.UNREACHABLE, 1172).contains("did not answer"));
    }

    @Test
    void join_acknowledgedButNoRoom_endsInTime() {
        bench.accept();
        bench.pass(Duration.ofSeconds(8));

        assertTrue(theSentence(Kind.UNREACHABLE, 1172).contains("did not send the room"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"clientId\":\"me\"}", "{\"clientId\":\"me\",\"room\":{}}", "null"})
    void join_unreadableRoom_saysSo(String payload) {
        bench.accept();
        bench.serverSays("room-connected", payload);

        assertTrue(theSentence(Kind.JOIN_REFUSED, 1172).contains("described the room"));
    }

    @Test
    void join_roomWithAnErrorResult_isARefusal() {
        bench.accept();
        bench.serverSays("room-connected", "{\"result\":2102,\"msg\":\"m\"}");

        theSentence(Kind.JOIN_REFUSED, 2102);
    }

    @Test
    void join_lateEverything_isIgnored() {
        bench.channel().accept();
        bench.run();
        bench.acknowledge("token", "{\"result\":4132}");
        int told = bench.observer.names().size();

        bench.serverSays("room-connected", connected("me", "moderator", "g1"));
        bench.serverSays("user-awaited", RoomBench.person("g2"));
        bench.channel().end(Failure.LOST);
        bench.pass(Duration.ofMinutes(5));

        assertInstanceOf(Disconnected.class, bench.room.snapshot().connection());
        assertEquals(told, bench.observer.names().size());
        assertEquals(1, bench.server.all().size());
        assertEquals(0, bench.clock.alarms());
    }

    // -- waiting --

    @Test
    void wait_hybridFlow_isToldOnceAndEndsWithTheRoom() {
        bench.accept();
        bench.serverSays("room-awaited", "{}");
        bench.serverSays("room-connected", connected("me", "participant", true, true));

        assertEquals(new Awaiting(), bench.room.snapshot().connection());
        assertEquals(List.of("onRoomAwaited"), bench.observer.names());
        assertEquals(
                "knock",
                bench.observer.payloads("onRoomAwaited").getFirst().path("event_type").asText());
        assertEquals(1, bench.events(RoomEvent.ConnectionChanged.class).size());

        bench.serverSays("roomManagementEvents", ALLOWED);

        RoomSnapshot snapshot = bench.room.snapshot();
        assertEquals(new Connected(), snapshot.connection());
        assertEquals(List.of("mod", "me"), bench.people());
        assertTrue(snapshot.locked() && snapshot.roomMuted());
        assertEquals(List.of("onRoomAwaited", "onRoomConnected"), bench.observer.names());
        ObjectNode told = bench.observer.payloads("onRoomConnected").getFirst();
        assertEquals("room1", told.path("id").asText());
        assertFalse(told.path("room").path("waitRoom").asBoolean(true));
        assertEquals(3, told.path("userList").size());
        assertEquals(1, told.path("streams").size());
    }

    @Test
    void wait_modernFlow_isToldByTheReducedRoom() {
        bench.accept();
        bench.serverSays("room-connected", connected("me", "participant", true, true));

        assertEquals(new Awaiting(), bench.room.snapshot().connection());
        assertEquals(List.of("onRoomAwaited"), bench.observer.names());
        assertEquals(List.of(), bench.people());
    }

    @Test
    void wait_legacyFlow_endsWithTheFirstRoomConnected() {
        bench.accept();
        bench.serverSays("room-awaited");
        bench.pass(Duration.ofMinutes(10));
        assertEquals(new Awaiting(), bench.room.snapshot().connection());

        bench.serverSays("room-connected", connected("me", "participant"));

        assertEquals(new Connected(), bench.room.snapshot().connection());
        assertEquals(List.of("onRoomAwaited", "onRoomConnected"), bench.observer.names());
    }

    @Test
    void wait_forTheModerator_saysNoModerator() {
        bench.accept();
        bench.serverSays("room-connected", connected("me", "participant", true, false));

        assertEquals(
                "no_moderator",
                bench.observer.payloads("onRoomAwaited").getFirst().path("event_type").asText());
    }

    @Test
    void wait_denied_endsWithTheReasonAndSaysGoodbye() throws Exception {
        bench.accept();
        bench.serverSays("room-connected", connected("me", "participant", true, true));
        bench.serverSays(
                "room-disconnected", "{\"cause\":{\"cause\":2003,\"msg\":\"user-denied\"}}");

        assertEquals(new DisconnectReason(Kind.DENIED, 2003, "user-denied"), reason());
        assertEquals(List.of("onRoomAwaited", "onRoomDisconnected"), bench.observer.names());
        assertEquals(
                WireCodec.parse("{\"cause\":2003,\"msg\":\"user-denied\",\"reason\":\"DENIED\"}"),
                bench.observer.payloads("onRoomDisconnected").getFirst());
        assertEquals("{\"self\":true}", bench.channel().last("drop").payload().toString());
        assertFalse(bench.channel().isClosedByClient());

        bench.acknowledge("drop", "{\"result\":0}");
        assertTrue(bench.channel().isClosedByClient());
        bench.pass(Duration.ofMinutes(5));
        assertEquals(1, bench.server.all().size(), "no reconnect");
        assertEquals(List.of(bench.room), bench.gone);
    }

    @Test
    void wait_deniedAndNobodyAnswersTheGoodbye_closesAfterASecond() {
        bench.accept();
        bench.serverSays("room-connected", connected("me", "participant", true, true));
        bench.serverSays("room-disconnected", "{\"cause\":{\"msg\":\"user-denied\"}}");

        bench.pass(Duration.ofSeconds(1));

        assertTrue(bench.channel().isClosedByClient());
        assertEquals(1, bench.observer.payloads("onRoomDisconnected").size());
    }

    @Test
    void wait_anotherKindOfEnd_isNoApproval() {
        bench.accept();
        bench.serverSays("room-connected", connected("me", "participant", true, true));

        bench.serverSays("roomManagementEvents", ALLOWED.replace("user-allowed", "user-expired"));

        assertEquals(new Awaiting(), bench.room.snapshot().connection());
    }

    @Test
    void wait_nothingCanBeSent() {
        bench.accept();
        bench.serverSays("room-connected", connected("me", "participant", true, true));

        var message = bench.room.sendMessage("hi", true, List.of());
        var lock = bench.room.lockRoom();
        bench.run();

        assertEquals(new RequestOutcome.NotSent(), now(message));
        assertEquals(new RequestOutcome.NotSent(), now(lock));
        assertEquals(List.of("token"), bench.channel().sentEvents());
    }

    @Test
    void wait_whatIsNotForAGuest_isNotHeard() {
        bench.accept();
        bench.serverSays("room-connected", connected("me", "participant", true, true));

        bench.serverSays("user-connected", RoomBench.user("x", "X", "participant"));
        bench.serverSays("user-awaited", RoomBench.person("g1"));
        bench.serverSays(
                "onDataStreamToRoom",
                "{\"type\":\"chat\",\"broadcast\":true,\"senderId\":\"x\",\"message\":\"hi\"}");

        assertEquals(List.of(), bench.people());
        assertEquals(List.of(), bench.waiting());
        assertEquals(List.of("onRoomAwaited"), bench.observer.names());
    }

    @Test
    void connected_aLateReducedRoom_doesNotSendOneBack() {
        bench.asModerator("g1");

        bench.serverSays("room-connected", connected("me", "participant", true, true));
        bench.serverSays("room-awaited", "{}");

        assertEquals(new Connected(), bench.room.snapshot().connection());
        assertEquals(RoomRole.MODERATOR, bench.room.snapshot().role());
        assertEquals(List.of("g1"), bench.waiting());
    }

    @Test
    void connected_aSecondRoomConnected_isANewDescriptionOnly() {
        bench.asModerator("g1");

        bench.serverSays("room-connected", connected("me", "moderator", "g1", "g2"));

        assertEquals(List.of("g1", "g2"), bench.waiting());
        assertEquals(List.of("onRoomConnected"), bench.observer.names());
        assertEquals(1, bench.events(RoomEvent.ConnectionChanged.class).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "\"x\"", "{\"result\":4101}", "{\"clientId\":7}"})
    void connected_garbageInsteadOfARoom_endsNothing(String payload) {
        bench.asModerator("g1");

        bench.serverSays("room-connected", payload);

        assertEquals(new Connected(), bench.room.snapshot().connection());
        assertEquals(List.of("g1"), bench.waiting());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"cause\":{\"cause\":2001,\"msg\":\"disconnected-by-moderator\"}} | REMOVED | 2001",
                "{\"cause\":{\"cause\":2004,\"msg\":\"room-ended\"}} | ROOM_ENDED | 2004",
                "{\"cause\":{\"cause\":9,\"msg\":\"Conference Expired\"}} | ROOM_ENDED | 9",
                "null | CONNECTION_LOST | 2002",
                "{} | CONNECTION_LOST | 2002"
            })
    void connected_endedByTheServer_saysWhyAndDoesNotComeBack(
            String payload, Kind kind, int cause) {
        bench.asModerator();

        bench.serverSays("room-disconnected", payload);
        bench.pass(Duration.ofMinutes(2));

        assertEquals(kind, reason().kind());
        assertEquals(cause, reason().cause());
        assertEquals(1, bench.observer.payloads("onRoomDisconnected").size());
        assertEquals(1, bench.server.all().size());
    }
}
