package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.practice.Fault.Target;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private PracticeServer server;
    private String room;
    private RawClient moderator;
    private RawClient guest;
    private JsonNode guestId;

    @BeforeEach
    void guestWaits() throws Exception {
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
        room = server.createRoom(RoomSettings.knockRoom("Clinic"));
        moderator = RawClient.join(server, server.token(room, "Mia", "moderator"));
        guest = RawClient.join(server, server.token(room, "Guest", "participant"));
        guestId = moderator.awaitEvent("user-awaited").path("clientId");
    }

    @AfterEach
    void stop() {
        moderator.close();
        guest.close();
        server.close();
    }

    private int waiting() throws Exception {
        return moderator.call("getAwaitedUser").path(0).path("awaitedParticipants").size();
    }

    private boolean isAnswered(int id) {
        return moderator.frames().stream().anyMatch(frame -> frame.startsWith("43" + id + "["));
    }

    @Test
    void dropAck_carriesOutWithoutAnAnswer_untilClosed() throws Exception {
        int lost;
        try (Fault.Injection _ =
                server.inject(new Fault.DropAck(Target.of(EventName.USER_ALLOWED)))) {
            lost = moderator.emitWithAck("user-allowed", guestId);
            guest.awaitEvent("roomManagementEvents");
            moderator.settle();
        }
        assertFalse(isAnswered(lost));
        assertEquals(4122, moderator.call("user-allowed", guestId).path(0).path("result").asInt());
    }

    @Test
    void nullAck_carriesOut_withNullFirst() throws Exception {
        try (Fault.Injection _ =
                server.inject(new Fault.NullAck(Target.of(EventName.USER_ALLOWED)))) {
            JsonNode ack = moderator.call("user-allowed", guestId);
            assertTrue(ack.path(0).isNull());
            assertTrue(ack.path(1).isObject());
        }
        guest.awaitEvent("roomManagementEvents");
    }

    @Test
    void refuse_doesNotCarryOut() throws Exception {
        try (Fault.Injection _ =
                server.inject(
                        new Fault.Refuse(
                                Target.of(EventName.USER_ALLOWED), 2102, "No more fit."))) {
            assertEquals(
                    2102, moderator.call("user-allowed", guestId).path(0).path("result").asInt());
        }
        assertEquals(1, waiting());
    }

    @Test
    void delay_letsOtherRequestsOvertake() throws Exception {
        Fault delay = new Fault.Delay(Target.of(EventName.USER_ALLOWED), Duration.ofMillis(500));
        try (Fault.Injection _ = server.inject(delay)) {
            int late = moderator.emitWithAck("user-allowed", guestId);
            assertEquals(1, waiting());
            assertFalse(isAnswered(late));
            assertEquals(0, moderator.awaitAck(late).path(0).path("result").asInt(-1));
        }
        assertEquals(0, waiting());
    }

    @Test
    void garbageAck_answersRubbish() throws Exception {
        try (Fault.Injection _ =
                server.inject(
                        new Fault.GarbageAck(
                                Target.of(EventName.GET_AWAITED_USER),
                                List.of(TextNode.valueOf("?"))))) {
            assertEquals("?", moderator.call("getAwaitedUser").path(0).asText());
        }
        assertEquals(1, waiting());
    }

    @Test
    void garbage_replacesThePayload() throws Exception {
        try (Fault.Injection _ =
                server.inject(
                        new Fault.Garbage(
                                Target.of(EventName.USER_AWAITED), WireCodec.parse("[null]")))) {
            try (RawClient _ = RawClient.join(server, server.token(room, "B", "participant"))) {
                moderator.awaitEvent("user-awaited", JsonNode::isArray);
            }
        }
    }

    @Test
    void duplicateKnock_tellsTwice() throws Exception {
        try (Fault.Injection _ = server.inject(new Fault.DuplicateKnock());
                RawClient second =
                        RawClient.join(server, server.token(room, "Second", "participant"))) {
            second.clientId();
            moderator.settle();
            assertEquals(
                    List.of("Guest", "Second", "Second"),
                    moderator.events("user-awaited").stream()
                            .map(knock -> knock.path("name").asText())
                            .toList());
        }
    }

    @Test
    void ghost_staysListedAfterLeaving_andADecisionOnItIsRefused() throws Exception {
        try (Fault.Injection _ = server.inject(new Fault.Ghost())) {
            guest.call("drop", WireCodec.object().put("self", true));
            assertEquals(1, waiting());
        }
        assertEquals(4122, moderator.call("user-allowed", guestId).path(0).path("result").asInt());
        assertEquals(0, waiting());
    }

    @Test
    void ghost_whoseConnectionIsLost_staysListed() throws Exception {
        try (Fault.Injection _ = server.inject(new Fault.Ghost())) {
            guest.abort();
            try (RawClient next =
                    RawClient.join(server, server.token(room, "Next", "participant"))) {
                next.clientId();
                assertEquals(2, waiting());
            }
        }
    }

    @Test
    void cutBefore_neverHappened() throws Exception {
        try (Fault.Injection _ =
                server.inject(
                        new Fault.Cut(
                                Target.of(EventName.USER_ALLOWED, moderator.clientId()),
                                Fault.Moment.BEFORE))) {
            moderator.emitWithAck("user-allowed", guestId);
            moderator.awaitClosed();
        }
        guest.settle();
        assertEquals(List.of("room-awaited", "room-connected"), guest.eventNames());
    }

    @Test
    void cutAfter_happenedWithoutAnAnswer() throws Exception {
        try (Fault.Injection _ =
                server.inject(
                        new Fault.Cut(Target.of(EventName.USER_ALLOWED), Fault.Moment.AFTER))) {
            int id = moderator.emitWithAck("user-allowed", guestId);
            moderator.awaitClosed();
            assertFalse(isAnswered(id));
        }
        guest.awaitEvent("roomManagementEvents");
    }

    @Test
    void fault_forAnotherClient_doesNothing() throws Exception {
        try (Fault.Injection _ =
                server.inject(
                        new Fault.Refuse(
                                Target.of(EventName.USER_ALLOWED, "somebody else"), 1, "No."))) {
            assertEquals(
                    0, moderator.call("user-allowed", guestId).path(0).path("result").asInt(-1));
        }
    }

    @Test
    void cutConnection_losesOneClient_cutAll_losesEverybody() throws Exception {
        server.cutConnection(guest.clientId());
        guest.awaitClosed();
        assertEquals(0, waiting());
        server.cutAllConnections();
        moderator.awaitClosed();
    }

    @Test
    void calls_areRecordedInOrder() throws Exception {
        moderator.call("user-allowed", guestId);
        RecordedCall call = server.awaitCall(seen -> seen.event().equals("user-allowed"), LIMIT);
        assertEquals(moderator.clientId(), call.clientId());
        assertEquals(guestId, call.payload());
        assertEquals(
                List.of("token", "token", "user-allowed"),
                server.calls().stream().map(RecordedCall::event).toList());
    }
}
