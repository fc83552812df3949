package dev.anteroom.enx;

import static dev.anteroom.enx.RoomBench.isOpen;
import static dev.anteroom.enx.RoomBench.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.anteroom.enx.ConnectionState.Disconnected;
import dev.anteroom.enx.DisconnectReason.Kind;
import dev.anteroom.enx.RoomEvent.Device;
import dev.anteroom.wire.WireCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, people, mutes, talk, roles, listeners (protocol section 4). */
final class InsideTest {
    private static final String YES = "{\"result\":0}";

    private final RoomBench bench = new RoomBench();

    private <T> CompletionStage<T> ask(Function<EnxRoom, CompletionStage<T>> request) {
        CompletionStage<T> stage = request.apply(bench.room);
        bench.run();
        return stage;
    }

    private void enter(String id, String role) {
        bench.serverSays("user-connected", RoomBench.user(id, "Name of " + id, role));
    }

    private static Arguments request(
            String event, String payload, Function<EnxRoom, CompletionStage<RequestOutcome>> ask) {
        return Arguments.of(event, payload, ask);
    }

    static Stream<Arguments> moderatorsRequests() {
        return Stream.of(
                request("enableKnock", "false", room -> room.enableKnock(false)),
                request("lockRoom", "true", EnxRoom::lockRoom),
                request(
                        "drop",
                        "{\"all\":false,\"clientIds\":[\"a\",\"b\"]}",
                        room -> room.dropUser(List.of("a", "b"))),
                request("room-muted", "{}", EnxRoom::hardMute),
                request(
                        "hardmute-user-audio",
                        "{\"clientId\":\"a\"}",
                        room -> room.hardMuteUserAudio("a")),
                request(
                        "hardunmute-user-audio",
                        "{\"clientId\":\"a\"}",
                        room -> room.hardUnMuteUserAudio("a")),
                request(
                        "hardmute-user-video",
                        "{\"clientId\":\"a\"}",
                        room -> room.hardMuteUserVideo("a")),
                request(
                        "hardunmute-user-video",
                        "{\"clientId\":\"a\"}",
                        room -> room.hardUnMuteUserVideo("a")),
                request("switchUserRole", "\"a\"", room -> room.switchUserRole("a")),
                request("getAwaitedUser", "null", EnxRoom::refreshAwaitedUsers));
    }

    static Stream<Arguments> everybodysRequests() {
        return Stream.of(
                request(
                        "sendDataStreamToRoom",
                        "{\"msg\":\"hi\",\"broadcast\":true,\"clients\":[],\"type\":\"chat\"}",
                        room -> room.sendMessage("hi", true, List.of("ignored"))),
                request(
                        "sendDataStreamToRoom",
                        "{\"msg\":\"hi\",\"broadcast\":false,\"clients\":[\"a\"],\"type\":\"chat\"}",
                        room -> room.sendMessage("hi", false, List.of("a"))),
                request(
                        "sendDataStreamToRoom",
                        "{\"msg\":{\"x\":1},\"broadcast\":true,\"clients\":[],\"type\":\"user_data\"}",
                        room ->
                                room.sendUserData(
                                        WireCodec.object().put("x", 1), true, List.of())));
    }

    static Stream<Arguments> allRequests() {
        return Stream.concat(moderatorsRequests(), everybodysRequests());
    }

    @ParameterizedTest
    @MethodSource("allRequests")
    void request_goesOutAsTheProtocolSays(
            String event,
            String payload,
            Function<EnxRoom, CompletionStage<RequestOutcome>> request)
            throws Exception {
        bench.asModerator();

        CompletionStage<RequestOutcome> outcome = ask(request);

        assertEquals(WireCodec.parse(payload), bench.channel().last(event).payload());
        assertTrue(isOpen(outcome));
        if (!event.equals("getAwaitedUser")) {
            bench.acknowledge(event, "{\"result\":0,\"more\":7}");
            RequestOutcome.Done done = assertInstanceOf(RequestOutcome.Done.class, now(outcome));
            assertEquals(7, done.reply().path("more").asInt());
        }
    }

    @ParameterizedTest
    @MethodSource("allRequests")
    void request_everyOtherEnd_isNamed(
            String event,
            String payload,
            Function<EnxRoom, CompletionStage<RequestOutcome>> request) {
        bench.asModerator();

        CompletionStage<RequestOutcome> refused = ask(request);
        bench.acknowledge(event, "{\"result\":42,\"msg\":\"no\"}");
        assertEquals(new RequestOutcome.Refused(42, "no"), now(refused));

        CompletionStage<RequestOutcome> notAllowed = ask(request);
        bench.acknowledge(event, "{\"result\":4101}");
        assertEquals(new RequestOutcome.NotAllowed(), now(notAllowed));

        CompletionStage<RequestOutcome> garbage = ask(request);
        bench.acknowledge(event, "\"x\"");
        assertEquals(new RequestOutcome.Unconfirmed(), now(garbage));

        CompletionStage<RequestOutcome> silent = ask(request);
        bench.pass(Duration.ofSeconds(8));
        assertEquals(new RequestOutcome.Unconfirmed(), now(silent));

        CompletionStage<RequestOutcome> cutOff = ask(request);
        bench.lose();
        assertEquals(new RequestOutcome.Unconfirmed(), now(cutOff));

        assertEquals(new RequestOutcome.NotSent(), now(ask(request)));
    }

    @ParameterizedTest
    @MethodSource("moderatorsRequests")
    void request_byAParticipant_isNotSent(
            String event,
            String payload,
            Function<EnxRoom, CompletionStage<RequestOutcome>> request) {
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me", "participant"));

        assertEquals(new RequestOutcome.NotAllowed(), now(ask(request)));
        assertEquals(List.of("token"), bench.channel().sentEvents());
    }

    @Test
    void request_withAMissingId_isAnErrorAndNeverEverybody() {
        EnxRoom room = bench.asModerator().room;
        List<Runnable> calls =
                List.of(
                        () -> room.dropUser(List.of()),
                        () -> room.dropUser(List.of("a", " ")),
                        () -> room.hardMuteUserAudio(""),
                        () -> room.hardUnMuteUserAudio(""),
                        () -> room.hardMuteUserVideo(""),
                        () -> room.hardUnMuteUserVideo(""),
                        () -> room.switchUserRole(""),
                        () -> room.sendMessage("hi", false, List.of()),
                        () -> room.sendUserData(TextNode.valueOf("x"), false, List.of("")));

        calls.forEach(call -> assertThrows(IllegalArgumentException.class, call::run));
        bench.run();

        assertEquals(List.of("token"), bench.channel().sentEvents());
    }

    @Test
    void message_tooLong_isNotSent() {
        bench.asModerator();

        RequestOutcome.Refused refused =
                assertInstanceOf(
                        RequestOutcome.Refused.class,
                        now(ask(room -> room.sendMessage("ü".repeat(60_000), true, List.of()))));

        assertEquals(1195, refused.code());
        assertEquals(List.of("token"), bench.channel().sentEvents());
    }

    // -- switches --

    @Test
    void lock_isToldOnceWhoeverBringsTheNews() {
        bench.asModerator();
        var locked = ask(EnxRoom::lockRoom);
        bench.acknowledge("lockRoom", YES);
        assertTrue(bench.room.snapshot().locked());
        bench.serverSays(
                "roomManagementEvents",
                "{\"id\":\"room-locked\",\"msg\":{\"moderatorId\":\"me\"}}");

        assertInstanceOf(RequestOutcome.Done.class, now(locked));
        assertEquals(
                List.of(new RoomEvent.LockChanged(true)),
                bench.events(RoomEvent.LockChanged.class));
        assertEquals(1, bench.observer.payloads("onLockedRoom").size());
        assertEquals(new RequestOutcome.Unchanged(), now(ask(EnxRoom::lockRoom)));
        assertEquals(1, bench.sent("lockRoom"));

        bench.serverSays("roomManagementEvents", "{\"id\":\"room-unlocked\"}");
        assertFalse(bench.room.snapshot().locked());
        assertEquals(1, bench.observer.payloads("onUnLockedRoom").size());
    }

    @Test
    void lock_serverSaysItIsSo_isUnchanged() {
        bench.asModerator();
        var locked = ask(EnxRoom::lockRoom);

        bench.acknowledge("lockRoom", "{\"result\":4121}");

        assertEquals(new RequestOutcome.Unchanged(), now(locked));
    }

    @Test
    void lock_refused_changesNothing() {
        bench.asModerator();
        ask(EnxRoom::lockRoom);
        bench.acknowledge("lockRoom", "{\"result\":4101}");

        assertFalse(bench.room.snapshot().locked());
    }

    @Test
    void knock_offAndOn_approvesNobody() {
        bench.asModerator("g1");
        ask(room -> room.enableKnock(false));
        bench.acknowledge("enableKnock", YES);
        bench.serverSays("roomManagementEvents", "{\"id\":\"knock-disabled\"}");
        assertFalse(bench.room.snapshot().knockEnabled());
        ask(room -> room.enableKnock(true));
        bench.acknowledge("enableKnock", YES);
        bench.serverSays("roomManagementEvents", "{\"id\":\"knock-enabled\"}");

        assertTrue(bench.room.snapshot().knockEnabled());
        assertEquals(
                List.of(new RoomEvent.KnockChanged(false), new RoomEvent.KnockChanged(true)),
                bench.events(RoomEvent.KnockChanged.class));
        assertEquals(0, bench.sent("user-allowed") + bench.sent("user-denied"));
    }

    @Test
    void roomMute_ofAModerator_followsTheAcknowledgement() {
        bench.asModerator();
        ask(EnxRoom::hardMute);
        assertFalse(bench.room.snapshot().roomMuted());
        bench.acknowledge("room-muted", YES);

        assertTrue(bench.room.snapshot().roomMuted());
        ask(EnxRoom::hardUnMute);
        bench.acknowledge("room-unmuted", YES);
        assertFalse(bench.room.snapshot().roomMuted());
        assertEquals(2, bench.events(RoomEvent.RoomMuteChanged.class).size());
    }

    @Test
    void roomMute_byAnother_isToldAndAnsweredTruly() {
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me", "participant"));

        bench.serverSays("room-muted", "{\"status\":true,\"moderatorId\":\"mod\"}");

        assertTrue(bench.room.snapshot().roomMuted());
        assertEquals(1159, bench.channel().replies().getLast().path("result").asInt());
        bench.serverSays("room-unmuted", "{\"status\":false}");
        assertEquals(
                List.of("onRoomConnected", "onHardMutedAudio", "onHardUnMutedAudio"),
                bench.observer.names());
    }

    @ParameterizedTest
    @CsvSource({
        "hardmute-user-audio,   AUDIO, true,  onReceivedHardMute",
        "hardunmute-user-audio, AUDIO, false, onReceivedHardUnMute",
        "hardmute-user-video,   VIDEO, true,  onReceivedHardMute",
        "hardunmute-user-video, VIDEO, false, onReceivedHardUnMute"
    })
    void hardMute_ofOneself_isToldWithTheDevice(
            String event, Device device, boolean muted, String callback) {
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me", "participant"));

        bench.serverSays(event, "{\"clientId\":\"me\",\"moderatorId\":\"mod\"}");
        bench.serverSays(event, "{\"clientId\":\"other\",\"moderatorId\":\"mod\"}");

        assertEquals(
                List.of(new RoomEvent.HardMuted(device, muted)),
                bench.events(RoomEvent.HardMuted.class));
        assertEquals(
                device.name().toLowerCase(java.util.Locale.ROOT),
                bench.observer.payloads(callback).getFirst().path("device").asText());
        assertEquals(1159, bench.channel().replies().getLast().path("result").asInt());
    }

    // -- people --

    @Test
    void people_comeAndGoInTheOrderOfArrival() {
        bench.asModerator();
        enter("a", "participant");
        enter("b", "moderator");
        enter("a", "participant");
        bench.serverSays("user-disconnected", "{\"clientId\":\"a\"}");
        bench.serverSays("user-disconnected", "{\"clientId\":\"a\"}");
        bench.serverSays("user-disconnected", "{}");

        assertEquals(List.of("me", "b"), bench.people());
        assertEquals(2, bench.events(RoomEvent.UserConnected.class).size());
        assertEquals(1, bench.events(RoomEvent.UserDisconnected.class).size());
        assertEquals(
                List.of(
                        "onRoomConnected",
                        "onUserConnected",
                        "onUserConnected",
                        "onUserDisConnected"),
                bench.observer.names());
    }

    @Test
    void people_oneself_isNoNews() {
        bench.asModerator();

        enter("me", "moderator");

        assertEquals(List.of(), bench.events(RoomEvent.UserConnected.class));
    }

    @Test
    void mutes_areReportedOnlyOfThoseInside() {
        bench.asModerator();
        enter("a", "participant");

        bench.serverSays("user-audio-muted", "{\"clientId\":\"a\",\"user\":{\"clientId\":\"a\"}}");
        bench.serverSays("user-video-muted", "{\"clientId\":\"a\"}");
        bench.serverSays("user-audio-muted", "{\"user\":{\"clientId\":\"x\"}}");
        bench.serverSays("user-audio-muted", "{}");
        Participant muted = bench.room.snapshot().participants().getLast();
        bench.serverSays(
                "user-audio-unmuted", "{\"user\":{\"clientId\":\"a\",\"role\":\"moderator\"}}");
        bench.serverSays("user-video-unmuted", "{\"clientId\":\"a\"}");
        Participant released = bench.room.snapshot().participants().getLast();

        assertTrue(muted.audioMuted() && muted.videoMuted());
        assertFalse(released.audioMuted() || released.videoMuted());
        assertEquals(RoomRole.PARTICIPANT, released.role(), "a report changes no role");
        assertEquals(List.of("me", "a"), bench.people());
    }

    // -- roles --

    @Test
    void roles_bothSpellings_areReadOnce() {
        bench.asModerator();
        enter("a", "participant");

        bench.serverSays(
                "userRoleChanged",
                """
                {"moderator":{"old":"me","new":"a"},
                 "clientsInfo":[{"clientId":"me","role":{"old":"moderator","new":"participant"}},
                                {"clientId":"a","role":{"old":"participant","new":"moderator"}}]}""");

        assertEquals(RoomRole.PARTICIPANT, bench.room.snapshot().role());
        assertEquals(
                List.of(
                        new RoomEvent.RoleChanged(new ClientId("me"), RoomRole.PARTICIPANT),
                        new RoomEvent.RoleChanged(new ClientId("a"), RoomRole.MODERATOR)),
                bench.events(RoomEvent.RoleChanged.class));
        assertEquals(1, bench.observer.payloads("onUserRoleChanged").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"moderator\":{}}",
                "{\"moderator\":{\"old\":\"me\",\"new\":\" \"}}",
                "{\"clientsInfo\":[{\"clientId\":\"me\"}]}",
                "{\"clientsInfo\":[{\"clientId\":\"me\",\"role\":{\"new\":7}}]}",
                "{\"clientsInfo\":[{\"role\":{\"new\":\"moderator\"}}]}"
            })
    void roles_malformed_neverMakeAModerator(String payload) {
        bench.accept();
        bench.serverSays("room-connected", RoomBench.connected("me", "participant"));

        bench.serverSays("userRoleChanged", payload);

        assertEquals(RoomRole.PARTICIPANT, bench.room.snapshot().role());
    }

    // -- talk --

    @Test
    void chat_isPlainTextByTheNameTheServerKnows() {
        bench.asModerator();
        enter("a", "participant");

        bench.serverSays(
                "onDataStreamToRoom",
                """
                {"type":"chat","broadcast":true,"sender":"Somebody Else","senderId":"a",
                 "message":"Hi\\u202E\\r\\nthere\\u0007 <b>x</b>\\u2028end","timestamp":7}""");

        assertEquals(
                new ChatMessage(
                        new ClientId("a"),
                        "Name of a",
                        "Hi\nthere <b>x</b>\nend",
                        true,
                        bench.clock.instant()),
                bench.events(RoomEvent.MessageReceived.class).getFirst().message());
        assertEquals(1, bench.observer.payloads("onMessageReceived").size());
        assertEquals(0, bench.channel().replies().getLast().path("result").asInt(-1));
    }

    @Test
    void chat_endlessText_isCut() {
        bench.asModerator();

        bench.serverSays(
                "onDataStreamToRoom",
                "{\"type\":\"chat\",\"senderId\":\"a\",\"sender\":\"A\",\"message\":\""
                        + "x".repeat(50_000)
                        + "\"}");

        ChatMessage message = bench.events(RoomEvent.MessageReceived.class).getFirst().message();
        assertEquals(10_000, message.text().length());
        assertTrue(message.text().endsWith("…"));
        assertFalse(message.toAll());
    }

    @Test
    void userData_isHandedOverAsItIs() throws Exception {
        bench.asModerator();

        bench.serverSays(
                "onDataStreamToRoom",
                "{\"type\":\"user_data\",\"broadcast\":true,\"senderId\":\"a\",\"message\":{\"x\":[1]}}");

        assertEquals(
                List.of(
                        new RoomEvent.UserDataReceived(
                                new ClientId("a"), WireCodec.parse("{\"x\":[1]}"))),
                bench.events(RoomEvent.UserDataReceived.class));
        assertEquals(List.of("onRoomConnected", "onUserDataReceived"), bench.observer.names());
    }

    @Test
    void talk_withoutASender_isDropped() {
        bench.asModerator();

        bench.serverSays("onDataStreamToRoom", "{\"type\":\"chat\",\"message\":\"hi\"}");

        assertEquals(List.of("onRoomConnected"), bench.observer.names());
    }

    @Test
    void unknownEvent_isAnsweredButDoesNothing() {
        bench.asModerator("g1");

        bench.serverSays("room-allowed", "{\"clientId\":\"g1\"}");

        assertEquals(1169, bench.channel().replies().getLast().path("result").asInt());
        assertEquals(List.of("g1"), bench.waiting());
    }

    // -- leaving --

    @Test
    void disconnect_saysGoodbyeAndCloses() {
        bench.asModerator("g1");

        var left = ask(EnxRoom::disconnect);

        assertEquals(
                Kind.LEFT, ((Disconnected) bench.room.snapshot().connection()).reason().kind());
        assertEquals("{\"self\":true}", bench.channel().last("drop").payload().toString());
        var again = ask(EnxRoom::disconnect);
        bench.acknowledge("drop", YES);
        assertInstanceOf(RequestOutcome.Done.class, now(left));
        assertInstanceOf(RequestOutcome.Done.class, now(again));
        assertTrue(bench.channel().isClosedByClient());
        assertEquals(new RequestOutcome.Unchanged(), now(ask(EnxRoom::disconnect)));
        assertEquals(1, bench.sent("drop"));
        assertEquals(0, bench.clock.alarms());
        assertEquals(List.of(bench.room), bench.gone);
    }

    @Test
    void disconnect_onADeadConnection_endsAllTheSame() {
        bench.asModerator();
        bench.channel().goDeaf();

        var left = ask(EnxRoom::disconnect);

        assertEquals(new RequestOutcome.NotSent(), now(left));
        assertTrue(bench.channel().isClosedByClient());
        assertEquals(List.of(bench.room), bench.gone);
    }

    @Test
    void disconnect_nobodyAnswers_closesAfterASecond() {
        bench.asModerator();
        var left = ask(EnxRoom::disconnect);

        bench.pass(Duration.ofSeconds(1));

        assertEquals(new RequestOutcome.Unconfirmed(), now(left));
        assertTrue(bench.channel().isClosedByClient());
    }

    @Test
    void disconnect_whileJoining_neverJoins() {
        var left = ask(EnxRoom::disconnect);
        bench.channel().accept();
        bench.run();

        assertEquals(new RequestOutcome.NotSent(), now(left));
        assertEquals(List.of(), bench.channel().sentEvents());
        assertTrue(bench.channel().isClosedByClient());
    }

    @Test
    void disconnect_withADecisionUnderWay_endsIt() {
        bench.asModerator("g1");
        var decision = ask(room -> room.approveAwaitedUser("g1"));

        ask(EnxRoom::disconnect);
        bench.acknowledge("drop", YES);

        assertEquals(new Decision.Unconfirmed(), now(decision));
    }

    // -- listeners --

    @Test
    void listen_getsTheCurrentStateOnceFirst() {
        bench.asModerator("g1");
        List<RoomSnapshot> seen = new ArrayList<>();

        bench.room.listen(collecting(seen));
        bench.run();

        assertEquals(List.of(bench.room.snapshot()), seen);
        bench.serverSays("user-awaited", RoomBench.person("g2"));
        assertEquals(2, seen.size());
    }

    @Test
    void listen_inTheSameBatchAsAChange_isToldOnce() {
        bench.asModerator();
        List<RoomSnapshot> seen = new ArrayList<>();

        bench.channel().emitFromServer("user-awaited", RoomBench.person("g1"));
        bench.room.listen(collecting(seen));
        bench.run();

        assertEquals(List.of(bench.room.snapshot()), seen);
    }

    @Test
    void listen_closed_hearsNothing() {
        bench.asModerator();
        List<RoomSnapshot> seen = new ArrayList<>();
        Subscription early = bench.room.listen(collecting(seen));
        early.close();
        bench.run();
        Subscription later = bench.room.listen(collecting(seen));
        bench.run();
        later.close();
        later.close();

        bench.serverSays("user-awaited", RoomBench.person("g1"));

        assertEquals(1, seen.size());
    }

    @Test
    void listen_theSameListenerTwice_areTwoRegistrations() {
        bench.asModerator();
        List<RoomSnapshot> seen = new ArrayList<>();
        RoomListener listener = collecting(seen);
        Subscription first = bench.room.listen(listener);
        bench.room.listen(listener);
        bench.run();
        first.close();

        bench.serverSays("user-awaited", RoomBench.person("g1"));

        assertEquals(3, seen.size());
    }

    @Test
    void listen_oneThatThrows_doesNotStopTheOthers() {
        bench.asModerator();
        bench.room.listen(
                new RoomListener() {
                    @Override
                    public void onSnapshot(RoomSnapshot snapshot) {
                        throw new IllegalStateException("on purpose");
                    }

                    @Override
                    public void onEvent(RoomEvent event) {
                        throw new IllegalStateException("on purpose");
                    }
                });
        List<RoomSnapshot> seen = new ArrayList<>();
        bench.room.listen(collecting(seen));
        bench.run();

        bench.serverSays("user-awaited", RoomBench.person("g1"));

        assertEquals(2, seen.size());
        assertEquals(1, bench.observer.payloads("onUserAwaited").size());
    }

    @Test
    void listen_oneThatThrowsAnError_doesNotEndTheRoom() {
        bench.asModerator();
        bench.room.listen(
                new RoomListener() {
                    @Override
                    public void onEvent(RoomEvent event) {
                        throw new AssertionError("on purpose");
                    }
                });
        bench.run();

        bench.channel().emitFromServer("user-awaited", RoomBench.person("g1"));
        assertThrows(AssertionError.class, bench::run);
        bench.serverSays("lost", "{}");
        bench.channel().emitFromServer("user-connected", RoomBench.user("a", "A", "participant"));
        assertThrows(AssertionError.class, bench::run);

        assertEquals(List.of("g1"), bench.waiting());
        assertEquals(List.of("me", "a"), bench.people());
    }

    @Test
    void snapshot_withoutAChange_isNotPublishedAgain() {
        bench.asModerator("g1");
        int before = bench.snapshots.size();

        bench.serverSays("active-talkers-updated", "{\"activeList\":[]}");
        bench.serverSays("user-awaited", RoomBench.person("g1"));
        bench.serverSays("nonsense");

        assertEquals(before, bench.snapshots.size());
    }

    @Test
    void snapshot_revisionsRise() {
        bench.asModerator("g1");
        bench.serverSays("user-awaited", RoomBench.person("g2"));
        bench.lose();

        List<Long> revisions = bench.snapshots.stream().map(RoomSnapshot::revision).toList();
        assertEquals(revisions.stream().distinct().sorted().toList(), revisions);
    }

    @Test
    void event_comesAfterTheSnapshotWithItsEffect() {
        bench.asModerator();
        List<List<String>> seenAtEvent = new ArrayList<>();
        bench.room.listen(
                new RoomListener() {
                    @Override
                    public void onEvent(RoomEvent event) {
                        seenAtEvent.add(bench.waiting());
                    }
                });
        bench.run();

        bench.serverSays("user-awaited", RoomBench.person("g1"));

        assertEquals(List.of(List.of("g1")), seenAtEvent);
    }

    private static RoomListener collecting(List<RoomSnapshot> seen) {
        return new RoomListener() {
            @Override
            public void onSnapshot(RoomSnapshot snapshot) {
                seen.add(snapshot);
            }
        };
    }
}
