package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.testkit.Hostile;
import dev.anteroom.testkit.Hostile.Said;
import dev.anteroom.testkit.Instances;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes of any kind over real sockets: the room works on, and nobody is shown its insides. */
@Timeout(300)
final class HostilePacketsTest {
    private static final String LINE = Switchboard.class.getName() + "$Line";
    private static final int LONGEST_READ_MILLIS = 60_000;
    private static final int ATTEMPTS = 200;

    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final List<Said> said = Hostile.transcripts("client");
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

    private void worksOn_andShowsNobodyItsInsides() throws Exception {
        try (RawClient moderator =
                        RawClient.join(server, server.token(room, "Mia", Role.MODERATOR));
                RawClient guest =
                        RawClient.join(server, server.token(room, "Ada", Role.PARTICIPANT))) {
            assertEquals("Ada", moderator.awaitEvent("user-awaited").path("name").asText());
            moderator.call("user-allowed", TextNode.valueOf(guest.clientId()));
            guest.awaitEvent("roomManagementEvents");
        }
        assertEquals(
                List.of(),
                answers.stream()
                        .filter(
                                text ->
                                        text.contains("Exception")
                                                || text.contains("\tat ")
                                                || text.contains("dev.anteroom"))
                        .toList());
    }

    @Test
    void packetsOfAnyKind_fromSomebodyWhoWaits_areAnsweredOrEndTheConnection() throws Exception {
        long lines = Instances.of(LINE);
        Hostile.attack(ATTEMPTS, this::sendPackets);
        worksOn_andShowsNobodyItsInsides();
        Instances.awaitAtMost(lines, LINE);
    }

    private void sendPackets(Hostile hostile) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (PlainWebSocket socket =
                new PlainWebSocket(
                        server.port(), "/v3/socket.io/?EIO=4&transport=websocket", null)) {
            socket.listen(answers::add, ended::countDown);
            socket.send("40");
            if (hostile.number(2) == 0) {
                String token = server.token(room, hostile.text() + "x", Role.PARTICIPANT);
                socket.send("420[\"token\"," + EnxToken.decode(token).content() + "]");
            }
            for (int i = 0; i < 6 && ended.getCount() > 0; i++) {
                Said once = hostile.oneOf(said);
                String packet = "42" + i + "[\"" + once.name() + "\"," + once.payload() + "]";
                socket.send(hostile.number(3) == 0 ? packet : hostile.damaged(packet));
            }
        } catch (SocketException hungUp) {
            assertIsAnEnd(hungUp);
        }
    }

    @Test
    void requestsOfAnyKind_areAnsweredOrEndTheConnection() throws Exception {
        List<String> valid =
                List.of(
                        "GET /guest/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
                        "POST /api/create-room HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type:"
                                + " application/json\r\nContent-Length: 2\r\n"
                                + "Connection: close\r\n\r\n{}",
                        "POST /video/v2/rooms HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic"
                                + " YTpi\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
                        "GET /v3/socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost:"
                                + " 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                + "Sec-WebSocket-Version: 13\r\n\r\n");
        Hostile.attack(ATTEMPTS, hostile -> request(hostile.damaged(hostile.oneOf(valid))));
        worksOn_andShowsNobodyItsInsides();
    }

    private void request(String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(LONGEST_READ_MILLIS);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            byte[] answer = socket.getInputStream().readAllBytes();
            answers.add(new String(answer, StandardCharsets.UTF_8));
        } catch (SocketException hungUp) {
            assertIsAnEnd(hungUp);
        }
    }

    /** The server may hang up in the middle. */
    private static void assertIsAnEnd(SocketException hungUp) {
        String why = String.valueOf(hungUp.getMessage());
        assertTrue(why.contains("reset") || why.contains("Broken pipe"), why);
    }
}
