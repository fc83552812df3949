package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.practice.RawClient.Generation;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.WireCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST side, as the EnableX server API and as its sample servers (protocol section 8). */
final class RestTest {
    private static final String ROOM =
            "{\"name\":\"Clinic\",\"owner_ref\":\"x\",\"settings\":{\"knock\":\"true\","
                    + "\"moderators\":\"2\",\"participants\":5,\"mode\":\"group\"}}";

    private final HttpClient http = HttpClient.newHttpClient();
    private PracticeServer server;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        server.close();
    }

    private String credentials() {
        return server.options().appId() + ":" + server.options().appKey();
    }

    private HttpRequest.Builder request(String path, @Nullable String credentials) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(server.url().resolve(path)).timeout(Duration.ofSeconds(20));
        if (credentials != null) {
            builder.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return builder;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, @Nullable String credentials, String body)
            throws Exception {
        return send(
                request(path, credentials)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        assertEquals(
                "application/json; charset=utf-8",
                response.headers().firstValue("Content-Type").orElse(""));
        return WireCodec.parse(response.body());
    }

    private String createdRoom() throws Exception {
        JsonNode answer = json(post("/video/v2/rooms", credentials(), ROOM));
        return answer.path("room").path("room_id").asText();
    }

    @Test
    void serverApi_makesARoomListsAndDeletesIt() throws Exception {
        JsonNode made = json(post("/video/v2/rooms", credentials(), ROOM));
        assertEquals(0, made.path("result").asInt(-1));
        JsonNode room = made.path("room");
        assertEquals("Clinic", room.path("name").asText());
        assertTrue(room.path("settings").path("knock").asBoolean());
        assertEquals(2, room.path("settings").path("moderators").asInt());
        String path = "/video/v2/rooms/" + room.path("room_id").asText();
        assertEquals(room, json(send(request(path, credentials()).GET())).path("room"));
        JsonNode list = json(send(request("/video/v1/rooms", credentials()).GET()));
        assertEquals(List.of(room), List.of(list.path("rooms").get(0)));
        assertEquals(200, send(request(path, credentials()).DELETE()).statusCode());
        HttpResponse<String> gone = send(request(path, credentials()).GET());
        assertEquals(404, gone.statusCode());
        assertEquals(RestException.NO_ROOM, json(gone).path("result").asInt());
    }

    @Test
    void deletedRoom_sendsEverybodyHome_andItsTokensOpenNothing() throws Exception {
        String room = createdRoom();
        String token = server.token(room, "Mia", "moderator");
        try (RawClient moderator = RawClient.join(server, token)) {
            send(request("/video/v2/rooms/" + room, credentials()).DELETE());
            moderator.awaitEvent("room-disconnected");
        }
        try (RawClient late = RawClient.connect(server, Generation.EIO4)) {
            JsonNode ack = late.call("token", RawClient.message(token)).path(0);
            assertEquals(4133, ack.path("result").asInt());
        }
    }

    @Test
    void serverApi_issuesTokensThatJoin() throws Exception {
        String room = createdRoom();
        for (String role : List.of("moderator", "participant")) {
            JsonNode answer =
                    json(
                            post(
                                    "/video/v2/rooms/" + room + "/tokens",
                                    credentials(),
                                    "{\"name\":\"Zoë\",\"role\":\""
                                            + role
                                            + "\",\"user_ref\":\"r\"}"));
            assertEquals(0, answer.path("result").asInt(-1));
            String token = answer.path("token").asText();
            assertEquals("127.0.0.1:" + server.port(), EnxToken.decode(token).host());
            assertFalse(EnxToken.decode(token).secure());
            try (RawClient client = RawClient.join(server, token)) {
                JsonNode user = client.awaitEvent("room-connected").path("user");
                assertEquals("Zoë", user.path("name").asText());
                assertEquals(role, user.path("role").asText());
                assertEquals("r", user.path("user_ref").asText());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /video/v2/rooms",
        "GET, /video/v2/rooms",
        "GET, /video/v2/rooms/x",
        "DELETE, /video/v2/rooms/x",
        "POST, /video/v2/rooms/x/tokens",
        "GET, /video/v1/rooms"
    })
    void serverApi_withoutOrWithWrongCredentials_saysNothing(String method, String path)
            throws Exception {
        for (String wrong : new String[] {null, "practice:wrong", "practice", ":", "x:y:z"}) {
            HttpResponse<String> answer =
                    send(request(path, wrong).method(method, HttpRequest.BodyPublishers.noBody()));
            assertEquals(401, answer.statusCode());
            assertEquals(RestException.NO_APPLICATION, json(answer).path("result").asInt());
        }
    }

    @Test
    void sampleServer_guestMakesItsOwnToken_onlyAsParticipant() throws Exception {
        String room = createdRoom();
        String guest = "{\"name\":\"G\",\"role\":\"participant\",\"roomId\":\"" + room + "\"}";
        assertEquals(0, json(post("/api/create-token", null, guest)).path("result").asInt(-1));
        assertEquals(0, json(post("/api/create-token/", null, guest)).path("result").asInt(-1));
        for (String role : List.of("moderator", "Moderator", "", "admin", "participant ")) {
            String other = "{\"name\":\"G\",\"role\":\"" + role + "\",\"roomId\":\"" + room + "\"}";
            assertEquals(401, post("/api/create-token", null, other).statusCode(), role);
        }
        String moderator = guest.replace("participant", "moderator");
        JsonNode answer = json(post("/api/create-token", credentials(), moderator));
        assertEquals(0, answer.path("result").asInt(-1));
    }

    @Test
    void sampleServer_makesRooms() throws Exception {
        JsonNode answer = json(post("/api/create-room", null, ROOM));
        String room = answer.path("room").path("room_id").asText();
        JsonNode info = json(send(request("/api/room/" + room, null).GET()));
        assertEquals("Clinic", info.path("name").asText());
        assertTrue(info.path("knock").asBoolean());
        assertEquals(3, info.size());
        assertEquals(404, send(request("/api/room/nope", null).GET()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"name\":{\"a\":1}}",
                "{\"settings\":{\"knock\":\"perhaps\"}}",
                "{\"settings\":{\"moderators\":\"many\"}}",
                "{\"settings\":{\"moderators\":0}}",
                "{\"settings\":{\"participants\":999999999}}"
            })
    void room_withABadBody_getsOneSentence(String body) throws Exception {
        HttpResponse<String> answer = post("/video/v2/rooms", credentials(), body);
        assertEquals(400, answer.statusCode());
        JsonNode error = json(answer);
        assertEquals(RestException.BAD_BODY, error.path("result").asInt());
        assertTrue(error.path("desc").asText().endsWith("."), error::toString);
        assertFalse(error.toString().contains("Exception"), error::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\":\"participant\",\"roomId\":\"ROOM\"}",
                "{\"name\":\" \",\"role\":\"participant\",\"roomId\":\"ROOM\"}",
                "{\"name\":[1],\"role\":\"participant\",\"roomId\":\"ROOM\"}",
                "{\"name\":\"LONG\",\"role\":\"participant\",\"roomId\":\"ROOM\"}"
            })
    void token_withABadName_isRefused(String body) throws Exception {
        String filled =
                body.replace("ROOM", createdRoom())
                        .replace("LONG", "x".repeat(RestApi.MAX_NAME + 1));
        assertEquals(400, post("/api/create-token", null, filled).statusCode());
    }

    @Test
    void token_forNoRoom_isRefused() throws Exception {
        for (String room : List.of("\"nope\"", "null", "{}", "1")) {
            String body = "{\"name\":\"G\",\"role\":\"participant\",\"roomId\":" + room + "}";
            HttpResponse<String> answer = post("/api/create-token", null, body);
            assertEquals(404, answer.statusCode());
            assertEquals(RestException.NO_ROOM, json(answer).path("result").asInt());
        }
    }

    @Test
    void body_thatIsNotJsonByItsType_isRefused() throws Exception {
        // A form of a foreign page can send text without asking first, but not this type.
        HttpResponse<String> answer =
                send(
                        request("/api/create-room", null)
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString(ROOM)));
        assertEquals(415, answer.statusCode());
    }

    @Test
    void rooms_areBounded() throws Exception {
        for (int i = 0; i < RoomBook.MAX_ROOMS; i++) {
            server.createRoom(RoomSettings.openRoom("Room"));
        }
        HttpResponse<String> answer = post("/api/create-room", null, ROOM);
        assertEquals(503, answer.statusCode());
        assertEquals(RestException.FULL, json(answer).path("result").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/create-room",
        "PUT, /api/create-token",
        "GET, /api/nothing",
        "POST, /api/",
        "POST, /api/room/x"
    })
    void nothingElse_isThere(String method, String path) throws Exception {
        HttpResponse<String> answer =
                send(
                        request(path, credentials())
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString("{}")));
        assertEquals(404, answer.statusCode());
    }

    @Test
    void uriOfTheGuestPage_namesTheRoom() {
        String room = server.createRoom(RoomSettings.knockRoom("Clinic"));
        assertEquals(
                URI.create("http://127.0.0.1:" + server.port() + "/guest/?room=" + room),
                server.guestPage(room));
    }
}
