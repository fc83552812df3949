package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.wire.ResultCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rooms want of the relay reaches it, and what it says reaches the clients. */
final class RelayDeskTest {
    private final List<FakeRelay> relays = new ArrayList<>();
    private PracticeServer server;
    private RawClient moderator;
    private RawClient guest;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.start(PracticeOptions.DEFAULTS, _ -> newRelay());
        String room = server.createRoom(RoomSettings.openRoom("Open"));
        moderator = RawClient.join(server, server.token(room, "Mia", "moderator"));
        guest = RawClient.join(server, server.token(room, "Guest", "participant"));
    }

    private FakeRelay newRelay() {
        FakeRelay relay = new FakeRelay();
        relays.add(relay);
        return relay;
    }

    @AfterEach
    void stop() {
        moderator.close();
        guest.close();
        server.close();
    }

    private int publish(RawClient client) throws Exception {
        JsonNode ack = client.call("publish", MediaScene.camera(), NullNode.getInstance());
        int id = ack.path(0).path("id").asInt();
        connect(client, "streamId", id);
        return id;
    }

    private void subscribe(RawClient client, int slot) throws Exception {
        client.call("subscribe", MediaScene.stream(slot), NullNode.getInstance());
        connect(client, "peerId", slot);
    }

    private static void connect(RawClient client, String key, int id) throws Exception {
        client.call("signaling_message", MediaScene.offer(id, MediaScene.OFFER));
        awaitEngine(client, key, id, "answer");
        ObjectNode candidate = MediaScene.stream(id);
        candidate
                .putObject("msg")
                .put("type", "candidate")
                .putObject("candidate")
                .put("candidate", "a=candidate:1 1 udp 2 127.0.0.1 40000 typ host");
        client.call("signaling_message", candidate);
        awaitEngine(client, key, id, "ready");
    }

    private static void awaitEngine(RawClient client, String key, int id, String type)
            throws Exception {
        client.awaitEvent(
                "media_engine_connecting",
                payload ->
                        payload.path(key).asInt() == id
                                && payload.path("msg").path("type").asText().equals(type));
    }

    @Test
    void publisherAndReceiver_areRouted_andEndWithTheirOwners() throws Exception {
        publish(guest);
        subscribe(moderator, 1);
        moderator.settle();
        FakeRelay relay = relays.getFirst();
        assertEquals(2, relay.size());
        assertEquals(1, relay.routed());
        assertEquals(List.of("audio video"), relay.passing());

        ObjectNode update = MediaScene.stream(1);
        update.putObject("msg")
                .put("type", "updatestream")
                .putObject("config")
                .putObject("muteStream")
                .put("video", true);
        moderator.call("signaling_message", update);
        moderator.settle();
        assertEquals(List.of("audio "), relay.wanted());

        moderator.call(
                "hardmute-user-audio", MediaScene.stream(0).put("clientId", guest.clientId()));
        moderator.settle();
        assertEquals(List.of("video"), relay.passing());

        guest.call("drop", MediaScene.stream(0).put("self", true));
        moderator.settle();
        assertEquals(1, relay.size());
        assertEquals(0, relay.routed());
    }

    @Test
    void brokenConnection_isToldToItsClient() throws Exception {
        int id = publish(guest);
        relays.getFirst().breakOff();
        JsonNode failure = guest.awaitEvent("connection_failed");
        assertEquals(id, failure.path("streamId").asInt());
        assertEquals("publish", failure.path("type").asText());
        assertFalse(failure.path("error").asText().isBlank());
        guest.settle();
        assertEquals(0, relays.getFirst().size());
    }

    @Test
    void restart_tellsClients_closesTheOldRelayAndUsesTheNew() throws Exception {
        int id = publish(guest);
        server.restartRelay();
        assertEquals(id, guest.awaitEvent("connection_failed").path("streamId").asInt());
        assertTrue(relays.getFirst().isClosed());
        publish(guest);
        assertEquals(1, relays.getLast().size());
    }

    @Test
    void levels_ofStreamsOfAllKinds_harmNobody() throws Exception {
        publish(guest);
        subscribe(moderator, 1);
        relays.getFirst().level(0.9);
        relays.getFirst().level(Double.NaN);
        relays.getFirst().level(0);
        moderator.settle();
        assertEquals(2, relays.getFirst().size());
    }

    @Test
    void lostAnswer_leavesTheStream_whichMayBeOfferedAgain() throws Exception {
        int id =
                guest.call("publish", MediaScene.camera(), NullNode.getInstance())
                        .path(0)
                        .path("id")
                        .asInt();
        try (Fault.Injection _ = server.inject(new Fault.DropAnswer())) {
            guest.call("signaling_message", MediaScene.offer(id, MediaScene.OFFER));
            guest.settle();
            assertTrue(
                    guest.events("media_engine_connecting").stream()
                            .noneMatch(
                                    payload ->
                                            payload.path("msg")
                                                    .path("type")
                                                    .asText()
                                                    .equals("answer")));
        }
        connect(guest, "streamId", id);
    }

    @Test
    void close_closesTheRelay() {
        server.close();
        assertTrue(relays.getFirst().isClosed());
    }

    @Test
    void relayThatCannotOpen_leavesARoomWithoutMedia() throws Exception {
        RelayFactory broken =
                _ -> {
                    throw new IOException("The port is taken.");
                };
        try (PracticeServer silent = PracticeServer.start(PracticeOptions.DEFAULTS, broken)) {
            assertFalse(silent.carriesMedia());
            String room = silent.createRoom(RoomSettings.openRoom("Open"));
            try (RawClient client = RawClient.join(silent, silent.token(room, "A", "moderator"))) {
                assertEquals(0, client.awaitEvent("room-connected").path("streams").size());
                JsonNode ack = client.call("publish", MediaScene.camera(), TextNode.valueOf(""));
                assertEquals(ResultCode.MEDIA_UNAVAILABLE, ack.path(0).path("result").asInt());
            }
            assertThrows(IllegalStateException.class, silent::restartRelay);
        }
    }

    @Test
    void mediaSwitchedOff_opensNoRelay() throws Exception {
        int before = relays.size();
        try (PracticeServer silent =
                PracticeServer.start(PracticeOptions.DEFAULTS.withMedia(false), _ -> newRelay())) {
            assertFalse(silent.carriesMedia());
        }
        assertEquals(before, relays.size());
    }
}
