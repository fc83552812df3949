package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.signaling.SignalingChannel.Failure;
import dev.anteroom.testkit.FakeSignalingChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Clocks that jump, machines that sleep, networks that flap; with a clock and loop by hand. */
final class TimeAndReconnectsTest {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RoomBench bench = new RoomBench();
    private int ids;

    private void sleep(Duration time) {
        bench.clock.sleep(time, bench::run);
        bench.run();
    }

    /** The server takes a connection that comes back, under a new id, and tells who waits. */
    private void comeBack(String... waiting) {
        String id = "me" + ++ids;
        bench.channel().accept();
        bench.run();
        bench.acknowledge("token", "{\"result\":0,\"clientId\":\"" + id + "\"}");
        bench.serverSays("room-connected", RoomBench.connected(id, "moderator", waiting));
    }

    private long decisions() {
        return bench.sent("user-allowed") + bench.sent("user-denied");
    }

    @Test
    void clockSetBack_theOrderOfArrivalStays() {
        bench.asModerator();
        bench.serverSays("user-awaited", RoomBench.person("first"));
        bench.clock.setWallClock(Duration.ofDays(-1));
        bench.serverSays("user-awaited", RoomBench.person("second"));
        bench.clock.setWallClock(Duration.ofDays(400));
        bench.serverSays("user-awaited", RoomBench.person("third"));

        assertEquals(List.of("first", "second", "third"), bench.waiting());
        List<Long> orders =
                bench.room.awaitedParticipants().waiting().stream()
                        .map(AwaitedParticipant::order)
                        .toList();
        assertEquals(orders.stream().sorted().toList(), orders);
    }

    @Test
    void clockSetBack_limitsAndTheIntervalStay() {
        bench.asModerator("g1");
        CompletionStage<Decision> decision = bench.room.approveAwaitedUser("g1");
        bench.run();
        bench.clock.setWallClock(Duration.ofDays(-1));
        bench.pass(RoomBench.OPTIONS.requestTimeout());

        assertEquals(new Decision.Unconfirmed(), RoomBench.now(decision));
        long read = bench.sent("getAwaitedUser");
        bench.acknowledge("getAwaitedUser", RoomBench.list("g1"));
        bench.pass(RoomBench.OPTIONS.lobbyRefresh());
        assertEquals(read + 1, bench.sent("getAwaitedUser"));
    }

    @Test
    void machineThatSleeps_aDecisionOnItsWayEndsUnconfirmed_andIsNotSentAgain() {
        bench.asModerator("g1", "g2");
        CompletionStage<Decision> decision = bench.room.approveAwaitedUser("g1");
        bench.run();

        sleep(Duration.ofHours(8));
        bench.lose();
        bench.pass(PAUSE);
        comeBack("g2");

        assertEquals(new Decision.Unconfirmed(), RoomBench.now(decision));
        assertEquals(1, decisions());
        assertEquals(List.of("g2"), bench.waiting());
    }

    @Test
    void machineThatSleeps_readsTheListWhenItWakes() {
        bench.asModerator("g1");
        long read = bench.sent("getAwaitedUser");

        sleep(Duration.ofHours(8));

        assertEquals(read + 1, bench.sent("getAwaitedUser"), "once, not for each time missed");
        bench.acknowledge("getAwaitedUser", RoomBench.list("g7"));
        assertEquals(List.of("g7"), bench.waiting());
    }

    /** As Linux does it: the monotonic clock stands still, and so do all timers. */
    @Test
    void machineWhoseTimersSleepToo_decidesNothingByWaking_andShowsTheServersList() {
        bench.asModerator("g1", "g2");
        CompletionStage<Decision> decision = bench.room.approveAwaitedUser("g1");
        bench.run();

        bench.clock.setWallClock(Duration.ofHours(8));
        bench.pass(RoomBench.OPTIONS.requestTimeout());
        assertEquals(new Decision.Unconfirmed(), RoomBench.now(decision));
        bench.lose();
        bench.pass(PAUSE);
        comeBack("g2", "g3");

        assertEquals(1, decisions());
        assertEquals(List.of("g2", "g3"), bench.waiting());
    }

    @Test
    void machineThatSleepsWhileComingBack_givesUpInWordsOrComesBack_butHoldsNothingOpen() {
        bench.asModerator("g1");
        bench.lose();

        sleep(Duration.ofHours(8));

        DisconnectReason reason =
                assertInstanceOf(
                                ConnectionState.Disconnected.class,
                                bench.room.snapshot().connection())
                        .reason();
        assertEquals(DisconnectReason.Kind.CONNECTION_LOST, reason.kind());
        assertEquals(0, bench.clock.alarms());
        assertEquals(0, decisions());
    }

    @Test
    void aThousandReconnects_leaveNothingBehind_andDecideNothing() {
        bench.asModerator("g0");
        int alarmsAfterTheFirst = 0;
        for (int i = 1; i <= 1000; i++) {
            bench.lose();
            bench.pass(PAUSE);
            comeBack("g" + i);
            assertEquals(List.of("g" + i), bench.waiting());
            if (i == 1) {
                alarmsAfterTheFirst = bench.clock.alarms();
            }
        }

        assertEquals(alarmsAfterTheFirst, bench.clock.alarms());
        assertEquals(1001, bench.server.all().size());
        assertEquals(0, decisions());
        List<FakeSignalingChannel> earlier = bench.server.all().subList(0, 1000);
        for (FakeSignalingChannel channel : earlier) {
            channel.emitFromServer("user-awaited", RoomBench.person("ghost"));
        }
        bench.run();
        assertEquals(List.of("g1000"), bench.waiting(), "old connections are not heard");
    }

    @Test
    void tenMinutesOfFlapping_eachDecisionIsSentAtMostOnceAndEndsWithAName() {
        SplittableRandom random = new SplittableRandom(17);
        bench.asModerator("g0");
        List<CompletionStage<Decision>> asked = new ArrayList<>();
        long people = 0;
        for (long second = 0; second < Duration.ofMinutes(10).toSeconds(); second++) {
            bench.pass(PAUSE);
            switch (random.nextInt(5)) {
                case 0 -> {
                    bench.lose();
                    asked.add(decide(random, people));
                    bench.pass(PAUSE);
                    if (random.nextBoolean()) {
                        bench.channel().end(Failure.UNREACHABLE);
                        bench.run();
                        bench.pass(Duration.ofSeconds(4));
                    }
                    comeBack("g" + people);
                    assertEquals(List.of("g" + people), bench.waiting());
                }
                case 1 -> bench.serverSays("user-awaited", RoomBench.person("g" + ++people));
                default -> asked.add(decide(random, people));
            }
        }
        bench.pass(RoomBench.OPTIONS.requestTimeout());

        long sent =
                asked.stream()
                        .map(RoomBench::now)
                        .filter(decision -> !(decision instanceof Decision.NotSent))
                        .count();
        assertTrue(decisions() <= sent, "nothing is sent that was not asked for");
        assertTrue(asked.stream().map(RoomBench::now).anyMatch(Decision.NotSent.class::isInstance));
        assertTrue(bench.clock.alarms() <= 4, "alarms left: " + bench.clock.alarms());
    }

    private CompletionStage<Decision> decide(SplittableRandom random, long number) {
        CompletionStage<Decision> decision =
                random.nextBoolean()
                        ? bench.room.approveAwaitedUser("g" + number)
                        : bench.room.denyAwaitedUser("g" + number);
        bench.run();
        return decision;
    }
}
