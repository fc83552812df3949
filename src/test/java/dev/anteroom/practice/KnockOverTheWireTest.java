package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.practice.RawClient.Generation;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main story over real sockets, for both generations of clients (protocol section 3). */
final class KnockOverTheWireTest {
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

    private RawClient join(Generation generation, String name, String role) throws Exception {
        return RawClient.join(server, generation, server.token(room, name, role));
    }

    @ParameterizedTest
    @EnumSource
    void approve_guestKnocked_guestGetsTheRoomAndOthersHearOfIt(Generation generation)
            throws Exception {
        try (RawClient moderator = join(generation, "Mia", "moderator");
                RawClient guest = join(generation, "Zoë <b>", "participant")) {
            assertTrue(
                    guest.awaitEvent("room-connected").path("room").path("waitRoom").asBoolean());
            assertEquals(List.of("room-awaited", "room-connected"), guest.eventNames());
            JsonNode knock = moderator.awaitEvent("user-awaited");
            assertEquals(guest.clientId(), knock.path("clientId").asText());
            assertEquals(knock.path("clientId"), knock.path("id"));
            assertEquals("Zoë <b>", knock.path("name").asText());

            JsonNode ack = moderator.call("user-allowed", knock.path("clientId")).path(0);

            assertEquals(0, ack.path("result").asInt(-1));
            JsonNode admitted = guest.awaitEvent("roomManagementEvents");
            assertEquals("wait-room-disabled", admitted.path("id").asText());
            assertEquals("user-allowed", admitted.path("event_type").asText());
            assertEquals(2, admitted.path("roomData").path("userList").size());
            assertEquals(
                    guest.clientId(),
                    moderator.awaitEvent("user-connected").path("clientId").asText());
        }
    }

    @ParameterizedTest
    @EnumSource
    void deny_guestKnocked_guestIsToldWhyAndMayKnockAgain(Generation generation) throws Exception {
        String token = server.token(room, "Guest", "participant");
        try (RawClient moderator = join(generation, "Mia", "moderator");
                RawClient guest = RawClient.join(server, generation, token)) {
            JsonNode id = moderator.awaitEvent("user-awaited").path("clientId");

            assertEquals(0, moderator.call("user-denied", id).path(0).path("result").asInt(-1));

            JsonNode cause = guest.awaitEvent("room-disconnected").path("cause");
            assertEquals("user-denied", cause.path("msg").asText());
            try (RawClient again = RawClient.join(server, generation, token)) {
                String newId = again.clientId();
                moderator.awaitEvent(
                        "user-awaited", knock -> knock.path("clientId").asText().equals(newId));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void lateModerator_threeWait_readsThemAll(Generation generation) throws Exception {
        try (RawClient one = join(generation, "One", "participant");
                RawClient two = join(generation, "Two", "participant");
                RawClient three = join(generation, "Three", "participant")) {
            List<String> ids = List.of(one.clientId(), two.clientId(), three.clientId());
            try (RawClient moderator = join(generation, "Mia", "moderator")) {
                assertEquals(
                        ids,
                        moderator
                                .awaitEvent("room-connected")
                                .path("awaitedParticipants")
                                .findValuesAsText("clientId"));
                // One client sends null where it means nothing (3.3).
                JsonNode list = moderator.call("getAwaitedUser", NullNode.getInstance()).path(0);
                assertEquals(ids, list.path("awaitedParticipants").findValuesAsText("clientId"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void decision_onSomebodyGone_isRefused(Generation generation) throws Exception {
        try (RawClient moderator = join(generation, "Mia", "moderator")) {
            RawClient guest = join(generation, "Guest", "participant");
            String id = guest.clientId();
            moderator.awaitEvent("user-awaited");
            guest.call("drop", WireCodec.object().put("self", true));
            guest.close();

            JsonNode ack = moderator.call("user-allowed", TextNode.valueOf(id)).path(0);

            assertEquals(ResultCode.NOT_AWAITED, ack.path("result").asInt());
        }
    }
}
