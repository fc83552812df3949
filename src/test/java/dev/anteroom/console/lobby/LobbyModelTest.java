package dev.anteroom.console.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.DeskOptions;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomEvent.Vanishing;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import dev.anteroom.testkit.HandExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.SimpleLongProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LobbyModelTest {
    private final FakeRoom room = new FakeRoom();
    private final HandExecutor fx = new HandExecutor();
    private final SimpleLongProperty clock = new SimpleLongProperty();
    private final StatusLine status = new StatusLine();
    private final LobbyModel model =
            new LobbyModel(
                    room,
                    fx,
                    clock,
                    status,
                    DeskParts.PLAIN.withOptions(new DeskOptions(Duration.ZERO)));
    private final RoomFeed feed = new RoomFeed(room, fx, model::update);

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    void aKnockBecomesARow_andIsSaid() {
        room.knock("a", "Ada");
        fx.runAll();

        assertEquals(List.of("a"), ids());
        assertEquals(1, model.waitingCountProperty().get());
        assertEquals("Ada is waiting to come in.", said());
    }

    @Test
    void aBurstOfKnocks_costsOneHop() {
        fx.runAll();
        IntStream.range(0, 1000).forEach(i -> room.knock("id" + i, "Guest " + i));

        assertEquals(1, fx.size());
        fx.runAll();
        assertEquals(1000, model.rows().size());
    }

    @Test
    void aBacklog_isShownButNotSaid() {
        room.await(room.person("a", "Ada", 0), room.person("b", "Bob", 0));
        fx.runAll();

        assertEquals(List.of("a", "b"), ids());
        assertEquals("", said());
    }

    @Test
    void approve_sendsTheId_andTheRowStaysUntilTheSnapshotSaysSo() {
        room.knock("a", "Ada");
        fx.runAll();

        assertTrue(model.decide(row("a"), Verdict.APPROVE));
        assertEquals(List.of(new Call("approveAwaitedUser", "a")), room.calls());
        assertEquals(new RowState.Sending(Verdict.APPROVE), row("a").state());

        room.answer("a", new Decision.Admitted());
        fx.runAll();
        assertEquals(new RowState.Settled(Verdict.APPROVE), row("a").state());
        assertEquals("Ada was let in.", said());

        room.noLongerWaiting("a");
        fx.runAll();
        assertEquals(List.of(), ids());
    }

    @Test
    void deny_sendsTheId() {
        room.knock("a", "Ada");
        fx.runAll();

        model.decide(row("a"), Verdict.DENY);
        room.noLongerWaiting("a");
        room.answer("a", new Decision.Denied());
        fx.runAll();

        assertEquals(List.of(new Call("denyAwaitedUser", "a")), room.calls());
        assertEquals(List.of(), ids());
        assertEquals("Ada was turned away.", said());
    }

    @Test
    void aSecondPress_sendsNothing_whileTheFirstIsUnderWay() {
        room.knock("a", "Ada");
        fx.runAll();

        model.decide(row("a"), Verdict.APPROVE);
        assertFalse(model.decide(row("a"), Verdict.DENY));

        assertEquals(1, room.calls().size());
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Decision.AlreadyGone(), "No longer waiting"),
                Arguments.of(new Decision.DecidedElsewhere(), "Another moderator"),
                Arguments.of(new Decision.RoomFull(), "The room is full"),
                Arguments.of(new Decision.NotAllowed(), "Only moderators"),
                Arguments.of(new Decision.Refused(4122, ""), "(code 4122)"),
                Arguments.of(new Decision.Refused(4122, "{0} it's late"), "{0} it's late"),
                Arguments.of(new Decision.NotSent(), "Not sent"),
                Arguments.of(new Decision.Unconfirmed(), "No answer in time"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailedDecision_isSaidOnTheRow_andCanBeMadeAgain(Decision decision, String sentence) {
        room.knock("a", "Ada");
        fx.runAll();
        model.decide(row("a"), Verdict.APPROVE);
        room.answer("a", decision);
        fx.runAll();

        assertEquals(new RowState.Failed(decision), row("a").state());
        String shown = model.texts().failure(decision);
        assertTrue(shown.contains(sentence), shown);
        assertTrue(said().contains("Ada"), said());

        assertTrue(model.decide(row("a"), Verdict.APPROVE));
        assertEquals(2, room.calls().size());
    }

    @ParameterizedTest
    @EnumSource(Vanishing.class)
    void whoVanishes_isShownAsGoneForAMoment_withTheReason(Vanishing why) {
        AwaitedParticipant ada = room.knock("a", "Ada");
        room.knock("b", "Bob");
        fx.runAll();

        room.noLongerWaiting("a");
        room.tell(new RoomEvent.AwaitedVanished(ada, why));
        fx.runAll();

        assertEquals(List.of("a", "b"), ids());
        assertEquals(new RowState.Gone(Optional.of(why)), row("a").state());
        assertEquals(1, model.waitingCountProperty().get());
        assertTrue(said().startsWith("Ada "), said());
        assertFalse(model.decide(row("a"), Verdict.APPROVE));

        clock.set(LobbyRows.FAREWELL.toNanos());
        assertEquals(List.of("b"), ids());
        assertEquals(List.of(), room.calls());
    }

    @Test
    void theReasonIsTakenUp_whenItComesLaterThanTheSnapshot() {
        AwaitedParticipant ada = room.knock("a", "Ada");
        fx.runAll();
        room.noLongerWaiting("a");
        fx.runAll();
        assertEquals(new RowState.Gone(Optional.empty()), row("a").state());

        room.tell(new RoomEvent.AwaitedVanished(ada, Vanishing.ADMITTED_ELSEWHERE));
        fx.runAll();
        assertEquals(
                new RowState.Gone(Optional.of(Vanishing.ADMITTED_ELSEWHERE)), row("a").state());
    }

    @Test
    void whoComesBackWhileSayingFarewell_waitsAgain() {
        room.knock("a", "Ada");
        fx.runAll();
        room.noLongerWaiting("a");
        fx.runAll();
        room.knock("a", "Ada again");
        fx.runAll();

        assertEquals(List.of("a"), ids());
        assertInstanceOf(RowState.Waiting.class, row("a").state());
        clock.set(Duration.ofMinutes(1).toNanos());
        assertEquals(List.of("a"), ids());
    }

    @Test
    void aNewKnock_isNotDecidedByTheAnswerToTheOldOne() {
        room.knock("a", "Ada");
        fx.runAll();
        model.decide(row("a"), Verdict.APPROVE);
        AwaitedRow first = row("a");

        room.waiting(List.of(room.person("a", "Ada", 0)));
        fx.runAll();
        assertSame(first, row("a"));
        room.answer("a", new Decision.Admitted());
        fx.runAll();

        assertInstanceOf(RowState.Waiting.class, row("a").state());
    }

    @Test
    void nothingIsSent_whileReconnecting_andTheRowsStay() {
        room.knock("a", "Ada");
        room.connection(new ConnectionState.Reconnecting(1, 3));
        fx.runAll();

        assertEquals(LobbyPhase.RECONNECTING, model.phaseProperty().get());
        assertFalse(model.decide(row("a"), Verdict.APPROVE));
        assertEquals(List.of(), room.calls());
        assertEquals(List.of("a"), ids());
        assertTrue(said().contains("connection is lost"), said());
    }

    @Test
    void reconnectingApprovesNobody() {
        room.knock("a", "Ada");
        fx.runAll();
        model.decide(row("a"), Verdict.APPROVE);
        room.connection(new ConnectionState.Reconnecting(1, 3));
        room.answer("a", new Decision.Unconfirmed());
        room.connection(new ConnectionState.Connected());
        fx.runAll();

        assertEquals(1, room.calls().size());
        assertInstanceOf(RowState.Failed.class, row("a").state());
    }

    @Test
    void thePhaseFollowsTheRoom() {
        fx.runAll();
        assertEquals(LobbyPhase.OPEN, model.phaseProperty().get());
        room.switches(false, false, false);
        fx.runAll();
        assertEquals(LobbyPhase.KNOCK_OFF, model.phaseProperty().get());
        room.role(RoomRole.PARTICIPANT);
        fx.runAll();
        assertEquals(LobbyPhase.NOT_MODERATOR, model.phaseProperty().get());
        room.connection(new ConnectionState.Awaiting());
        fx.runAll();
        assertEquals(LobbyPhase.AWAITING, model.phaseProperty().get());
        for (LobbyPhase phase : LobbyPhase.values()) {
            String key = LobbyTexts.key(phase);
            assertFalse(model.texts().get("empty." + key + ".title").isEmpty());
            assertFalse(model.texts().get("empty." + key + ".text").isEmpty());
        }
    }

    @Test
    void arrivalsAtOnce_areSaidInOneSentence() {
        fx.runAll();
        room.knock("a", "Ada");
        room.knock("b", "{0} Bob's <b>");
        room.knock("c", "Cyd");
        fx.runAll();

        assertEquals("Ada and others are waiting to come in, 3 new knocks.", said());
    }

    @Test
    void theWaitIsToldInWords() {
        Arrival knocked = new Arrival.Knocked(Instant.EPOCH, 0);
        Arrival before = new Arrival.BeforeYouJoined(Instant.EPOCH, 0);
        assertEquals("just knocked", waited(knocked, Duration.ofSeconds(59)));
        assertEquals("waiting 4 min", waited(knocked, Duration.ofSeconds(299)));
        assertEquals("waiting 6 min · a long wait", waited(knocked, Duration.ofMinutes(6)));
        assertEquals(
                "waiting 1 h 5 min · a very long wait", waited(knocked, Duration.ofMinutes(65)));
        assertEquals("waiting since before you joined", waited(before, Duration.ofSeconds(3)));
        assertEquals(
                "waiting since before you joined, over 2 min",
                waited(before, Duration.ofMinutes(2)));
        assertEquals("just knocked", waited(knocked, Duration.ofSeconds(-5)));
    }

    @Test
    void tenThousandRows_areFollowedQuickly() {
        List<AwaitedParticipant> crowd =
                new ArrayList<>(
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> room.person("id" + i, "Guest " + i, 0))
                                .toList());
        room.waiting(crowd);
        fx.runAll();
        assertEquals(10_000, model.rows().size());
        AwaitedRow kept = row("id9999");

        long start = System.nanoTime();
        for (int round = 0; round < 100; round++) {
            crowd.remove(crowd.size() / 2);
            room.waiting(crowd);
            fx.runAll();
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertSame(kept, row("id9999"));
        assertTrue(taken.compareTo(Duration.ofSeconds(20)) < 0, taken.toString());
    }

    private String waited(Arrival arrival, Duration after) {
        AwaitedParticipant person =
                new AwaitedParticipant(new ClientId("a"), "Ada", false, arrival, 1);
        return model.texts().waiting(person, after.toNanos());
    }

    private AwaitedRow row(String id) {
        return model.rows().stream()
                .filter(row -> row.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + ids()));
    }

    private List<String> ids() {
        return model.rows().stream().map(row -> row.id().value()).toList();
    }

    private String said() {
        return status.sentenceProperty().get();
    }
}
