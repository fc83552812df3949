package dev.anteroom.enx;

import static dev.anteroom.enx.RoomBench.connected;
import static dev.anteroom.enx.RoomBench.list;
import static dev.anteroom.enx.RoomBench.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.enx.ConnectionState.Awaiting;
import dev.anteroom.enx.ConnectionState.Connected;
import dev.anteroom.enx.ConnectionState.Disconnected;
import dev.anteroom.enx.ConnectionState.Reconnecting;
import dev.anteroom.enx.DisconnectReason.Kind;
import dev.anteroom.enx.RoomEvent.AwaitedVanished;
import dev.anteroom.enx.RoomEvent.Knocked;
import dev.anteroom.enx.signaling.SignalingChannel.Failure;
import dev.anteroom.testkit.FakeSignalingChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lost and found (protocol section 6). */
final class ReconnectTest {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RoomBench bench = new RoomBench();

    private void loseAndDial() {
        bench.lose();
        bench.pass(PAUSE);
    }

    private DisconnectReason reason(RoomBench room) {
        return assertInstanceOf(Disconnected.class, room.room.snapshot().connection()).reason();
    }

    @Test
    void lost_isToldAndTriedAgainOnANewConnection() {
        bench.asModerator("g1");

        bench.lose();

        assertEquals(new Reconnecting(1, 3), bench.room.snapshot().connection());
        assertEquals(List.of("g1"), bench.waiting(), "what was last known");
        assertEquals(
                1163,
                bench.observer.payloads("onConnectionLost").getFirst().path("errorCode").asInt());
        bench.pass(PAUSE);
        assertEquals(2, bench.server.all().size());
    }

    @Test
    void comingBack_saysWhoOneWas() {
        bench.asModerator();
        loseAndDial();
        bench.channel().accept();
        bench.run();

        JsonNode token = bench.channel().last("token").payload();
        assertTrue(token.path("isReconnecting").asBoolean());
        assertEquals(1, token.path("reconnectAttempt").asInt());
        assertEquals("me", token.path("oldClientIdForReconnect").asText());
        assertEquals("room1", token.path("room").asText());
        assertEquals("moderator", token.path("role").asText());
        assertEquals("Mo", token.path("name").asText());
        assertEquals("t1", token.path("tokenId").asText());
    }

    @Test
    void back_takesTheNewIdAndTheNewList() {
        bench.asModerator("g1", "g2");
        loseAndDial();
        bench.accept();
        bench.serverSays("room-connected", connected("me2", "moderator", "g3", "g2"));

        assertEquals(Optional.of(new ClientId("me2")), bench.room.snapshot().selfId());
        assertEquals(new Connected(), bench.room.snapshot().connection());
        assertEquals(List.of("g2", "g3"), bench.waiting(), "the order of arrival");
        assertEquals(List.of("me2"), bench.people());
        assertEquals(
                List.of("g1"),
                bench.events(AwaitedVanished.class).stream()
                        .map(event -> event.person().name())
                        .toList());
        assertEquals(
                List.of("g3"),
                bench.events(Knocked.class).stream().map(event -> event.person().name()).toList());
        assertEquals(
                List.of("onRoomConnected", "onConnectionLost", "onUserReconnectSuccess"),
                bench.observer.names());
        assertEquals(1, bench.sent("getAwaitedUser"), "the list is read again");
        assertEquals(0, bench.sent("user-allowed") + bench.sent("user-denied"));
    }

    @Test
    void back_withoutAList_keepsOursUntilTheServerSays() {
        bench.asModerator("g1", "g2");
        loseAndDial();
        bench.accept();
        bench.serverSays(
                "room-connected",
                connected("me2", "moderator").replace("\"awaitedParticipants\":[],", ""));

        assertEquals(List.of("g1", "g2"), bench.waiting());
        bench.acknowledge("getAwaitedUser", list("g2"));
        assertEquals(List.of("g2"), bench.waiting());
    }

    @Test
    void back_asAParticipant_seesNoLobbyAnyMore() {
        bench.asModerator("g1");
        loseAndDial();
        bench.accept();
        bench.serverSays("room-connected", connected("me2", "participant"));

        assertEquals(List.of(), bench.waiting());
        assertEquals(List.of(), bench.events(AwaitedVanished.class));
        bench.pass(Duration.ofMinutes(2));
        assertEquals(0, bench.sent("getAwaitedUser"));
    }

    @Test
    void old_connection_isNotHeardAnyMore() {
        bench.asModerator("g1");
        FakeSignalingChannel old = bench.channel();
        loseAndDial();
        bench.accept();
        bench.serverSays("room-connected", connected("me2", "moderator", "g1"));

        old.emitFromServer("user-awaited", RoomBench.person("g9"));
        old.emitFromServer("room-disconnected", "{\"cause\":{\"msg\":\"user-denied\"}}");
        old.end(Failure.LOST);
        bench.run();

        assertEquals(new Connected(), bench.room.snapshot().connection());
        assertEquals(List.of("g1"), bench.waiting());
    }

    @Test
    void pending_requests_endUnconfirmed() {
        bench.asModerator("g1");
        var approval = bench.room.approveAwaitedUser("g1");
        var lock = bench.room.lockRoom();
        bench.run();

        bench.lose();

        assertEquals(new Decision.Unconfirmed(), now(approval));
        assertEquals(new RequestOutcome.Unconfirmed(), now(lock));
        loseNothingMore();
    }

    private void loseNothingMore() {
        bench.pass(PAUSE);
        bench.accept();
        bench.serverSays("room-connected", connected("me2", "moderator", "g1"));
        assertEquals(1, bench.sent("user-allowed"), "nothing is repeated");
        assertEquals(1, bench.sent("lockRoom"), "nothing is repeated");
    }

    @Test
    void requests_whileAway_areNotSent() {
        bench.asModerator();
        bench.lose();

        var chat = bench.room.sendMessage("hi", true, List.of());
        var refresh = bench.room.refreshAwaitedUsers();
        bench.run();

        assertEquals(new RequestOutcome.NotSent(), now(chat));
        assertEquals(new RequestOutcome.NotSent(), now(refresh));
    }

    @Test
    void alone_4119_joinsAfreshAndApprovesNobody() {
        bench.asModerator("g1");
        loseAndDial();
        bench.channel().accept();
        bench.run();
        bench.acknowledge("token", "{\"result\":4119,\"msg\":\"alone\"}");

        assertEquals(3, bench.server.all().size());
        bench.channel().accept();
        bench.run();
        JsonNode token = bench.channel().last("token").payload();
        assertTrue(token.path("isReconnecting").isMissingNode());
        assertTrue(token.path("oldClientIdForReconnect").isMissingNode());
        bench.acknowledge("token", "{\"result\":0,\"clientId\":\"me3\"}");
        bench.serverSays("room-connected", connected("me3", "moderator", "g1", "g2"));

        assertEquals(new Connected(), bench.room.snapshot().connection());
        assertEquals(List.of("g1", "g2"), bench.waiting());
        assertEquals(0, bench.sent("user-allowed") + bench.sent("user-denied"));
    }

    @Test
    void alone_andTheFreshJoinFails_isTriedAgain() {
        bench.asModerator();
        loseAndDial();
        bench.channel().accept();
        bench.run();
        bench.acknowledge("token", "{\"result\":4119}");
        bench.channel().end(Failure.UNREACHABLE);
        bench.run();

        assertEquals(new Reconnecting(2, 3), bench.room.snapshot().connection());
    }

    @Test
    void alone_asAnAdmittedGuest_waitsForTheOthersBeforeKnockingAgain() {
        RoomBench guest = new RoomBench(RoomBench.OPTIONS, "participant");
        guest.accept();
        guest.serverSays("room-connected", connected("me", "participant"));
        guest.lose();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertEquals(new Reconnecting(attempt, 3), guest.room.snapshot().connection());
            guest.pass(Duration.ofSeconds(attempt == 3 ? 12 : 3));
            guest.channel().accept();
            guest.run();
            assertTrue(guest.channel().last("token").payload().path("isReconnecting").asBoolean());
            guest.acknowledge("token", "{\"result\":4119}");
        }

        guest.channel().accept();
        guest.run();
        assertFalse(guest.channel().last("token").payload().path("isReconnecting").asBoolean());
        assertEquals(5, guest.server.all().size());
    }

    @Test
    void attempts_usedUp_giveUp() {
        bench.asModerator("g1");
        bench.lose();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertEquals(new Reconnecting(attempt, 3), bench.room.snapshot().connection());
            bench.pass(Duration.ofSeconds(12));
            bench.channel().end(Failure.UNREACHABLE);
            bench.run();
        }

        assertEquals(Kind.CONNECTION_LOST, reason(bench).kind());
        assertEquals(1165, reason(bench).cause());
        assertEquals(4, bench.server.all().size());
        assertEquals(
                List.of("onRoomConnected", "onConnectionLost", "onRoomDisconnected"),
                bench.observer.names());
        assertEquals(List.of("g1"), bench.waiting(), "what was last known");
        assertEquals(0, bench.clock.alarms());
        assertEquals(List.of(bench.room), bench.gone);
    }

    @Test
    void attempts_arePacedSoThatAShortOutageIsOutlived() {
        bench.asModerator();
        bench.lose();

        Duration step = Duration.ofMillis(250);
        Duration passed = Duration.ZERO;
        while (!(bench.room.snapshot().connection() instanceof Disconnected)) {
            int before = bench.server.all().size();
            bench.pass(step);
            passed = passed.plus(step);
            if (bench.server.all().size() > before) {
                bench.channel().end(Failure.UNREACHABLE);
                bench.run();
            }
        }

        assertTrue(passed.compareTo(Duration.ofSeconds(10)) > 0, "gave up after " + passed);
    }

    @Test
    void time_usedUp_givesUpInTheMiddleOfAnAttempt() {
        bench.asModerator();
        bench.lose();
        for (int second = 0; second < 44; second++) {
            bench.pass(Duration.ofSeconds(1));
        }
        assertInstanceOf(Reconnecting.class, bench.room.snapshot().connection());

        RoomBench patient =
                new RoomBench(
                        new RoomOptions(
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(10),
                                100,
                                Duration.ofSeconds(45),
                                Duration.ofSeconds(15),
                                Map.of()));
        patient.asModerator();
        patient.lose();
        patient.pass(Duration.ofSeconds(45));

        assertEquals(Kind.CONNECTION_LOST, reason(patient).kind());
        assertEquals(1166, reason(patient).cause());
        assertTrue(patient.channel().isClosedByClient());
        assertEquals(0, patient.clock.alarms());
    }

    @Test
    void time_ofAnEarlierLoss_doesNotEndALaterOne() {
        bench.asModerator();
        loseAndDial();
        bench.accept();
        bench.serverSays("room-connected", connected("me2", "moderator"));
        bench.pass(Duration.ofSeconds(40));
        bench.lose();

        bench.pass(Duration.ofSeconds(10));

        assertInstanceOf(Reconnecting.class, bench.room.snapshot().connection());
    }

    @ParameterizedTest
    @ValueSource(ints = {2101, 2102, 4101, 4132})
    void refused_whenComingBack_isTheEnd(int code) {
        bench.asModerator();
        loseAndDial();
        bench.channel().accept();
        bench.run();
        bench.acknowledge("token", "{\"result\":" + code + "}");

        assertEquals(Kind.JOIN_REFUSED, reason(bench).kind());
        assertEquals(code, reason(bench).cause());
        bench.pass(Duration.ofMinutes(1));
        assertEquals(2, bench.server.all().size());
    }

    @Test
    void silentServer_whenComingBack_isTriedAgain() {
        bench.asModerator();
        loseAndDial();
        bench.channel().accept();
        bench.run();

        bench.pass(Duration.ofSeconds(8));

        assertEquals(new Reconnecting(2, 3), bench.room.snapshot().connection());
    }

    @Test
    void never_reconnecting_endsAtOnce() {
        RoomBench once =
                new RoomBench(
                        new RoomOptions(
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(10),
                                0,
                                Duration.ofSeconds(45),
                                Duration.ofSeconds(15),
                                Map.of()));
        once.asModerator();

        once.lose();

        assertEquals(Kind.CONNECTION_LOST, reason(once).kind());
        assertEquals(1, once.server.all().size());
    }

    @Test
    void waitingGuest_comesBackWaitingAndIsNotToldTwice() {
        bench.accept();
        bench.serverSays("room-connected", connected("me", "participant", true, true));
        loseAndDial();
        bench.accept();
        bench.serverSays("room-connected", connected("me2", "participant", true, true));

        assertEquals(new Awaiting(), bench.room.snapshot().connection());
        assertEquals(1, bench.observer.payloads("onRoomAwaited").size());
        assertFalse(bench.observer.names().contains("onRoomConnected"));
    }

    @Test
    void waitingGuest_admittedWhileAway_isConnected() {
        bench.accept();
        bench.serverSays("room-connected", connected("me", "participant", true, true));
        loseAndDial();
        bench.accept();
        bench.serverSays("room-connected", connected("me2", "participant"));

        assertEquals(
                List.of("onRoomAwaited", "onConnectionLost", "onRoomConnected"),
                bench.observer.names());
    }

    @Test
    void admittedGuest_whoHasToWaitAgain_isToldSo() {
        bench.accept();
        bench.serverSays("room-awaited", "{}");
        bench.serverSays("room-connected", connected("me", "participant"));
        loseAndDial();
        bench.accept();
        bench.serverSays("room-connected", connected("me2", "participant", true, true));

        assertEquals(new Awaiting(), bench.room.snapshot().connection());
        assertEquals(2, bench.observer.payloads("onRoomAwaited").size());
    }

    @Test
    void disconnect_whileAway_endsTheTrying() {
        bench.asModerator();
        bench.lose();

        var left = bench.room.disconnect();
        bench.run();
        bench.pass(Duration.ofMinutes(2));

        assertEquals(new RequestOutcome.NotSent(), now(left));
        assertEquals(Kind.LEFT, reason(bench).kind());
        assertEquals(1, bench.server.all().size());
        assertEquals(0, bench.clock.alarms());
    }
}
