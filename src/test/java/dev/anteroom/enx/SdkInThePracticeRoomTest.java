package dev.anteroom.enx;

import static dev.anteroom.testkit.RoomWatch.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.enx.DisconnectReason.Kind;
import dev.anteroom.enx.PracticeBench.Person;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.RecordingObserver;
import dev.anteroom.testkit.RoomWatch;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.WireCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SDK as moderator and as participant, over real sockets, without faults. */
final class SdkInThePracticeRoomTest {
    private PracticeBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new PracticeBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void knock_approved_bothSidesSeeIt() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person guest = bench.guest(room, "Ayşe");
        moderator.watch().waiting("Ayşe");

        Decision decision = result(moderator.room().approveAwaitedUser(guest.id()));

        assertEquals(new Decision.Admitted(), decision);
        moderator.watch().waiting();
        moderator.watch().await(s -> s.participants().size() == 2);
        RoomSnapshot inside = guest.watch().connected();
        assertEquals(2, inside.participants().size());
        assertEquals(RoomRole.PARTICIPANT, inside.role());
        guest.observer().awaitAll("onRoomAwaited", "onRoomConnected");
        assertEquals(
                "knock",
                guest.observer().payloads("onRoomAwaited").getFirst().path("event_type").asText());
        assertEquals(
                List.of("onRoomConnected", "onUserAwaited"),
                moderator.observer().names().subList(0, 2));
        moderator.observer().await("onAckForApproveAwaitedUser");
        assertEquals(1, bench.decisions().size());
        assertEquals(TextNode.valueOf(guest.id()), bench.decisions().getFirst().payload());
    }

    @Test
    void knock_denied_theGuestHearsTheReason() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person guest = bench.guest(room, "Ann");
        moderator.watch().waiting("Ann");

        Decision decision = result(moderator.room().denyAwaitedUser(guest.id()));

        assertEquals(new Decision.Denied(), decision);
        moderator.watch().waiting();
        assertEquals(Kind.DENIED, guest.watch().ended().reason().kind());
        bench.server.awaitCall(
                call -> call.event().equals("drop"), Duration.ofSeconds(RoomWatch.LIMIT_SECONDS));
        guest.observer().awaitAll("onRoomAwaited", "onRoomDisconnected");
        assertEquals(
                "user-denied",
                guest.observer().payloads("onRoomDisconnected").getFirst().path("msg").asText());
        assertEquals(1, moderator.room().snapshot().participants().size());
    }

    @Test
    void lateModerator_findsEverybodyInOrder() throws Exception {
        String room = bench.knockRoom();
        for (String name : List.of("One", "Two", "Three")) {
            bench.guest(room, name);
        }

        Person moderator = bench.moderator(room);

        RoomSnapshot first = moderator.watch().waiting("One", "Two", "Three");
        assertTrue(
                first.lobby().waiting().stream()
                        .allMatch(p -> p.arrival() instanceof Arrival.BeforeYouJoined));
        assertEquals(List.of(), moderator.watch().events(RoomEvent.Knocked.class));
        moderator.observer().awaitAll("onRoomConnected");
    }

    @Test
    void guestWhoGivesUp_isFoundByReadingTheListAgain() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person guest = bench.guest(room, "Ann");
        moderator.watch().waiting("Ann");
        result(guest.room().disconnect());

        result(moderator.room().refreshAwaitedUsers());

        moderator.watch().waiting();
        assertEquals(
                RoomEvent.Vanishing.LEFT_OR_DENIED_ELSEWHERE,
                moderator.watch().event(RoomEvent.AwaitedVanished.class, _ -> true).why());
    }

    @Test
    void guestWhoGivesUp_isFoundByTheInterval() throws Exception {
        String room = bench.knockRoom();
        Person moderator =
                bench.join(
                        room,
                        "Mo",
                        "moderator",
                        new RoomOptions(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(10),
                                0,
                                Duration.ofSeconds(30),
                                Duration.ofMillis(200),
                                Map.of()));
        moderator.watch().connected();
        Person guest = bench.guest(room, "Ann");
        moderator.watch().waiting("Ann");

        result(guest.room().disconnect());

        moderator.watch().waiting();
    }

    @Test
    void twoModerators_oneApproves_theOtherSeesTheRowGo() throws Exception {
        String room = bench.knockRoom();
        Person one = bench.moderator(room);
        Person two = bench.moderator(room);
        Person guest = bench.guest(room, "Ann");
        two.watch().waiting("Ann");
        one.watch().waiting("Ann");

        result(one.room().approveAwaitedUser(guest.id()));

        two.watch().waiting();
        assertEquals(
                RoomEvent.Vanishing.ADMITTED_ELSEWHERE,
                two.watch().event(RoomEvent.AwaitedVanished.class, _ -> true).why());
        assertEquals(
                new Decision.DecidedElsewhere(), result(two.room().approveAwaitedUser(guest.id())));
    }

    @Test
    void twoModerators_oneDenies_theOtherLearnsItByDeciding() throws Exception {
        String room = bench.knockRoom();
        Person one = bench.moderator(room);
        Person two = bench.moderator(room);
        Person guest = bench.guest(room, "Ann");
        two.watch().waiting("Ann");
        one.watch().waiting("Ann");
        String id = guest.id();
        result(one.room().denyAwaitedUser(id));
        assertEquals(List.of("Ann"), RoomWatch.names(two.room().snapshot()), "nothing tells");

        assertEquals(new Decision.AlreadyGone(), result(two.room().approveAwaitedUser(id)));

        two.watch().waiting();
    }

    @Test
    void participant_mayDecideNothing() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person inside = bench.admitted(moderator, room, "Inside");
        Person guest = bench.guest(room, "Ann");
        int decisions = bench.decisions().size();

        assertEquals(
                new Decision.NotAllowed(), result(inside.room().approveAwaitedUser(guest.id())));
        assertEquals(new RequestOutcome.NotAllowed(), result(inside.room().lockRoom()));

        assertEquals(decisions, bench.decisions().size());
        assertEquals(LobbySnapshot.EMPTY, inside.room().awaitedParticipants());
    }

    @Test
    void fullRoom_keepsTheGuestWaiting() throws Exception {
        String room = bench.server.createRoom(RoomSettings.knockRoom("Small").withLimits(1, 1));
        Person moderator = bench.moderator(room);
        bench.admitted(moderator, room, "First");
        Person guest = bench.guest(room, "Second");
        moderator.watch().waiting("Second");

        assertEquals(
                new Decision.RoomFull(), result(moderator.room().approveAwaitedUser(guest.id())));

        assertEquals(List.of("Second"), RoomWatch.names(moderator.room().snapshot()));
    }

    @Test
    void waitForModerator_theGuestComesInWithTheModerator() throws Exception {
        String room = bench.server.createRoom(RoomSettings.moderatedRoom("Ward round"));
        Person guest = bench.guest(room, "Ann");
        assertEquals(
                "no_moderator",
                guest.observer().await("onRoomAwaited").path("event_type").asText());

        bench.moderator(room);

        guest.watch().connected();
        assertEquals(List.of(), bench.decisions());
    }

    @Test
    void lock_keepsOthersOutAndSaysSo() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);

        assertInstanceOf(RequestOutcome.Done.class, result(moderator.room().lockRoom()));
        moderator.watch().await(RoomSnapshot::locked);
        assertEquals(new RequestOutcome.Unchanged(), result(moderator.room().lockRoom()));
        Person late = bench.join(room, "Late", "participant");
        DisconnectReason refused = late.watch().ended().reason();
        assertEquals(Kind.JOIN_REFUSED, refused.kind());
        assertEquals(4124, refused.cause());

        assertInstanceOf(RequestOutcome.Done.class, result(moderator.room().unLockRoom()));
        moderator.watch().await(s -> !s.locked());
        bench.guest(room, "Later");
        moderator.watch().event(RoomEvent.LockChanged.class, e -> !e.locked());
        assertEquals(2, moderator.watch().events(RoomEvent.LockChanged.class).size());
    }

    @Test
    void knockSwitch_letsPeopleInOnlyFromThenOn() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person waiting = bench.guest(room, "Waiting");
        moderator.watch().waiting("Waiting");

        assertInstanceOf(RequestOutcome.Done.class, result(moderator.room().enableKnock(false)));
        moderator.watch().await(s -> !s.knockEnabled());
        Person straightIn = bench.join(room, "Straight in", "participant");
        straightIn.watch().connected();
        result(moderator.room().refreshAwaitedUsers());

        assertEquals(List.of("Waiting"), RoomWatch.names(moderator.room().snapshot()));
        assertInstanceOf(ConnectionState.Awaiting.class, waiting.room().snapshot().connection());
        assertInstanceOf(RequestOutcome.Done.class, result(moderator.room().enableKnock(true)));
        moderator.watch().await(RoomSnapshot::knockEnabled);
        assertEquals(List.of(), bench.decisions());
    }

    @Test
    void drop_oneAndSeveral() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person one = bench.admitted(moderator, room, "One");
        Person two = bench.admitted(moderator, room, "Two");
        Person three = bench.admitted(moderator, room, "Three");

        assertInstanceOf(
                RequestOutcome.Done.class, result(moderator.room().dropUser(List.of(one.id()))));
        assertInstanceOf(
                RequestOutcome.Done.class,
                result(moderator.room().dropUser(List.of(two.id(), three.id()))));

        for (Person dropped : List.of(one, two, three)) {
            DisconnectReason reason = dropped.watch().ended().reason();
            assertEquals(Kind.REMOVED, reason.kind());
            assertEquals(2001, reason.cause());
        }
        moderator.watch().await(s -> s.participants().size() == 1);
        for (String name : List.of("One", "Two", "Three")) {
            moderator
                    .watch()
                    .event(
                            RoomEvent.UserDisconnected.class,
                            e -> e.participant().name().equals(name));
        }
        assertEquals(
                new RequestOutcome.Refused(4123, "Nobody with this client id is in the room."),
                result(moderator.room().dropUser(List.of("nobody"))));
    }

    @Test
    void mutes_reachWhoTheyAreFor() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person guest = bench.admitted(moderator, room, "Ann");

        assertInstanceOf(RequestOutcome.Done.class, result(moderator.room().hardMute()));
        guest.watch().await(RoomSnapshot::roomMuted);
        moderator.watch().await(RoomSnapshot::roomMuted);
        assertInstanceOf(RequestOutcome.Done.class, result(moderator.room().hardUnMute()));
        guest.watch().await(s -> !s.roomMuted());
        result(moderator.room().hardMuteUserAudio(guest.id()));
        result(moderator.room().hardUnMuteUserAudio(guest.id()));
        result(moderator.room().hardMuteUserVideo(guest.id()));
        result(moderator.room().hardUnMuteUserVideo(guest.id()));

        guest.watch()
                .event(
                        RoomEvent.HardMuted.class,
                        e -> e.device() == RoomEvent.Device.VIDEO && !e.muted());
        assertEquals(
                List.of(
                        new RoomEvent.HardMuted(RoomEvent.Device.AUDIO, true),
                        new RoomEvent.HardMuted(RoomEvent.Device.AUDIO, false),
                        new RoomEvent.HardMuted(RoomEvent.Device.VIDEO, true),
                        new RoomEvent.HardMuted(RoomEvent.Device.VIDEO, false)),
                guest.watch().events(RoomEvent.HardMuted.class));
    }

    @Test
    void talk_toAllAndToOne() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person one = bench.admitted(moderator, room, "One");
        Person two = bench.admitted(moderator, room, "Two");

        assertInstanceOf(
                RequestOutcome.Done.class,
                result(moderator.room().sendMessage("to one", false, List.of(one.id()))));
        assertInstanceOf(
                RequestOutcome.Done.class,
                result(one.room().sendMessage("to all\n<b>", true, List.of())));
        assertInstanceOf(
                RequestOutcome.Done.class,
                result(two.room().sendUserData(WireCodec.object().put("x", 1), true, List.of())));

        ChatMessage toTwo = two.watch().event(RoomEvent.MessageReceived.class, _ -> true).message();
        assertEquals("to all\n<b>", toTwo.text());
        assertEquals("One", toTwo.senderName());
        assertEquals(one.id(), toTwo.senderId().value());
        assertTrue(toTwo.toAll());
        ChatMessage toOne = one.watch().event(RoomEvent.MessageReceived.class, _ -> true).message();
        assertEquals("to one", toOne.text());
        assertEquals("Mo", toOne.senderName());
        assertEquals(
                WireCodec.parse("{\"x\":1}"),
                moderator.watch().event(RoomEvent.UserDataReceived.class, _ -> true).data());
    }

    @Test
    void roleSwitch_handsOverTheLobby() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person deputy = bench.admitted(moderator, room, "Deputy");
        Person guest = bench.guest(room, "Ann");
        moderator.watch().waiting("Ann");
        int decisions = bench.decisions().size();

        assertInstanceOf(
                RequestOutcome.Done.class, result(moderator.room().switchUserRole(deputy.id())));

        deputy.watch().await(s -> s.isModerator() && RoomWatch.names(s).equals(List.of("Ann")));
        moderator.watch().await(s -> !s.isModerator() && s.lobby().waiting().isEmpty());
        assertEquals(decisions, bench.decisions().size());
        assertEquals(
                new Decision.NotAllowed(), result(moderator.room().approveAwaitedUser(guest.id())));
        assertEquals(new Decision.Admitted(), result(deputy.room().approveAwaitedUser(guest.id())));
    }

    @Test
    void disconnect_theOthersSeeItAndTheServerHeardIt() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person guest = bench.admitted(moderator, room, "Ann");

        assertInstanceOf(RequestOutcome.Done.class, result(guest.room().disconnect()));

        assertEquals(Kind.LEFT, guest.watch().ended().reason().kind());
        moderator.watch().await(s -> s.participants().size() == 1);
        assertEquals(new RequestOutcome.Unchanged(), result(guest.room().disconnect()));
        guest.observer().awaitAll("onRoomAwaited", "onRoomConnected", "onRoomDisconnected");
    }

    // -- the door --

    @Test
    void token_unusable_isRefusedBeforeAnythingIsSent() {
        InvalidTokenException thrown =
                assertThrows(InvalidTokenException.class, () -> bench.joinWith("no token!"));

        assertEquals(InvalidTokenException.Problem.NOT_BASE64, thrown.problem());
        assertEquals(List.of(), bench.server.calls());
    }

    private static String changed(String token, String field, String value) throws Exception {
        ObjectNode content =
                (ObjectNode)
                        WireCodec.parse(
                                new String(
                                        Base64.getDecoder().decode(token), StandardCharsets.UTF_8));
        return EnxToken.encode(content.put(field, value));
    }

    @Test
    void token_forged_isRefusedByItsCode() throws Exception {
        String token = bench.server.token(bench.knockRoom(), "Eve", "participant");

        Person eve = bench.joinWith(changed(token, "role", "moderator"));

        DisconnectReason reason = eve.watch().ended().reason();
        assertEquals(Kind.JOIN_REFUSED, reason.kind());
        assertTrue(reason.cause() == 4131 || reason.cause() == 4134, reason.toString());
        assertNotEquals("", reason.message());
    }

    @Test
    void token_expired_isRefusedByItsCode() throws Exception {
        try (PracticeServer strict =
                PracticeServer.start(
                        PracticeOptions.DEFAULTS.withTokenLifetime(Duration.ofMillis(1)))) {
            String token =
                    strict.token(
                            strict.createRoom(RoomSettings.knockRoom("R")), "A", "participant");
            Person late = bench.joinWith(token);

            assertEquals(4132, late.watch().ended().reason().cause());
        }
    }

    @Test
    void token_ofAnotherServer_isRefusedByItsCode() throws Exception {
        try (PracticeServer other =
                PracticeServer.start(
                        new PracticeOptions(
                                0,
                                "127.0.0.1",
                                "other",
                                "other",
                                "another secret, long enough",
                                Duration.ofHours(1),
                                Set.of(),
                                false))) {
            String foreign =
                    other.token(other.createRoom(RoomSettings.knockRoom("R")), "A", "moderator");

            Person stranger =
                    bench.joinWith(changed(foreign, "host", "127.0.0.1:" + bench.server.port()));

            assertEquals(4131, stranger.watch().ended().reason().cause());
        }
    }

    @Test
    void moderatorsFull_isRefusedByItsCode() throws Exception {
        String room = bench.server.createRoom(RoomSettings.knockRoom("Small").withLimits(1, 5));
        bench.moderator(room);

        Person second = bench.join(room, "Second", "moderator");

        assertEquals(2101, second.watch().ended().reason().cause());
        second.observer().awaitAll("onRoomError", "onRoomDisconnected");
    }

    @Test
    void server_gone_isUnreachable() throws Exception {
        String token = bench.server.token(bench.knockRoom(), "Mo", "moderator");
        bench.server.close();

        Person late = bench.joinWith(token);

        DisconnectReason reason = late.watch().ended().reason();
        assertEquals(Kind.UNREACHABLE, reason.kind());
        assertTrue(reason.message().contains("cannot be reached"), reason.message());
    }

    // -- the entry object --

    @Test
    void close_leavesEveryRoomAndTheServerHearsIt() throws Exception {
        String room = bench.knockRoom();
        Person moderator = bench.moderator(room);
        Person guest = bench.guest(room, "Ann");

        bench.rtc.close();
        bench.rtc.close();

        assertEquals(Kind.LEFT, moderator.watch().ended().reason().kind());
        assertEquals(Kind.LEFT, guest.watch().ended().reason().kind());
        assertEquals(2, bench.calls("drop").size());
        assertThrows(IllegalStateException.class, () -> bench.join(room, "Late", "participant"));
        assertEquals(
                new Decision.NotSent(), result(moderator.room().approveAwaitedUser(guest.id())));
    }

    @Test
    void close_fromAnObserver_doesNotWaitForItself() throws Exception {
        RecordingObserver observer = new RecordingObserver();
        EnxRoom room =
                bench.rtc.joinRoom(
                        bench.server.token(bench.knockRoom(), "Mo", "moderator"),
                        PracticeBench.OPTIONS,
                        observer.observer());
        RoomWatch watch = RoomWatch.of(room);
        var _ =
                room.listen(
                        new RoomListener() {
                            @Override
                            public void onSnapshot(RoomSnapshot snapshot) {
                                if (snapshot.connection().canSend()) {
                                    bench.rtc.close();
                                }
                            }
                        });

        assertEquals(Kind.LEFT, watch.ended().reason().kind());
        bench.server.awaitCall(
                call -> call.event().equals("drop"), Duration.ofSeconds(RoomWatch.LIMIT_SECONDS));
    }
}
