package dev.anteroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.PracticeStartException;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.BrowserTab;
import dev.anteroom.testkit.DialectPages;
import dev.anteroom.testkit.DialectPages.Generation;
import dev.anteroom.testkit.GuestBrowser;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.Role;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The practice room with browser clients none of us wrote: Socket.IO client 2.5 on Engine.IO 3 and
 * client 4.8 on Engine.IO 4, from a page of another origin (checklist of protocol section 0).
 */
@Tag("browser")
class BrowserDialectTest {
    private static GuestBrowser browser;
    private static DialectPages pages;
    private PracticeServer server;

    @BeforeAll
    static void openBrowser() {
        browser = GuestBrowser.startWithDevices();
        pages = DialectPages.start();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        pages.close();
    }

    @BeforeEach
    void startServer() throws PracticeStartException {
        server =
                PracticeServer.start(
                        PracticeOptions.DEFAULTS.withAllowedOrigins(Set.of(pages.origin())));
    }

    @AfterEach
    void stopServer() {
        browser.closeTabs();
        server.close();
    }

    /** A page that has joined, with the answer to its join. */
    private record Client(BrowserTab tab, JsonNode joined) {
        String id() {
            return joined.path("clientId").asText();
        }

        JsonNode request(String event, Object payload) {
            return tab.promised("client.request(arguments[0], arguments[1])", event, payload);
        }

        JsonNode event(String name) {
            return tab.promised("client.event(arguments[0])", name);
        }

        void assertNoFaults() {
            assertEquals("[]", tab.run("return JSON.stringify(client.faults)"));
        }
    }

    private Client join(Generation generation, String roomId, String name, String role) {
        return joinWith(generation, server.token(roomId, name, role), Map.of());
    }

    private static Client joinWith(
            Generation generation, String token, Map<String, Object> extraFields) {
        BrowserTab tab = browser.openTab(pages.page(generation));
        return new Client(
                tab,
                tab.promised(
                        "client.join(arguments[0], arguments[1], arguments[2])",
                        token,
                        generation.path(),
                        extraFields));
    }

    @ParameterizedTest(name = "moderator on {0}, guests on {1}")
    @CsvSource({
        "ENGINE_IO_3, ENGINE_IO_3",
        "ENGINE_IO_3, ENGINE_IO_4",
        "ENGINE_IO_4, ENGINE_IO_3",
        "ENGINE_IO_4, ENGINE_IO_4"
    })
    void knock_approveAndDeny_acrossGenerations(Generation ofModerator, Generation ofGuests) {
        String room = server.createRoom(RoomSettings.knockRoom("Weekly planning"));
        Client moderator = join(ofModerator, room, "Grace", Role.MODERATOR);
        Client ada = join(ofGuests, room, "Zoë 北京", Role.PARTICIPANT);
        Client brook = join(ofGuests, room, "Brook", Role.PARTICIPANT);

        for (Client guest : new Client[] {ada, brook}) {
            guest.event("room-awaited");
            assertTrue(guest.joined().path("room").path("waitRoom").asBoolean());
            assertTrue(guest.joined().path("room").path("settings").path("knock").asBoolean());
            assertEquals(0, guest.joined().path("userList").size());
        }
        JsonNode firstKnock = moderator.event("user-awaited");
        assertEquals(ada.id(), firstKnock.path("clientId").asText());
        assertEquals("Zoë 北京", firstKnock.path("name").asText());
        assertEquals(brook.id(), moderator.event("user-awaited").path("clientId").asText());
        assertEquals(
                2, moderator.request("getAwaitedUser", null).path("awaitedParticipants").size());

        assertEquals(0, moderator.request("user-allowed", ada.id()).path("result").asInt());
        JsonNode admission = ada.event("roomManagementEvents");
        assertEquals("wait-room-disabled", admission.path("id").asText());
        assertEquals(2, admission.path("roomData").path("userList").size());
        assertEquals(ada.id(), moderator.event("user-connected").path("clientId").asText());

        assertEquals(0, moderator.request("user-denied", brook.id()).path("result").asInt());
        assertEquals(
                "user-denied", brook.event("room-disconnected").path("cause").path("msg").asText());
        assertTrue(brook.tab().promised("client.whenClosed()").asBoolean());

        JsonNode late = moderator.request("user-allowed", brook.id());
        assertTrue(late.path("result").asInt() > 0, late.toString());
        for (Client client : new Client[] {moderator, ada, brook}) {
            client.assertNoFaults();
        }
    }

    @ParameterizedTest
    @EnumSource
    void lateModerator_getsTheBacklog(Generation generation) {
        String room = server.createRoom(RoomSettings.knockRoom("Weekly planning"));
        Client ada = join(generation, room, "Ada", Role.PARTICIPANT);
        Client moderator = join(generation, room, "Grace", Role.MODERATOR);
        JsonNode awaited = moderator.joined().path("awaitedParticipants");
        assertEquals(1, awaited.size());
        assertEquals(ada.id(), awaited.path(0).path("clientId").asText());
        assertEquals("Ada", awaited.path(0).path("name").asText());
    }

    @ParameterizedTest
    @EnumSource
    void guest_mayNotDecide(Generation generation) {
        String room = server.createRoom(RoomSettings.knockRoom("Weekly planning"));
        Client moderator = join(generation, room, "Grace", Role.MODERATOR);
        Client ada = join(generation, room, "Ada", Role.PARTICIPANT);
        moderator.event("user-awaited");

        assertTrue(ada.request("user-allowed", ada.id()).path("result").asInt() > 0);
        moderator.request("user-allowed", ada.id());
        ada.event("roomManagementEvents");
        Client brook = join(generation, room, "Brook", Role.PARTICIPANT);
        assertEquals(
                ResultCode.NOT_AUTHORISED,
                ada.request("user-allowed", brook.id()).path("result").asInt());
        assertEquals(
                ResultCode.NOT_AUTHORISED,
                ada.request("user-denied", brook.id()).path("result").asInt());
        assertTrue(brook.joined().path("room").path("waitRoom").asBoolean());
        ada.assertNoFaults();
    }

    @ParameterizedTest
    @EnumSource
    void inTheRoom_everyRequestIsAnswered(Generation generation) {
        String room = server.createRoom(RoomSettings.openRoom("Open house"));
        Client moderator = join(generation, room, "Grace", Role.MODERATOR);
        Client ada = join(generation, room, "Ada", Role.PARTICIPANT);

        assertEquals(
                0,
                ada.request(
                                "sendDataStreamToRoom",
                                Map.of("msg", "Hello", "broadcast", true, "type", "chat"))
                        .path("result")
                        .asInt());
        JsonNode chat = moderator.event("onDataStreamToRoom");
        assertEquals("Hello", chat.path("message").asText());
        assertEquals("Ada", chat.path("sender").asText());

        assertEquals(0, ada.request("user-audio-muted", null).path("result").asInt());
        assertTrue(moderator.event("user-audio-muted").path("user").path("audioMuted").asBoolean());
        ada.event("user-audio-muted");

        assertEquals(
                0,
                moderator
                        .request("hardmute-user-video", Map.of("clientId", ada.id()))
                        .path("result")
                        .asInt());
        ada.event("hardmute-user-video");
        assertEquals(0, moderator.request("room-muted", Map.of()).path("result").asInt());
        ada.event("room-muted");
        assertEquals(0, moderator.request("lockRoom", true).path("result").asInt());
        assertEquals("room-locked", ada.event("roomManagementEvents").path("id").asText());

        assertFalse(ada.request("something-newer", Map.of()).isNull());

        assertEquals(0, ada.request("drop", Map.of("self", true)).path("result").asInt());
        assertEquals(ada.id(), moderator.event("user-disconnected").path("clientId").asText());
        moderator.assertNoFaults();
        ada.assertNoFaults();
    }

    @ParameterizedTest(name = "moderator on {0}, guests on {1}")
    @CsvSource({"ENGINE_IO_3, ENGINE_IO_4", "ENGINE_IO_4, ENGINE_IO_3"})
    void media_flowsAcrossGenerations_andScreensToo(Generation ofModerator, Generation ofGuests) {
        String room = server.createRoom(RoomSettings.knockRoom("Weekly planning"));
        Client moderator = join(ofModerator, room, "Grace", Role.MODERATOR);
        Client ada = join(ofGuests, room, "Ada", Role.PARTICIPANT);
        moderator.request("user-allowed", ada.id());
        ada.event("roomManagementEvents");

        moderator.tab().promised("client.publish('red', 440)");
        ada.tab().promised("client.publish('blue', 880)");
        moderator.tab().promised("client.subscribe(1)");
        ada.tab().promised("client.subscribe(1)");
        awaitColour(ada, 1, 0);
        awaitColour(moderator, 1, 2);

        ada.tab().promised("client.publish('lime', 880, { screen: true })");
        assertEquals("Ada", moderator.event("shareStarted").path("name").asText());
        moderator.tab().promised("client.subscribe(101)");
        awaitColour(moderator, 101, 1);
        ada.request("drop", Map.of("self", true));
        assertEquals(101, moderator.event("onRemoveStream").path("id").asInt());
        moderator.assertNoFaults();
        ada.assertNoFaults();
    }

    private static void awaitColour(Client client, int stream, int channel) {
        client.tab()
                .await(
                        "colour " + channel,
                        () -> {
                            JsonNode received =
                                    client.tab().promised("client.received(arguments[0])", stream);
                            return received.path("framesDecoded").asInt() > 5
                                    && received.path("totalAudioEnergy").asDouble() > 0
                                    && received.path("colour").path(channel).asInt() > 150
                                    && received.path("colour").path((channel + 1) % 3).asInt() < 90;
                        },
                        () ->
                                client.tab()
                                        .promised("client.received(arguments[0])", stream)
                                        .toString());
    }

    @ParameterizedTest
    @EnumSource
    void roomWithoutMedia_refusesItWithItsCode(Generation generation)
            throws PracticeStartException {
        try (PracticeServer silent =
                PracticeServer.start(
                        PracticeOptions.DEFAULTS
                                .withMedia(false)
                                .withAllowedOrigins(Set.of(pages.origin())))) {
            String room = silent.createRoom(RoomSettings.openRoom("Open house"));
            Client ada =
                    joinWith(generation, silent.token(room, "Ada", Role.PARTICIPANT), Map.of());
            assertEquals(0, ada.joined().path("streams").size());
            assertEquals(
                    ResultCode.MEDIA_UNAVAILABLE,
                    ada.request("publish", Map.of("state", "media_engine", "audio", true))
                            .path("result")
                            .asInt());
            ada.event("active-talkers-updated");
            ada.assertNoFaults();
        }
    }

    @ParameterizedTest
    @EnumSource
    void reconnectProbe_isReadableFromAnotherOrigin(Generation generation) {
        String room = server.createRoom(RoomSettings.openRoom("Open house"));
        Client ada = join(generation, room, "Ada", Role.PARTICIPANT);
        assertTrue(
                ada.tab()
                        .promised(
                                "fetch(arguments[0] + '?rand=1', { method: 'HEAD' })"
                                        + ".then(answer => answer.ok)",
                                ada.joined().path("internetDetectionUrl").asText())
                        .asBoolean());
    }

    @ParameterizedTest
    @EnumSource
    void forgedRole_isRefused(Generation generation) {
        String room = server.createRoom(RoomSettings.knockRoom("Weekly planning"));
        Client ada =
                joinWith(
                        generation,
                        server.token(room, "Ada", Role.PARTICIPANT),
                        Map.of("role", Role.MODERATOR));
        assertEquals(ResultCode.TOKEN_WRONG_ROLE, ada.joined().path("result").asInt());
        ada.assertNoFaults();
    }

    @Test
    void foreignPage_thatNobodyAllowed_cannotConnect() throws PracticeStartException {
        try (PracticeServer closed = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            String room = closed.createRoom(RoomSettings.openRoom("Open house"));
            for (Generation generation : Generation.values()) {
                Client ada =
                        joinWith(generation, closed.token(room, "Ada", Role.PARTICIPANT), Map.of());
                assertTrue(ada.joined().path("error").isTextual(), ada.joined().toString());
            }
            assertEquals(0, closed.calls().size());
        }
    }
}
