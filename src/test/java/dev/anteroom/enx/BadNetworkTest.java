package dev.anteroom.enx;

import static dev.anteroom.testkit.RoomWatch.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.practice.PracticeServer;
import dev.anteroom.testkit.FaultyPath.Fate;
import dev.anteroom.testkit.FaultyPath.Way;
import dev.anteroom.testkit.Instances;
import dev.anteroom.testkit.RoomWatch;
import dev.anteroom.testkit.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Servers that answer wrongly and networks that lose, delay, damage and throttle, over real
 * sockets. After each: the lobby equals the server's list, and nothing was decided twice or
 * invented.
 */
final class BadNetworkTest {
    private static final Logger LOG = LoggerFactory.getLogger(BadNetworkTest.class);
    private static final String CHANNEL = "dev.anteroom.enx.signaling.SocketIoChannel";
    private static final String SOCKET = "io.socket.client.Socket";

    private static boolean isAnswer(Way way, String text) {
        return way == Way.DOWN && text.startsWith("43");
    }

    private static boolean isKnock(Way way, String text) {
        return way == Way.DOWN && text.startsWith("42[\"user-awaited\"");
    }

    // -- what the server answers --

    @Test
    void noAnswerAtAll_everyDecisionEndsUnconfirmed_andTheListIsTheServers() throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            String ann = bench.knockSeen("Ann");
            bench.knockSeen("Bob");
            Decision decision;
            try (var _ =
                    bench.path.rule(
                            (way, text) -> isAnswer(way, text) ? new Fate.Drop() : pass())) {
                decision = result(bench.room.denyAwaitedUser(ann));
            }

            assertEquals(new Decision.Unconfirmed(), decision);
            bench.settled();
            assertEquals(List.of("Bob"), bench.truth());
        }
    }

    @Test
    void answersThatComeTwice_countOnce() throws Exception {
        try (BadPathBench bench = new BadPathBench();
                var _ =
                        bench.path.rule(
                                (way, text) -> isAnswer(way, text) ? new Fate.Twice() : pass())) {
            String ann = bench.knockSeen("Ann");
            long decided = bench.decisions();

            assertEquals(new Decision.Admitted(), result(bench.room.approveAwaitedUser(ann)));
            assertInstanceOf(RequestOutcome.Done.class, result(bench.room.lockRoom()));

            bench.settled();
            assertEquals(decided + 1, bench.decisions());
            assertEquals(1, bench.observer.payloads("onAckForApproveAwaitedUser").size());
        }
    }

    @Test
    void everythingThatComesTwice_isOneRowAndOneKnock() throws Exception {
        try (BadPathBench bench = new BadPathBench();
                var _ =
                        bench.path.rule(
                                (way, text) ->
                                        way == Way.DOWN && text.startsWith("42")
                                                ? new Fate.Twice()
                                                : pass())) {
            bench.knockSeen("Ann");
            bench.knockSeen("Bob");

            bench.settled();
            assertEquals(2, bench.observer.payloads("onUserAwaited").size());
        }
    }

    @Test
    void answersInTheWrongOrder_reachTheirOwnRequests() throws Exception {
        try (BadPathBench bench = new BadPathBench(BadPathBench.PATIENT)) {
            String ann = bench.knockSeen("Ann");
            String bob = bench.knockSeen("Bob");
            CompletionStage<Decision> first;
            CompletionStage<Decision> second;
            CompletionStage<RequestOutcome> third;
            try (var _ =
                    bench.path.rule(
                            (way, text) -> isAnswer(way, text) ? new Fate.Hold() : pass())) {
                first = bench.room.approveAwaitedUser(ann);
                second = bench.room.denyAwaitedUser(bob);
                third = bench.room.lockRoom();
                assertTrue(bench.path.awaitHeld(3, Duration.ofSeconds(RoomWatch.LIMIT_SECONDS)));
            }
            bench.path.releaseBackwards();

            assertEquals(new Decision.Admitted(), result(first));
            assertEquals(new Decision.Denied(), result(second));
            assertInstanceOf(RequestOutcome.Done.class, result(third));
            bench.settled();
            assertEquals(List.of(), bench.truth());
        }
    }

    @Test
    void answersAfterTheLimit_changeNothingAnyMore() throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            String ann = bench.knockSeen("Ann");
            Decision decision;
            try (var _ =
                    bench.path.rule(
                            (way, text) -> isAnswer(way, text) ? new Fate.Hold() : pass())) {
                decision = result(bench.room.denyAwaitedUser(ann));
            }
            assertEquals(new Decision.Unconfirmed(), decision);
            String again = bench.knock("Ann");
            bench.path.releaseBackwards();

            bench.settled();
            assertEquals(List.of("Ann"), bench.truth(), "her new knock stands");
            assertFalse(again.equals(ann));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[null]",
                "[7]",
                "[\"yes\"]",
                "[true]",
                "[[0]]",
                "[{\"result\":\"0\"}]",
                "[{\"result\":{}}]",
                "[{\"result\":0.5}]",
                "[{\"result\":null,\"clientId\":[]}]",
                "[{\"result\":-1,\"msg\":{\"deep\":[[[[]]]]}}]"
            })
    void answersOfTheWrongType_areNoYes(String answer) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            String ann = bench.knockSeen("Ann");
            Decision decision = denyAnsweredBy(bench, ann, answer);

            assertFalse(decision.isDone(), decision.toString());
            bench.settled();
            assertEquals(List.of(), bench.truth(), "the server did it all the same");
        }
    }

    /** Denies somebody while every answer of the server is another one. */
    private static Decision denyAnsweredBy(BadPathBench bench, String clientId, String answer)
            throws Exception {
        try (var _ =
                bench.path.rule(
                        (way, text) ->
                                isAnswer(way, text)
                                        ? new Fate.Replace(
                                                text.substring(0, text.indexOf('[')) + answer)
                                        : pass())) {
            return result(bench.room.denyAwaitedUser(clientId));
        }
    }

    @Test
    void answersOfFiveMegabytes_areReadOrNoYes_andTheLobbyWorks() throws Exception {
        String huge = "x".repeat(5 << 20);
        try (BadPathBench bench = new BadPathBench()) {
            String ann = bench.knockSeen("Ann");
            Decision decision =
                    denyAnsweredBy(bench, ann, "[{\"result\":5103,\"msg\":\"" + huge + "\"}]");

            assertFalse(decision.isDone());
            assertTrue(decision.toString().length() < 1000, "the server's words are cut");
            bench.knock("Bob");
            bench.settled();
            assertEquals(List.of("Bob"), bench.truth());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42[\"user-awaited\",7]",
                "42[\"user-awaited\"]",
                "42[\"user-awaited\",{\"clientId\":{},\"name\":[]}]",
                "42[\"user-awaited\",{\"clientId\":\"\",\"name\":\"Nobody\"}]",
                "42[\"room-disconnected\",[1,2,3",
                "42[\"userRoleChanged\",{\"moderator\":{\"old\":1,\"new\":{}}}]",
                "42[\"roomManagementEvents\",{\"id\":\"knock-disabled\",\"x\":null}]",
                "42{}",
                "42",
                "43999[{\"result\":0}]",
                "4",
                "4299999999999999999999[\"x\"]",
                "45-[\"user-awaited\",{\"_placeholder\":true,\"num\":0}]",
                "nonsense"
            })
    void eventsOfTheWrongType_inventNobody_andLoseNobody(String frame) throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.knockSeen("Ann");

            bench.path.inject(frame);
            bench.knock("Bob");

            bench.settled();
            assertEquals(List.of("Ann", "Bob"), bench.truth());
            List<String> told =
                    bench.observer.payloads("onUserAwaited").stream()
                            .map(payload -> payload.path("name").asText())
                            .toList();
            assertTrue(List.of("Ann", "Bob").containsAll(told), told.toString());
        }
    }

    @Test
    void fiveMegabytesOfText_asANameAndAsAMessage_arriveCutAndTheLobbyWorks() throws Exception {
        String huge = "x".repeat(5 << 20);
        try (BadPathBench bench = new BadPathBench()) {
            try (var _ =
                    bench.path.rule(
                            (way, text) ->
                                    isKnock(way, text)
                                            ? new Fate.Replace(text.replace("Ann", huge))
                                            : pass())) {
                bench.knock("Ann");
                RoomSnapshot now = bench.watch.await(s -> s.lobby().waiting().size() == 1);
                assertTrue(now.lobby().waiting().getFirst().name().length() < 1000);
            }
            bench.path.inject(
                    "42[\"onDataStreamToRoom\",{\"type\":\"chat\",\"sender\":\"Ines\",\"senderId\":\""
                            + bench.insider
                            + "\",\"message\":\""
                            + huge
                            + "\"}]");
            bench.path.inject("42[\"" + huge + "\"]");
            bench.knock("Bob");

            bench.settled();
            assertEquals(List.of("Ann", "Bob"), bench.truth());
        }
    }

    // -- what the network does --

    @Test
    void slowNetwork_withinTheLimit_isOnlySlow() throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.path.delay(Duration.ofMillis(400));
            String ann = bench.knockSeen("Ann");

            assertEquals(new Decision.Admitted(), result(bench.room.approveAwaitedUser(ann)));
            bench.settled();
        }
    }

    @Test
    void narrowNetwork_carriesALongList() throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            for (int i = 0; i < 40; i++) {
                bench.knock("Guest " + i);
            }
            bench.path.throttle(8_000);

            bench.settled();
            assertEquals(40, bench.room.awaitedParticipants().waiting().size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void damagedFrame_breaksTheConnection_andComingBackRepairsTheList(boolean down)
            throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.knockSeen("Ann");
            AtomicInteger damaged = new AtomicInteger();
            try (var _ =
                    bench.path.rule(
                            (way, text) ->
                                    (way == Way.DOWN) == down
                                                    && text.startsWith("42")
                                                    && damaged.getAndIncrement() == 0
                                            ? new Fate.Damage()
                                            : pass())) {
                bench.knock("Bob");
                var _ = bench.room.lockRoom();
                bench.observer.await("onUserReconnectSuccess");
            }

            bench.settled();
            assertEquals(List.of("Ann", "Bob"), bench.truth());
        }
    }

    @Test
    void lostFrames_bothWays_areMadeUpForByReading() throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            String ann = bench.knockSeen("Ann");
            bench.path.silence(true);
            bench.knock("Bob");
            assertEquals(new Decision.Unconfirmed(), result(bench.room.denyAwaitedUser(ann)));
            bench.path.silence(false);

            bench.settled();
            assertEquals(List.of("Ann", "Bob"), bench.truth(), "the denial never arrived");
        }
    }

    @Test
    void silentConnection_isNoticedByItsHeartbeat_andComingBackRepairsTheList() throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.knockSeen("Ann");
            try (var _ = bench.path.rule(BadNetworkTest::quickHeartbeat)) {
                bench.path.cut();
                bench.watch.await(s -> !(s.connection() instanceof ConnectionState.Connected));
                bench.watch.connected();
                bench.path.silence(true);
                bench.knock("Bob");
                bench.watch.await(s -> !(s.connection() instanceof ConnectionState.Connected));
            }
            bench.path.silence(false);

            bench.settled();
            assertEquals(List.of("Ann", "Bob"), bench.truth());
        }
    }

    /** Has the client expect a sign of life every four seconds. */
    private static Fate quickHeartbeat(Way way, String text) {
        return way == Way.DOWN && text.startsWith("0{")
                ? new Fate.Replace(
                        text.replaceFirst("\"pingInterval\":\\d+", "\"pingInterval\":2000")
                                .replaceFirst("\"pingTimeout\":\\d+", "\"pingTimeout\":2000"))
                : pass();
    }

    @Test
    void serverThatTurnsEverybodyAway_isTriedAgain_andThenGivenUpInWords() throws Exception {
        try (BadPathBench bench =
                new BadPathBench(
                        new RoomOptions(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(2),
                                1,
                                Duration.ofSeconds(10),
                                Duration.ofHours(1),
                                Map.of()))) {
            String ann = bench.knockSeen("Ann");
            bench.path.refuse(true);
            bench.path.cut();

            DisconnectReason reason = bench.watch.ended().reason();
            assertEquals(DisconnectReason.Kind.CONNECTION_LOST, reason.kind());
            assertEquals(new Decision.NotSent(), result(bench.room.approveAwaitedUser(ann)));
            assertEquals(List.of("Ann"), bench.truth());
        }
    }

    @Test
    void serverThatStartsAgain_knowsTheRoomNoMore_andThatIsSaid() throws Exception {
        try (BadPathBench bench = new BadPathBench()) {
            bench.knockSeen("Ann");
            int port = bench.server.port();
            bench.path.refuse(true);
            bench.server.close();
            try (PracticeServer _ =
                    PracticeServer.start(bench.server.options().withPort(port).withMedia(false))) {
                bench.path.refuse(false);

                DisconnectReason reason = bench.watch.ended().reason();
                assertEquals(DisconnectReason.Kind.JOIN_REFUSED, reason.kind());
                assertFalse(reason.message().isBlank());
            }
        }
    }

    /**
     * {@code -Danteroom.flaps=1000} for a thousand reconnects, {@code -Danteroom.flap.minutes=10}
     * for as long as that takes or ten minutes, whatever is longer.
     */
    @Test
    void flappingNetwork_neverDecidesByItself_andLeavesNothingBehind() throws Exception {
        int flaps = Integer.getInteger("anteroom.flaps", 12);
        Duration longest = Duration.ofMinutes(Integer.getInteger("anteroom.flap.minutes", 0));
        long end = System.nanoTime() + longest.toNanos();
        long channels = Instances.of(CHANNEL);
        long sockets = Instances.of(SOCKET);
        SplittableRandom random = new SplittableRandom(6);
        try (BadPathBench bench = new BadPathBench()) {
            long threads = 0;
            int flap = 0;
            for (; flap < flaps || System.nanoTime() - end < 0; flap++) {
                String name = "Guest " + flap;
                String id = bench.knock(name);
                if (random.nextBoolean()) {
                    var _ =
                            result(
                                    random.nextBoolean()
                                            ? bench.room.approveAwaitedUser(id)
                                            : bench.room.denyAwaitedUser(id));
                }
                bench.path.cut();
                bench.watch.await(s -> !(s.connection() instanceof ConnectionState.Connected));
                bench.watch.connected();
                bench.oldestGuestsLeave();
                if (flap == 2) {
                    threads = Threads.count("anteroom-");
                }
            }

            bench.settled();
            assertEquals(1, bench.path.open());
            assertTrue(Threads.count("anteroom-") <= threads + 1, "no thread is left over");
            Instances.awaitAtMost(channels + 1, CHANNEL);
            Instances.awaitAtMost(sockets + 1, SOCKET);
            LOG.info("{} reconnects", flap);
        }
        Instances.awaitAtMost(channels, CHANNEL);
        Instances.awaitAtMost(sockets, SOCKET);
    }

    private static Fate pass() {
        return new Fate.Pass();
    }
}
