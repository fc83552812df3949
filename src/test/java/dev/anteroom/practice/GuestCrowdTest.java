package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.practice.GuestScript.Guest;
import dev.anteroom.testkit.Threads;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GuestCrowdTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

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

    @Test
    void admittedGuest_greets() throws Exception {
        GuestScript script =
                new GuestScript(List.of(Guest.knocking("Ann", Duration.ZERO).saying("Hello!")));
        try (RawClient moderator = moderator();
                GuestCrowd crowd = server.simulate(room, script)) {
            JsonNode knock = moderator.awaitEvent("user-awaited");
            assertEquals("Ann", knock.path("name").asText());
            moderator.call("user-allowed", knock.path("clientId"));
            JsonNode chat = moderator.awaitEvent("onDataStreamToRoom");
            assertEquals("Hello!", chat.path("message").asText());
            assertEquals(new GuestCrowd.Standing(0, 0, 1), crowd.standing());
        }
    }

    @Test
    void deniedGuest_comesBackOnce() throws Exception {
        GuestScript script =
                new GuestScript(
                        List.of(
                                Guest.knocking("Ann", Duration.ZERO)
                                        .comingBackAfter(Duration.ofMillis(50))));
        try (RawClient moderator = moderator();
                GuestCrowd _ = server.simulate(room, script)) {
            String first = moderator.awaitEvent("user-awaited").path("clientId").asText();
            moderator.call("user-denied", TextNode.valueOf(first));
            String second =
                    moderator
                            .awaitEvent(
                                    "user-awaited",
                                    knock -> !knock.path("clientId").asText().equals(first))
                            .path("clientId")
                            .asText();
            moderator.call("user-denied", TextNode.valueOf(second));
            server.awaitCall(
                    call -> call.event().equals("drop") && call.clientId().equals(second), LIMIT);
            moderator.settle();
            assertEquals(2, moderator.events("user-awaited").size());
        }
    }

    @Test
    void impatientGuest_leaves() throws Exception {
        GuestScript script =
                new GuestScript(
                        List.of(
                                Guest.knocking("Ann", Duration.ZERO)
                                        .patientFor(Duration.ofMillis(50))));
        try (RawClient moderator = moderator();
                GuestCrowd _ = server.simulate(room, script)) {
            JsonNode id = moderator.awaitEvent("user-awaited").path("clientId");
            server.awaitCall(call -> call.event().equals("drop"), LIMIT);
            JsonNode list = moderator.call("getAwaitedUser").path(0).path("awaitedParticipants");
            assertEquals(0, list.size());
            assertEquals(4122, moderator.call("user-allowed", id).path(0).path("result").asInt());
        }
    }

    @Test
    void hostileNames_arriveAsTheyAre() throws Exception {
        GuestScript script = GuestScript.hostileNames();
        try (RawClient moderator = moderator();
                GuestCrowd _ = server.simulate(room, script)) {
            for (Guest guest : script.guests()) {
                moderator.awaitEvent(
                        "user-awaited", knock -> knock.path("name").asText().equals(guest.name()));
            }
        }
    }

    @Test
    void crowd_ofHundreds_allWaitAndAllLeaveWithIt() throws Exception {
        try (RawClient moderator = moderator()) {
            try (GuestCrowd _ = server.simulate(room, GuestScript.crowd(200))) {
                for (int number = 1; number <= 200; number++) {
                    String name = "Guest " + number;
                    moderator.awaitEvent(
                            "user-awaited", knock -> knock.path("name").asText().equals(name));
                }
            }
            int left = 200;
            for (int attempt = 0; left > 0 && attempt < 1000; attempt++) {
                left = moderator.call("getAwaitedUser").path(0).path("awaitedParticipants").size();
            }
            assertEquals(0, left);
        }
    }

    @Test
    void close_leavesNoThreads() throws Exception {
        GuestCrowd crowd = server.simulate(room, GuestScript.crowd(3));
        server.awaitCall(call -> call.event().equals("token"), LIMIT);
        server.close();
        crowd.close();
        assertTrue(
                Threads.goneWithin(LIMIT, name -> name.startsWith("practice-")),
                () -> "still there: " + Threads.names());
    }
}
