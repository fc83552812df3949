package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console speaks with the server it was told of, and with nobody else. */
@Tag("fx")
@ExtendWith(FxExtension.class)
class OneServerTest {
    private final ProxySelector before = ProxySelector.getDefault();
    private final List<URI> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        // Every client of HTTP and of WebSockets in this program asks it before it connects.
        ProxySelector.setDefault(
                new ProxySelector() {
                    @Override
                    public List<Proxy> select(URI address) {
                        asked.add(address);
                        return List.of(Proxy.NO_PROXY);
                    }

                    @Override
                    public void connectFailed(URI to, SocketAddress address, IOException why) {}
                });
    }

    @AfterEach
    void stopListening() {
        ProxySelector.setDefault(before);
    }

    @Test
    void q15_namesAndMessagesWithAddresses_makeNoConnectionElsewhere() throws Exception {
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            String room = server.createRoom(RoomSettings.knockRoom("https://example.org/room.png"));
            String guest = "ada@example.org <img src=https://example.org/a.png>";
            try (OpenConsole console =
                            new OpenConsole(
                                    server.token(room, "Dr. Rivera", Role.MODERATOR),
                                    MediaMode.OFF);
                    RawClient ada =
                            RawClient.join(
                                    server.url(), server.token(room, guest, Role.PARTICIPANT));
                    RawClient colleague =
                            RawClient.join(
                                    server.url(),
                                    server.token(room, "Dr. Winter", Role.MODERATOR))) {
                console.awaitText("lobby", "ada@example.org");
                colleague.approve(
                        colleague
                                .request(EventName.GET_AWAITED_USER, NullNode.getInstance())
                                .path("awaitedParticipants")
                                .path(0)
                                .path("clientId")
                                .asText());
                console.awaitText("roster", "ada@example.org");
                ada.say("Look: https://example.org/picture.png");
                console.awaitText("chat", "https://example.org/picture.png");
            }
            assertFalse(asked.isEmpty(), "the console's own connection was seen");
            Set<String> places = new TreeSet<>();
            asked.forEach(address -> places.add(address.getHost() + ":" + address.getPort()));
            assertEquals(Set.of(server.url().getHost() + ":" + server.url().getPort()), places);
        }
    }
}
