package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.testkit.Instances;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that take up connections, or come with somebody's token for a second time. */
@Timeout(120)
final class HostileConnectionsTest {
    private static final String LINE = Switchboard.class.getName() + "$Line";
    private static final int MANY = 1_000;
    private static final int LONGEST_READ_MILLIS = 60_000;

    private final List<Socket> sockets = new ArrayList<>();
    private PracticeServer server;
    private String room;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
        room = server.createRoom(RoomSettings.knockRoom("Clinic"));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET",
                "GET /guest/ HTTP/1.1\r\nHost: 127.0",
                "GET /v3/socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\n",
                "POST /createToken HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{"
            })
    void halfOpenConnections_areClosedAfterAWhile_andNobodyElseNotices(String beginning)
            throws Exception {
        for (int each = 0; each < 50; each++) {
            Socket socket = socket();
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        }
        try (RawClient moderator = moderator();
                RawClient _ = RawClient.join(server, guestToken("Ada"))) {
            assertEquals("Ada", moderator.awaitEvent("user-awaited").path("name").asText());
            for (Socket socket : sockets) {
                assertEnds(socket);
            }
            moderator.settle();
        }
    }

    @Test
    void webSocketWithoutAToken_isClosedAfterAWhile() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (PlainWebSocket silent = webSocket()) {
            // Heartbeats are no token.
            silent.listen(text -> answerHeartbeat(silent, text), closed::countDown);
            silent.send("40");
            assertTrue(closed.await(2 * Switchboard.TOKEN_DEADLINE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    private static void answerHeartbeat(PlainWebSocket socket, String text) {
        if (text.equals("2")) {
            try {
                socket.send("3");
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    @Test
    void aThousandConnectionsOfOnePeer_leaveTheRoomWorking_andNothingBehind() throws Exception {
        try (RawClient moderator = moderator()) {
            int threads = Thread.activeCount();
            long lines = Instances.of(LINE);
            List<PlainWebSocket> crowd = new ArrayList<>();
            try {
                for (int each = 0; each < MANY; each++) {
                    crowd.add(webSocket());
                }
                assertTrue(Thread.activeCount() - threads < MANY / 10, "no thread a connection");
                try (RawClient guest = RawClient.join(server, guestToken("Ada"))) {
                    JsonNode knock = moderator.awaitEvent("user-awaited");
                    assertEquals("Ada", knock.path("name").asText());
                    JsonNode answer =
                            moderator.call("user-allowed", TextNode.valueOf(guest.clientId()));
                    assertEquals(0, answer.path(0).path("result").asInt(-1));
                    guest.awaitEvent("roomManagementEvents");
                }
            } finally {
                for (PlainWebSocket each : crowd) {
                    each.close();
                }
            }
            moderator.settle();
            Instances.awaitAtMost(lines, LINE);
            assertEquals(
                    0, moderator.call("getAwaitedUser").path(0).path("awaitedParticipants").size());
        }
    }

    @Test
    void replayedToken_ofSomebodyWhoIsIn_hasToKnock_andTakesNobodysPlace() throws Exception {
        String token = guestToken("Ada");
        try (RawClient moderator = moderator();
                RawClient ada = RawClient.join(server, token)) {
            moderator.call("user-allowed", TextNode.valueOf(ada.clientId()));
            ada.awaitEvent("roomManagementEvents");
            try (RawClient replayed = RawClient.join(server, token)) {
                JsonNode told = replayed.awaitEvent("room-connected");
                assertTrue(told.path("room").path("waitRoom").asBoolean(), "it waits");
                ada.settle();
                assertEquals(List.of(), ada.events("room-disconnected"));
                assertEquals(1, allowed());
            }
        }
    }

    @Test
    void replayedToken_ofSomebodyTurnedDown_opensNothing() throws Exception {
        String token = guestToken("Mallory");
        try (RawClient moderator = moderator()) {
            try (RawClient mallory = RawClient.join(server, token)) {
                moderator.call("user-denied", TextNode.valueOf(mallory.clientId()));
                mallory.awaitClosed();
            }
            try (RawClient replayed = RawClient.join(server, token)) {
                JsonNode told = replayed.awaitEvent("room-connected");
                assertTrue(told.path("room").path("waitRoom").asBoolean(), "it waits again");
                int own = replayed.emitWithAck("user-allowed", TextNode.valueOf("anybody"));
                assertEquals(
                        ResultCode.NOT_AUTHORISED,
                        replayed.awaitAck(own).path(0).path("result").asInt());
                assertEquals(1, allowed(), "only its own try is recorded");
            }
        }
    }

    private RawClient moderator() throws Exception {
        return RawClient.join(server, server.token(room, "Mia", Role.MODERATOR));
    }

    private String guestToken(String name) {
        return server.token(room, name, Role.PARTICIPANT);
    }

    private long allowed() {
        return server.calls().stream()
                .filter(call -> call.event().equals(EventName.USER_ALLOWED.wireName()))
                .count();
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(LONGEST_READ_MILLIS);
        sockets.add(socket);
        return socket;
    }

    private PlainWebSocket webSocket() throws IOException {
        return new PlainWebSocket(server.port(), "/v3/socket.io/?EIO=4&transport=websocket", null);
    }

    private static void assertEnds(Socket socket) throws IOException {
        try {
            // An answer may come first, such as that the time is over.
            socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            assertTrue(String.valueOf(reset.getMessage()).contains("reset"));
        }
    }
}
