package dev.anteroom.console.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.network.ServerTrust;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.HandExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JoinAttemptTest {
    private final JoinFixture fixture = new JoinFixture();
    private final HandExecutor background = new HandExecutor();
    private final List<JoinProgress> steps = new ArrayList<>();

    private JoinAttempt start(JoinRequest request) {
        return fixture.joiner(
                        new ApplicationServerClient(
                                background, Duration.ofSeconds(5), new ServerTrust()),
                        background)
                .start(request, steps::add);
    }

    private static Optional<JoinOutcome> outcome(JoinAttempt attempt) {
        return Optional.ofNullable(attempt.outcome().toCompletableFuture().getNow(null));
    }

    private boolean left() {
        return fixture.room.calls().contains(new FakeRoom.Call("disconnect", ""));
    }

    @Test
    void token_isConnectedWithAndEntered() {
        fixture.room.connection(new ConnectionState.Connecting());
        JoinAttempt attempt = start(new JoinRequest.Token(JoinFixture.GOOD_TOKEN));
        background.runAll();
        assertTrue(outcome(attempt).isEmpty());
        fixture.room.connection(new ConnectionState.Awaiting());
        fixture.room.connection(new ConnectionState.Connected());
        JoinOutcome.Entered entered =
                assertInstanceOf(JoinOutcome.Entered.class, outcome(attempt).orElseThrow());
        assertSame(fixture.room, entered.room().room());
        assertEquals(List.of(JoinFixture.GOOD_TOKEN), fixture.tokens);
        assertEquals(List.of(JoinProgress.CONNECTING, JoinProgress.WAITING), steps);
        assertEquals(0, fixture.room.listenerCount());
        attempt.cancel();
        assertTrue(!left(), "a room that was entered is not left by a late cancel");
    }

    @Test
    void practice_isOpenedFirst() {
        JoinAttempt attempt = start(new JoinRequest.Practice("Dr. Winter", true));
        background.runAll();
        JoinOutcome.Entered entered =
                assertInstanceOf(JoinOutcome.Entered.class, outcome(attempt).orElseThrow());
        assertSame(fixture.practice, entered.room().practice().orElseThrow());
        assertEquals(List.of("Dr. Winter"), fixture.practiceNames);
        assertTrue(fixture.practice.hasSimulatedGuests());
    }

    @Test
    void practiceThatDoesNotStart_isToldWithItsPort() {
        fixture.refusePractice(8080);
        JoinAttempt attempt = start(new JoinRequest.Practice("Dr. Winter", true));
        background.runAll();
        assertEquals(
                new JoinOutcome.Failed(new JoinProblem(JoinFault.PRACTICE_NOT_STARTED, "8080")),
                outcome(attempt).orElseThrow());
    }

    @Test
    void refusal_isNamedAndNobodyListensAnyMore() {
        fixture.room.connection(new ConnectionState.Connecting());
        JoinAttempt attempt = start(new JoinRequest.Token("t"));
        background.runAll();
        fixture.room.connection(
                new ConnectionState.Disconnected(
                        new DisconnectReason(DisconnectReason.Kind.JOIN_REFUSED, 2102, "")));
        assertEquals(
                new JoinOutcome.Failed(JoinProblem.of(JoinFault.ROOM_FULL)),
                outcome(attempt).orElseThrow());
        assertEquals(0, fixture.room.listenerCount());
    }

    @Test
    void cancel_beforeTheTokenIsThere_connectsNever() {
        JoinAttempt attempt = start(new JoinRequest.Practice("Dr. Winter", false));
        attempt.cancel();
        background.runAll();
        assertEquals(new JoinOutcome.Cancelled(), outcome(attempt).orElseThrow());
        assertEquals(List.of(), fixture.tokens);
    }

    @Test
    void cancel_whileConnecting_leavesTheRoom() {
        fixture.room.connection(new ConnectionState.Connecting());
        JoinAttempt attempt = start(new JoinRequest.Token("t"));
        background.runAll();
        attempt.cancel();
        assertEquals(new JoinOutcome.Cancelled(), outcome(attempt).orElseThrow());
        assertTrue(left());
        assertEquals(0, fixture.room.listenerCount());
    }

    @Test
    void aBugOnTheWay_endsTheAttemptAnyway() {
        JoinAttempt attempt =
                new Joiner(
                                fixture,
                                new ApplicationServerClient(
                                        background, Duration.ofSeconds(5), new ServerTrust()),
                                token -> {
                                    throw new IllegalStateException("a bug");
                                },
                                background)
                        .start(new JoinRequest.Token("t"), steps::add);
        background.runAll();
        assertEquals(
                new JoinOutcome.Failed(JoinProblem.of(JoinFault.UNEXPECTED)),
                outcome(attempt).orElseThrow());
    }
}
