package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.practice.RawClient.Generation;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.Role;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one connection may ask of the server before it is told to stop. */
final class LimitsTest {
    private PracticeServer server;
    private String room;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
        room = server.createRoom(RoomSettings.knockRoom("Clinic"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String guestToken() {
        return server.token(room, "Guest", "participant");
    }

    @ParameterizedTest
    @EnumSource
    void eventsBeforeTheToken_areRefused_thenTheConnectionCloses(Generation generation)
            throws Exception {
        try (RawClient client = RawClient.connect(server, generation)) {
            String[] answered = {"user-allowed", "logClientEvents", "nonsense"};
            for (String event : answered) {
                JsonNode ack = client.call(event, WireCodec.parse("\"x\"")).path(0);
                assertEquals(ResultCode.NOT_CONNECTED, ack.path("result").asInt());
            }
            // Not one more than are let through: it would meet a connection that is closed already.
            for (int i = answered.length; i < Switchboard.MAX_EARLY_EVENTS; i++) {
                client.emit("getAwaitedUser");
            }
            client.awaitClosed();
        }
    }

    @Test
    void secondToken_isRefused() throws Exception {
        try (RawClient client = RawClient.join(server, guestToken())) {
            JsonNode ack = client.call("token", RawClient.message(guestToken())).path(0);
            assertEquals(ResultCode.INVALID_PARAMETER, ack.path("result").asInt());
        }
    }

    @Test
    void token_afterARefusedOne_isRefusedOnTheSameConnection() throws Exception {
        try (RawClient client = RawClient.connect(server, Generation.EIO4)) {
            client.call("token", WireCodec.object());
            JsonNode ack = client.call("token", RawClient.message(guestToken())).path(0);
            assertEquals(ResultCode.INVALID_PARAMETER, ack.path("result").asInt());
        }
    }

    @Test
    void flood_isRefusedWithItsCode() throws Exception {
        try (RawClient client = RawClient.join(server, guestToken())) {
            int last = 0;
            for (int i = 0; i < 2 * Allowance.BURST; i++) {
                last = client.emitWithAck("getMaxNumberOfTalker");
            }
            assertTrue(last > 0);
            client.awaitFrame(
                    frame -> frame.startsWith("43") && frame.contains("" + ResultCode.TOO_MANY));
        }
    }

    @Test
    void decisionsOfAModeratorAboutACrowd_areNoFlood() throws Exception {
        String roomId = server.createRoom(RoomSettings.knockRoom("Crowd"));
        int crowd = 2 * Allowance.BURST;
        try (RawClient moderator =
                RawClient.join(server, server.token(roomId, "Mo", Role.MODERATOR))) {
            List<BenchGuest> guests = BenchGuest.crowd(server, roomId, crowd);
            guests.forEach(
                    guest ->
                            server.onLoop(
                                    switchboard -> {
                                        switchboard.opened(guest);
                                        switchboard.received(guest.clientId(), guest.token());
                                    }));
            int last = 0;
            for (BenchGuest guest : guests) {
                last =
                        moderator.emitWithAck(
                                EventName.USER_DENIED.wireName(),
                                TextNode.valueOf(guest.clientId()));
            }
            assertEquals(0, moderator.awaitAck(last).path(0).path("result").asInt(-1));
            assertTrue(guests.stream().allMatch(guest -> guest.decidedNanos() != 0));
        }
    }

    @Test
    void triesOfAGuestToDecide_areAFlood() throws Exception {
        BenchGuest guest = BenchGuest.crowd(server, room, 1).getFirst();
        InboundCall attempt =
                new InboundCall(
                        EventName.USER_DENIED.wireName(),
                        TextNode.valueOf(guest.clientId()),
                        OptionalLong.of(1));
        CompletableFuture<Void> done = new CompletableFuture<>();
        server.onLoop(
                switchboard -> {
                    switchboard.opened(guest);
                    switchboard.received(guest.clientId(), guest.token());
                    for (int i = 0; i < 2 * Allowance.BURST; i++) {
                        switchboard.received(guest.clientId(), attempt);
                    }
                    done.complete(null);
                });
        done.get(30, TimeUnit.SECONDS);

        assertEquals(
                Set.of(ResultCode.NOT_AUTHORISED, ResultCode.TOO_MANY),
                Set.copyOf(guest.results()));
        assertEquals(0, guest.decidedNanos());
    }

    @Test
    void callsAreForgotten_beforeLongOnesFillTheMemory() {
        CallLog log = new CallLog();
        String text = "x".repeat((int) (CallLog.MOST_CHARACTERS / 4));
        for (int i = 0; i < 10; i++) {
            log.add("a", "message", TextNode.valueOf(text));
        }
        log.add("a", "last", TextNode.valueOf("short"));

        assertEquals(
                List.of("message", "message", "message", "last"),
                log.calls().stream().map(RecordedCall::event).toList());
    }

    @Test
    void allowance_refillsWithTime() {
        Instant now = Instant.EPOCH;
        Allowance allowance = new Allowance(now);
        for (int i = 0; i < Allowance.BURST; i++) {
            assertTrue(allowance.take(now));
        }
        assertTrue(!allowance.take(now) && !allowance.isExhausted());
        assertTrue(allowance.take(now.plus(Duration.ofMillis(10))));
        for (int i = 0; i <= Allowance.PATIENCE; i++) {
            allowance.take(now);
        }
        assertTrue(allowance.isExhausted());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42",
                "42{}",
                "42[",
                "42[]",
                "42[1,2]",
                "42[null]",
                "42/other,[\"token\",{}]",
                "42-1[\"token\"]",
                "4299999999999999999999[\"token\",{}]",
                "42[\"token\",{\"a\":NaN}]",
                "451-[\"token\",{\"_placeholder\":true,\"num\":0}]",
                "452000000000-[\"token\"]",
                "44",
                "40/admin,",
                "4",
                "5",
                "9",
                "hello",
                "42[\"token\"]\u001e42[\"token\"]",
                "999999999:42[]"
            })
    void malformedPacket_closesTheConnection(String packet) throws Exception {
        try (RawClient client = RawClient.connect(server, Generation.EIO4)) {
            client.send(packet);
            client.awaitClosed();
        }
        try (RawClient client = RawClient.connect(server, Generation.EIO3)) {
            client.send(packet);
            client.awaitClosed();
        }
        // The server is none the worse for it.
        RawClient.join(server, guestToken()).close();
    }

    @Test
    void deepJson_closesTheConnection() throws Exception {
        try (RawClient client = RawClient.connect(server, Generation.EIO4)) {
            client.send("42[\"token\"," + "[".repeat(5000) + "]".repeat(5000) + "]");
            client.awaitClosed();
        }
    }

    @Test
    void overlongFrame_closesTheConnection() throws Exception {
        try (RawClient client = RawClient.connect(server, Generation.EIO4)) {
            client.send("42[\"token\",\"" + "x".repeat(NettyListener.MAX_FRAME) + "\"]");
            client.awaitClosed();
        }
    }

    @Test
    void longMessage_withinTheFrame_isRefusedWithItsCode() throws Exception {
        try (RawClient moderator = RawClient.join(server, server.token(room, "Mia", "moderator"))) {
            JsonNode message =
                    WireCodec.object()
                            .put("msg", "x".repeat(200_000))
                            .put("broadcast", true)
                            .put("type", "chat");
            JsonNode ack = moderator.call("sendDataStreamToRoom", message).path(0);
            assertEquals(ResultCode.TEXT_TOO_LARGE, ack.path("result").asInt());
        }
    }

    @Test
    void heartBeatOfEngineIo3_isAnswered() throws Exception {
        try (RawClient client = RawClient.join(server, Generation.EIO3, guestToken())) {
            client.send("2");
            client.awaitFrame(frame -> frame.equals("3"));
            client.send("41");
            client.awaitClosed();
        }
    }
}
