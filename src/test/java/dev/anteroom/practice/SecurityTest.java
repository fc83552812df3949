package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.practice.RawClient.Generation;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers must not be able to do, over real sockets. */
final class SecurityTest {
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

    private RawClient moderator() throws Exception {
        return RawClient.join(server, server.token(room, "Mia", "moderator"));
    }

    /** The result of joining with a message, over both generations. */
    private int resultOf(Generation generation, JsonNode message) throws Exception {
        try (RawClient client = RawClient.connect(server, generation)) {
            JsonNode ack = client.call("token", message);
            assertEquals(1, ack.size());
            assertTrue(ack.path(0).path("error").isTextual(), ack::toString);
            assertEquals(List.of(), client.eventNames());
            return ack.path(0).path("result").asInt(-1);
        }
    }

    private ObjectNode message() throws Exception {
        return RawClient.message(server.token(room, "Guest", "participant"));
    }

    @ParameterizedTest
    @EnumSource
    void token_malformed_isRefused(Generation generation) throws Exception {
        for (JsonNode message :
                List.of(
                        WireCodec.object(),
                        WireCodec.parse("null"),
                        WireCodec.parse("[]"),
                        WireCodec.parse("\"token\""),
                        WireCodec.parse("{\"tokenId\":1,\"signature\":2}"))) {
            assertEquals(ResultCode.TOKEN_MALFORMED, resultOf(generation, message));
        }
    }

    @ParameterizedTest
    @EnumSource
    void token_forged_isRefused(Generation generation) throws Exception {
        ObjectNode otherSignature = message().put("signature", "AAAA");
        ObjectNode noSignature = message().put("signature", "");
        ObjectNode upgraded = message();
        String claims =
                new String(
                        Base64.getDecoder().decode(upgraded.path("tokenId").asText()),
                        StandardCharsets.UTF_8);
        upgraded.put(
                "tokenId",
                Base64.getEncoder()
                        .encodeToString(
                                claims.replace("participant", "moderator")
                                        .getBytes(StandardCharsets.UTF_8)));
        for (ObjectNode message : List.of(otherSignature, noSignature, upgraded)) {
            assertEquals(ResultCode.TOKEN_FORGED, resultOf(generation, message));
        }
        try (PracticeServer stranger =
                PracticeServer.start(
                        new PracticeOptions(
                                0,
                                "127.0.0.1",
                                "id",
                                "key",
                                "another secret, long enough",
                                Duration.ofHours(1),
                                Set.of(),
                                false))) {
            String foreignRoom = stranger.createRoom(RoomSettings.openRoom("Elsewhere"));
            ObjectNode foreign =
                    RawClient.message(stranger.token(foreignRoom, "Guest", "participant"));
            assertEquals(ResultCode.TOKEN_FORGED, resultOf(generation, foreign));
        }
    }

    @ParameterizedTest
    @EnumSource
    void token_expired_isRefused(Generation generation) throws Exception {
        PracticeOptions brief = PracticeOptions.DEFAULTS.withTokenLifetime(Duration.ofSeconds(-1));
        try (PracticeServer other = PracticeServer.start(brief)) {
            String otherRoom = other.createRoom(RoomSettings.openRoom("Brief"));
            // The same secret, so only its age is wrong with it.
            ObjectNode old = RawClient.message(other.token(otherRoom, "Guest", "participant"));
            assertEquals(ResultCode.TOKEN_EXPIRED, resultOf(generation, old));
        }
    }

    @ParameterizedTest
    @EnumSource
    void token_forAnotherRoom_isRefused(Generation generation) throws Exception {
        String open = server.createRoom(RoomSettings.openRoom("Open"));
        assertEquals(
                ResultCode.TOKEN_WRONG_ROOM, resultOf(generation, message().put("room", open)));
        ObjectNode object = message();
        object.putObject("room").put("_id", open);
        assertEquals(ResultCode.TOKEN_WRONG_ROOM, resultOf(generation, object));
        try (PracticeServer other = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            String elsewhere = other.createRoom(RoomSettings.openRoom("Elsewhere"));
            ObjectNode foreign = RawClient.message(other.token(elsewhere, "Guest", "participant"));
            assertEquals(ResultCode.TOKEN_WRONG_ROOM, resultOf(generation, foreign));
        }
    }

    @ParameterizedTest
    @EnumSource
    void token_claimingAnotherRole_isRefused(Generation generation) throws Exception {
        assertEquals(
                ResultCode.TOKEN_WRONG_ROLE,
                resultOf(generation, message().put("role", "moderator")));
        assertEquals(ResultCode.TOKEN_WRONG_ROLE, resultOf(generation, message().putNull("role")));
        try (RawClient moderator = moderator()) {
            ObjectNode reconnecting =
                    message()
                            .put("role", "moderator")
                            .put("isReconnecting ", true)
                            .put("oldClientIdForReconnect", moderator.clientId());
            assertEquals(ResultCode.TOKEN_WRONG_ROLE, resultOf(generation, reconnecting));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nameInTheMessage_isNotBelieved(Generation generation) throws Exception {
        try (RawClient moderator = moderator();
                RawClient guest = RawClient.connect(server, generation)) {
            guest.call("token", message().put("name", "The Director").put("user_ref", "boss"));
            JsonNode knock = moderator.awaitEvent("user-awaited");
            assertEquals("Guest", knock.path("name").asText());
        }
    }

    @ParameterizedTest
    @EnumSource
    void stranger_reconnectingAsAnAdmittedGuest_hasToKnock(Generation generation) throws Exception {
        try (RawClient moderator = moderator();
                RawClient guest =
                        RawClient.join(server, server.token(room, "Guest", "participant"))) {
            moderator.call("user-allowed", TextNode.valueOf(guest.clientId()));
            guest.awaitEvent("roomManagementEvents");
            try (RawClient stranger = RawClient.connect(server, generation)) {
                stranger.call(
                        "token",
                        RawClient.message(server.token(room, "Stranger", "participant"))
                                .put("isReconnecting ", true)
                                .put("oldClientIdForReconnect", guest.clientId()));
                JsonNode seen = stranger.awaitEvent("room-connected");
                assertTrue(seen.path("room").path("waitRoom").asBoolean());
                guest.settle();
                assertEquals(List.of(), guest.events("room-disconnected"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void q1_waitingGuest_receivesNothingOfTheRoom_whateverHappensInside(Generation generation)
            throws Exception {
        try (RawClient moderator = moderator();
                RawClient inside =
                        RawClient.join(server, server.token(room, "Insider", "participant"))) {
            JsonNode insideId = TextNode.valueOf(inside.clientId());
            moderator.call("user-allowed", insideId);
            try (RawClient guest =
                    RawClient.join(
                            server, generation, server.token(room, "Guest", "participant"))) {
                JsonNode target = WireCodec.object().set("clientId", insideId);
                JsonNode chat =
                        WireCodec.parse(
                                "{\"msg\":\"secret\",\"broadcast\":true,\"clients\":[],"
                                        + "\"type\":\"chat\"}");
                moderator.call("sendDataStreamToRoom", chat);
                moderator.call("room-muted");
                moderator.call("lockRoom", WireCodec.parse("true"));
                moderator.call("enableKnock", WireCodec.parse("false"));
                moderator.call("hardmute-user-audio", target);
                inside.call("user-video-muted");
                moderator.call("switchUserRole", insideId);
                inside.call("drop", WireCodec.object().put("self", true));
                guest.settle();

                assertEquals(List.of("room-awaited", "room-connected"), guest.eventNames());
                for (String frame : guest.frames()) {
                    assertFalse(frame.contains("Mia") || frame.contains("Insider"), frame);
                    assertFalse(frame.contains("secret"), frame);
                    assertFalse(frame.contains(moderator.clientId()), frame);
                }
            }
        }
    }

    /** Q3: after an expulsion nothing of the person reaches the room, and nothing the person. */
    @ParameterizedTest
    @EnumSource
    void q3_whoWasRemoved_isHeardNoMore_andHearsNothing(Generation generation) throws Exception {
        try (RawClient moderator = moderator();
                RawClient ghost =
                        RawClient.join(
                                server, generation, server.token(room, "Ghost", "participant"))) {
            moderator.call("user-allowed", TextNode.valueOf(ghost.clientId()));
            ghost.awaitEvent("roomManagementEvents");
            moderator.awaitEvent("user-connected");
            ObjectNode drop = WireCodec.object();
            drop.put("all", false).putArray("clientIds").add(ghost.clientId());
            moderator.call("drop", drop);
            ghost.awaitEvent("room-disconnected");
            moderator.awaitEvent("user-disconnected");
            int heard = ghost.eventNames().size();
            int told = moderator.frames().size();

            JsonNode chat =
                    WireCodec.parse(
                            "{\"msg\":\"secret\",\"broadcast\":true,\"clients\":[],"
                                    + "\"type\":\"chat\"}");
            tryToEmit(ghost, "sendDataStreamToRoom", chat);
            tryToEmit(ghost, "user-video-muted", WireCodec.object());
            moderator.call("sendDataStreamToRoom", chat);
            moderator.settle();

            assertEquals(heard, ghost.eventNames().size(), "nothing reaches who was removed");
            for (String frame : moderator.frames().subList(told, moderator.frames().size())) {
                assertFalse(frame.contains(ghost.clientId()), frame);
            }
        }
    }

    /** The server may have hung up already, which is as good. */
    private static void tryToEmit(RawClient client, String event, JsonNode payload)
            throws Exception {
        try {
            client.emit(event, payload);
        } catch (IOException hungUp) {
            client.awaitClosed();
        }
    }

    /** Q7: the gate is the same for every kind of client; nothing says "dial-in" and walks by. */
    @ParameterizedTest
    @EnumSource
    void q7_everyKindOfClient_waitsAtTheSameGate(Generation generation) throws Exception {
        for (String kind : List.of("chrome", "Android", "SIP", "phone", "recorder", "")) {
            try (RawClient moderator = moderator();
                    RawClient guest = RawClient.connect(server, generation)) {
                guest.call(
                        "token",
                        message()
                                .put("hostType", kind)
                                .put("hostDeviceType", kind)
                                .put("userAgent", kind));
                JsonNode seen = guest.awaitEvent("room-connected");
                assertTrue(seen.path("room").path("waitRoom").asBoolean(), kind);
                assertEquals(0, seen.path("streams").size(), kind);
                moderator.awaitEvent("user-awaited");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void guest_cannotLetItselfIn(Generation generation) throws Exception {
        try (RawClient moderator = moderator();
                RawClient guest =
                        RawClient.join(
                                server, generation, server.token(room, "Guest", "participant"))) {
            JsonNode self = TextNode.valueOf(guest.clientId());
            for (String event : List.of("user-allowed", "user-denied", "enableKnock")) {
                assertEquals(
                        ResultCode.NOT_AUTHORISED,
                        guest.call(event, self).path(0).path("result").asInt());
            }
            JsonNode list = moderator.call("getAwaitedUser").path(0).path("awaitedParticipants");
            assertEquals(1, list.size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "http://127.0.0.1:1",
                "null",
                "https://127.0.0.1",
                "file://"
            })
    void foreignOrigin_isRefused(String origin) {
        for (Generation generation : Generation.values()) {
            assertThrows(
                    IOException.class, () -> RawClient.connect(server, generation, origin).close());
        }
    }

    @Test
    void ownOrigin_andOnesLetInOnPurpose_areWelcome() throws Exception {
        RawClient.connect(server, Generation.EIO4, server.url().toString()).close();
        PracticeOptions options =
                PracticeOptions.DEFAULTS.withAllowedOrigins(Set.of("http://localhost:3000"));
        try (PracticeServer other = PracticeServer.start(options)) {
            RawClient.connect(other, Generation.EIO3, "http://localhost:3000").close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /guest/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET /api/room/x HTTP/1.1\r\n\r\n",
                "GET /v3/socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: evil.example\r\n"
                        + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n\r\n"
            })
    void foreignHostName_isRefused(String request) throws Exception {
        assertTrue(raw(request).startsWith("HTTP/1.1 421 "), request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/socket.io/?EIO=4&transport=polling",
                "/socket.io/?EIO=3&transport=polling",
                "/v3/socket.io/?EIO=3&transport=websocket",
                "/socket.io/?EIO=4&transport=websocket",
                "/v3/socket.io/",
                "/socket.io/?EIO=3&transport=websocket&sid=6b5c7ad4-9e3a-4f7c-9a64-0d5d9d6a1c1e"
            })
    void otherTransports_andNamedSessions_areRefused(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    private String host() {
        return "127.0.0.1:" + server.port();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void server_listensOnLoopbackOnly() throws Exception {
        assertEquals("127.0.0.1", server.url().getHost());
        for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThrows(
                            IOException.class, () -> new Socket(address, server.port()).close());
                }
            }
        }
    }

    @Test
    void tokensAndNames_areNotInTextForms() throws Exception {
        String token = server.token(room, "Secret Name", "participant");
        try (RawClient _ = RawClient.join(server, token)) {
            for (RecordedCall call : server.calls()) {
                assertFalse(call.toString().contains("Secret Name"));
                assertFalse(call.toString().contains("signature"));
            }
        }
        String options = server.options().toString();
        assertFalse(options.contains(server.options().appKey()));
        assertFalse(options.contains(server.options().secret()));
    }
}
