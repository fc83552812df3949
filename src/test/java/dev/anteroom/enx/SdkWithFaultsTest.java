package dev.anteroom.enx;

import static dev.anteroom.testkit.RoomWatch.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.enx.DisconnectReason.Kind;
import dev.anteroom.enx.PracticeBench.Person;
import dev.anteroom.practice.Fault;
import dev.anteroom.practice.Fault.Target;
import dev.anteroom.practice.RecordedCall;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.RoomWatch;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SDK against a practice server that misbehaves, over real sockets. */
final class SdkWithFaultsTest {
    private PracticeBench bench;
    private String room;

    @BeforeEach
    void open() throws Exception {
        bench = new PracticeBench();
        room = bench.knockRoom();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Person guestSeenBy(Person moderator, String name) throws Exception {
        Person guest = bench.guest(room, name);
        moderator.watch().await(s -> RoomWatch.names(s).contains(name));
        return guest;
    }

    private static Target of(EventName event) {
        return Target.of(event);
    }

    // -- acknowledgements --

    @Test
    void droppedAck_ofAnApproval_thePersonInsideTells() throws Exception {
        Person moderator = bench.moderator(room);
        Person guest = guestSeenBy(moderator, "Ann");
        Decision decision;
        try (var _ = bench.server.inject(new Fault.DropAck(of(EventName.USER_ALLOWED)))) {
            decision = result(moderator.room().approveAwaitedUser(guest.id()));
        }

        assertEquals(new Decision.Admitted(), decision);
        moderator.watch().waiting();
        guest.watch().connected();
        assertEquals(1, bench.decisions().size());
    }

    @Test
    void droppedAck_ofADenial_isUnconfirmedAndTheListTells() throws Exception {
        Person moderator = bench.moderator(room);
        Person guest = guestSeenBy(moderator, "Ann");
        Decision decision;
        try (var _ = bench.server.inject(new Fault.DropAck(of(EventName.USER_DENIED)))) {
            decision = result(moderator.room().denyAwaitedUser(guest.id()));
        }

        assertEquals(new Decision.Unconfirmed(), decision);
        moderator.watch().waiting();
        assertEquals(1, bench.calls("getAwaitedUser").size());
        assertEquals(Kind.DENIED, guest.watch().ended().reason().kind());
    }

    @Test
    void nullAck_isNoYes() throws Exception {
        Person moderator = bench.moderator(room);
        Person guest = guestSeenBy(moderator, "Ann");
        Decision decision;
        try (var _ = bench.server.inject(new Fault.NullAck(of(EventName.USER_DENIED)))) {
            decision = result(moderator.room().denyAwaitedUser(guest.id()));
        }

        assertTrue(!decision.isDone(), decision.toString());
        moderator.watch().waiting();
    }

    @Test
    void refusal_keepsTheRow() throws Exception {
        Person moderator = bench.moderator(room);
        Person guest = guestSeenBy(moderator, "Ann");
        for (EventName event : List.of(EventName.USER_ALLOWED, EventName.USER_DENIED)) {
            try (var _ = bench.server.inject(new Fault.Refuse(of(event), 777, "not now"))) {
                assertEquals(
                        new Decision.Refused(777, "not now"),
                        result(
                                event == EventName.USER_ALLOWED
                                        ? moderator.room().approveAwaitedUser(guest.id())
                                        : moderator.room().denyAwaitedUser(guest.id())));
            }
        }
        try (var _ =
                bench.server.inject(new Fault.Refuse(of(EventName.USER_ALLOWED), 4101, "no"))) {
            assertEquals(
                    new Decision.NotAllowed(),
                    result(moderator.room().approveAwaitedUser(guest.id())));
        }

        result(moderator.room().refreshAwaitedUsers());
        assertEquals(List.of("Ann"), RoomWatch.names(moderator.room().snapshot()));
        assertInstanceOf(ConnectionState.Awaiting.class, guest.room().snapshot().connection());
    }

    @Test
    void garbageAck_isNoYes() throws Exception {
        Person moderator = bench.moderator(room);
        Person guest = guestSeenBy(moderator, "Ann");
        for (JsonNode garbage :
                List.of(
                        TextNode.valueOf("yes"),
                        WireCodec.array().add(0),
                        WireCodec.object().put("result", "0"))) {
            try (var _ =
                    bench.server.inject(
                            new Fault.GarbageAck(
                                    of(EventName.GET_AWAITED_USER), List.of(garbage)))) {
                assertEquals(
                        new RequestOutcome.Unconfirmed(),
                        result(moderator.room().refreshAwaitedUsers()));
            }
            assertEquals(List.of("Ann"), RoomWatch.names(moderator.room().snapshot()));
        }
        try (var _ =
                bench.server.inject(
                        new Fault.GarbageAck(
                                of(EventName.USER_DENIED), List.of(TextNode.valueOf("yes"))))) {
            assertEquals(
                    new Decision.Unconfirmed(),
                    result(moderator.room().denyAwaitedUser(guest.id())));
        }
        moderator.watch().waiting();
    }

    @Test
    void delay_withinTheLimit_isOnlySlow() throws Exception {
        Person moderator = bench.moderator(room);
        Person guest = guestSeenBy(moderator, "Ann");
        try (var _ =
                bench.server.inject(
                        new Fault.Delay(of(EventName.USER_ALLOWED), Duration.ofMillis(300)))) {
            var first = moderator.room().approveAwaitedUser(guest.id());
            var second = moderator.room().approveAwaitedUser(guest.id());

            assertEquals(new Decision.Admitted(), result(first));
            assertEquals(new Decision.Admitted(), result(second));
        }
        assertEquals(1, bench.decisions().size(), "one in flight");
    }

    @Test
    void delay_beyondTheLimit_isUnconfirmedAndTheTruthComesLater() throws Exception {
        Person moderator = bench.moderator(room);
        Person guest = guestSeenBy(moderator, "Ann");
        Decision decision;
        try (var _ =
                bench.server.inject(
                        new Fault.Delay(of(EventName.USER_ALLOWED), Duration.ofSeconds(4)))) {
            decision = result(moderator.room().approveAwaitedUser(guest.id()));

            assertEquals(new Decision.Unconfirmed(), decision);
            result(moderator.room().refreshAwaitedUsers());
            assertEquals(List.of("Ann"), RoomWatch.names(moderator.room().snapshot()));
            guest.watch().connected();
        }
        moderator.watch().waiting();
        assertEquals(1, bench.decisions().size());
    }

    @Test
    void silentList_emptiesNothing() throws Exception {
        Person moderator = bench.moderator(room);
        guestSeenBy(moderator, "Ann");
        try (var _ = bench.server.inject(new Fault.DropAck(of(EventName.GET_AWAITED_USER)))) {
            assertEquals(
                    new RequestOutcome.Unconfirmed(),
                    result(moderator.room().refreshAwaitedUsers()));
        }
        try (var _ =
                bench.server.inject(new Fault.Refuse(of(EventName.GET_AWAITED_USER), 99, "no"))) {
            assertEquals(
                    new RequestOutcome.Refused(99, "no"),
                    result(moderator.room().refreshAwaitedUsers()));
        }

        assertEquals(List.of("Ann"), RoomWatch.names(moderator.room().snapshot()));
    }

    // -- events --

    @Test
    void duplicateKnock_isOneRowAndOneKnock() throws Exception {
        Person moderator = bench.moderator(room);
        try (var _ = bench.server.inject(new Fault.DuplicateKnock())) {
            guestSeenBy(moderator, "Ann");
            guestSeenBy(moderator, "Ben");
            moderator.watch().event(RoomEvent.Knocked.class, e -> e.person().name().equals("Ben"));
        }

        assertEquals(List.of("Ann", "Ben"), RoomWatch.names(moderator.room().snapshot()));
        assertEquals(2, moderator.watch().events(RoomEvent.Knocked.class).size());
    }

    @Test
    void ghost_isGoneWhenDecidedOn() throws Exception {
        Person moderator = bench.moderator(room);
        try (var _ = bench.server.inject(new Fault.Ghost())) {
            Person guest = guestSeenBy(moderator, "Ann");
            String id = guest.id();
            result(guest.room().disconnect());
            result(moderator.room().refreshAwaitedUsers());
            assertEquals(List.of("Ann"), RoomWatch.names(moderator.room().snapshot()));

            assertEquals(
                    new Decision.AlreadyGone(), result(moderator.room().approveAwaitedUser(id)));
        }
        moderator.watch().waiting();
    }

    @Test
    void garbageKnock_isDroppedAndFoundByReading() throws Exception {
        Person moderator = bench.moderator(room);
        try (var _ =
                bench.server.inject(
                        new Fault.Garbage(
                                of(EventName.USER_AWAITED), WireCodec.object().put("x", 1)))) {
            bench.guest(room, "Ann");
        }
        result(moderator.room().refreshAwaitedUsers());

        moderator.watch().waiting("Ann");
        moderator.watch().event(RoomEvent.Knocked.class, e -> e.person().name().equals("Ann"));
    }

    @Test
    void garbageRoom_isANamedJoinError() throws Exception {
        try (var _ =
                bench.server.inject(
                        new Fault.Garbage(
                                of(EventName.ROOM_CONNECTED), WireCodec.object().put("x", 1)))) {
            Person moderator = bench.join(room, "Mo", "moderator");

            DisconnectReason reason = moderator.watch().ended().reason();
            assertEquals(Kind.JOIN_REFUSED, reason.kind());
            assertTrue(reason.message().contains("described the room"), reason.message());
        }
    }

    @Test
    void silentDoor_isANamedJoinError() throws Exception {
        try (var _ =
                bench.server.inject(new Fault.Delay(of(EventName.TOKEN), Duration.ofSeconds(30)))) {
            Person moderator = bench.join(room, "Mo", "moderator");

            DisconnectReason reason = moderator.watch().ended().reason();
            assertEquals(Kind.UNREACHABLE, reason.kind());
            assertTrue(reason.message().contains("did not answer"), reason.message());
        }
    }

    @Test
    void cutDoor_isANamedJoinError() throws Exception {
        try (var _ = bench.server.inject(new Fault.Cut(of(EventName.TOKEN), Fault.Moment.BEFORE))) {
            Person moderator = bench.join(room, "Mo", "moderator");

            DisconnectReason reason = moderator.watch().ended().reason();
            assertEquals(Kind.UNREACHABLE, reason.kind());
            assertTrue(reason.message().contains("broke while joining"), reason.message());
        }
    }

    // -- cuts and coming back --

    @ParameterizedTest
    @EnumSource(Fault.Moment.class)
    void cut_duringADenial_theNextListTells(Fault.Moment moment) throws Exception {
        Person moderator = bench.moderator(room);
        bench.admitted(moderator, room, "Inside");
        Person guest = guestSeenBy(moderator, "Ann");
        int before = bench.decisions().size();
        Decision decision;
        try (var _ = bench.server.inject(new Fault.Cut(of(EventName.USER_DENIED), moment))) {
            decision = result(moderator.room().denyAwaitedUser(guest.id()));
        }

        assertEquals(new Decision.Unconfirmed(), decision);
        moderator.watch().connected();
        moderator.observer().await("onUserReconnectSuccess");
        if (moment == Fault.Moment.BEFORE) {
            moderator.watch().waiting("Ann");
        } else {
            moderator.watch().waiting();
        }
        assertEquals(before + 1, bench.decisions().size(), "nothing is repeated");
    }

    @Test
    void cut_comesBackWithANewIdAndTheList() throws Exception {
        Person moderator = bench.moderator(room);
        Person inside = bench.admitted(moderator, room, "Inside");
        guestSeenBy(moderator, "Ann");
        int decisions = bench.decisions().size();
        String before = moderator.id();

        bench.server.cutConnection(before);
        moderator
                .watch()
                .event(
                        RoomEvent.ConnectionChanged.class,
                        e -> e.state() instanceof ConnectionState.Reconnecting);
        RoomSnapshot back = moderator.watch().connected();

        assertNotEquals(before, moderator.id());
        assertEquals(RoomRole.MODERATOR, back.role());
        moderator.watch().waiting("Ann");
        moderator.watch().await(s -> s.participants().size() == 2);
        inside.watch().await(s -> s.participants().size() == 2);
        assertEquals(decisions, bench.decisions().size());
        JsonNode token =
                bench.calls("token").stream()
                        .map(RecordedCall::payload)
                        .filter(payload -> payload.path("isReconnecting").asBoolean())
                        .findFirst()
                        .orElseThrow();
        assertEquals(before, token.path("oldClientIdForReconnect").asText());
        assertEquals(1, token.path("reconnectAttempt").asInt());
    }

    @Test
    void cut_loneModerator_joinsAfreshAndApprovesNobody() throws Exception {
        Person moderator = bench.moderator(room);
        Person guest = guestSeenBy(moderator, "Ann");

        bench.server.cutConnection(moderator.id());
        moderator.observer().await("onUserReconnectSuccess");

        moderator.watch().connected();
        moderator.watch().waiting("Ann");
        assertEquals(
                List.of(false, true, false),
                bench.calls("token").stream()
                        .filter(call -> call.payload().path("role").asText().equals("moderator"))
                        .map(call -> call.payload().path("isReconnecting").asBoolean())
                        .toList());
        assertEquals(List.of(), bench.decisions());
        assertInstanceOf(ConnectionState.Awaiting.class, guest.room().snapshot().connection());
        assertEquals(
                new Decision.Admitted(), result(moderator.room().approveAwaitedUser(guest.id())));
    }

    @Test
    void cut_everybody_everybodyComesBackAsTheyWere() throws Exception {
        Person moderator = bench.moderator(room);
        Person inside = bench.admitted(moderator, room, "Inside");
        Person guest = guestSeenBy(moderator, "Ann");
        int decisions = bench.decisions().size();

        bench.server.cutAllConnections();
        for (Person person : List.of(moderator, inside, guest)) {
            person.observer().await("onConnectionLost");
        }

        moderator.watch().connected();
        inside.watch().connected();
        guest.watch().await(s -> s.connection() instanceof ConnectionState.Awaiting);
        moderator.watch().waiting("Ann");
        assertEquals(decisions, bench.decisions().size());
    }

    @Test
    void cut_waitingGuest_waitsOn() throws Exception {
        Person moderator = bench.moderator(room);
        Person guest = guestSeenBy(moderator, "Ann");
        String before = guest.id();

        bench.server.cutConnection(before);
        guest.watch()
                .event(
                        RoomEvent.ConnectionChanged.class,
                        e -> e.state() instanceof ConnectionState.Reconnecting);
        guest.watch()
                .await(
                        s ->
                                s.connection() instanceof ConnectionState.Awaiting
                                        && !s.selfId().orElseThrow().value().equals(before));

        result(moderator.room().refreshAwaitedUsers());
        moderator.watch().waiting("Ann");
        assertEquals(List.of(), bench.decisions());
        assertEquals(1, guest.observer().payloads("onRoomAwaited").size());
    }

    @Test
    void requests_whileAway_areNeverSent() throws Exception {
        Person moderator = bench.moderator(room);
        Person guest = guestSeenBy(moderator, "Ann");
        String id = guest.id();
        bench.server.cutConnection(moderator.id());
        moderator.watch().await(s -> s.connection() instanceof ConnectionState.Reconnecting);

        Decision decision = result(moderator.room().approveAwaitedUser(id));
        moderator.watch().connected();
        moderator.watch().waiting("Ann");

        // A machine fast enough to be back already has decided in earnest.
        if (decision instanceof Decision.NotSent) {
            assertEquals(List.of(), bench.decisions());
        } else {
            assertEquals(1, bench.decisions().size());
        }
    }

    @Test
    void serverGone_givesUpAndSaysSo() throws Exception {
        Person moderator =
                bench.join(
                        room,
                        "Mo",
                        "moderator",
                        new RoomOptions(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(2),
                                1,
                                Duration.ofSeconds(10),
                                Duration.ofHours(1),
                                Map.of()));
        moderator.watch().connected();

        bench.server.close();

        DisconnectReason reason = moderator.watch().ended().reason();
        assertEquals(Kind.CONNECTION_LOST, reason.kind());
        assertEquals(1165, reason.cause());
        moderator.observer().awaitAll("onRoomConnected", "onConnectionLost", "onRoomDisconnected");
    }

    /** The promise of the whole SDK: nothing but a moderator's own decision lets anybody in. */
    @Test
    void nobody_isApprovedByConnectingReconnectingRolesOrTheKnockSwitch() throws Exception {
        String calm = bench.server.createRoom(RoomSettings.knockRoom("Calm"));
        Person guest = bench.guest(calm, "Ann");
        Person moderator = bench.moderator(calm);
        moderator.watch().waiting("Ann");
        Person deputy = bench.moderator(calm);
        deputy.watch().waiting("Ann");

        result(moderator.room().enableKnock(false));
        result(moderator.room().enableKnock(true));
        bench.server.cutConnection(moderator.id());
        moderator.observer().await("onUserReconnectSuccess");
        moderator.watch().waiting("Ann");
        result(moderator.room().enableKnock(false));
        Person participant = bench.join(calm, "Pat", "participant");
        participant.watch().connected();
        result(moderator.room().enableKnock(true));
        result(moderator.room().switchUserRole(participant.id()));
        participant.watch().waiting("Ann");
        bench.server.cutAllConnections();
        participant.observer().await("onUserReconnectSuccess");
        participant.watch().waiting("Ann");
        result(participant.room().refreshAwaitedUsers());
        result(participant.room().disconnect());
        result(deputy.room().disconnect());

        assertEquals(List.of(), bench.decisions());
        guest.watch().await(s -> s.connection() instanceof ConnectionState.Awaiting);
    }
}
