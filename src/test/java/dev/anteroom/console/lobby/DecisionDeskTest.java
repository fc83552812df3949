package dev.anteroom.console.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.DeskOptions;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The way of a decision from the press of a button to the server. */
class DecisionDeskTest {
    private static final Duration WINDOW = Duration.ofSeconds(5);

    /** When a window that opened at the beginning has ended for certain. */
    private static final Duration OVER = WINDOW.plusSeconds(1);

    private final DeskBench bench = new DeskBench(WINDOW);

    @AfterEach
    void stop() {
        bench.close();
    }

    private void decide(String id, Verdict verdict) {
        bench.model.decide(bench.row(id), verdict);
        bench.fx.runAll();
    }

    private void decideAll(Verdict verdict) {
        bench.desk().decide(bench.all(), verdict);
        bench.fx.runAll();
    }

    private void answerRefresh() {
        bench.room.answer(FakeRoom.done());
        bench.fx.runAll();
    }

    private void answer(String id, Decision decision) {
        bench.room.answer(id, decision);
        bench.fx.runAll();
    }

    private BulkResult result() {
        return bench.desk().resultProperty().get().orElseThrow();
    }

    @Nested
    class UndoWindowTest {
        @Test
        void aDecision_isSentWhenItsWindowHasEnded_andNotBefore() {
            bench.knock("a");
            decide("a", Verdict.APPROVE);

            assertInstanceOf(RowState.Pending.class, bench.state("a"));
            assertEquals(1, bench.desk().unsentCountProperty().get());
            assertEquals("Guest a will be let in in 5 s. U takes it back.", bench.said());
            bench.time(WINDOW);
            assertEquals(List.of(), bench.decisions());
            bench.time(OVER);
            assertEquals(List.of(new Call("approveAwaitedUser", "a")), bench.decisions());
            assertEquals(new RowState.Sending(Verdict.APPROVE), bench.state("a"));
            assertEquals(0, bench.desk().unsentCountProperty().get());
        }

        @Test
        void whatWasTakenBack_isNeverSent() {
            bench.knock("a");
            decide("a", Verdict.DENY);
            bench.desk().undoNewest();
            bench.time(OVER);

            assertEquals(List.of(), bench.decisions());
            assertInstanceOf(RowState.Waiting.class, bench.state("a"));
            assertEquals("Taken back: Guest a still waits.", bench.said());
            assertEquals(1, bench.journal(DeskEvent.Undone.class).size());
            assertEquals(List.of(), bench.journal(DeskEvent.Decided.class));
        }

        @Test
        void undo_takesTheNewestFirst_andTheSelectedWhenTheyAreMeant() {
            bench.knock("a", "b", "c");
            decide("a", Verdict.APPROVE);
            decide("b", Verdict.APPROVE);
            decide("c", Verdict.APPROVE);

            assertEquals(List.of(bench.row("c")), bench.desk().undoNewest());
            assertEquals(List.of(bench.row("a")), bench.desk().undo(List.of(bench.row("a"))));
            bench.time(OVER);
            assertEquals(List.of(new Call("approveAwaitedUser", "b")), bench.decisions());
        }

        @Test
        void undoWithNothingToTakeBack_saysSo() {
            bench.knock("a");
            assertEquals(List.of(), bench.desk().undoNewest());
            assertEquals("There is nothing to take back: it was sent already.", bench.said());
        }

        @Test
        void aWindowOfNone_sendsAtOnce() {
            bench.knock("a");
            bench.desk().undoWindowProperty().set(Duration.ZERO);
            decide("a", Verdict.APPROVE);

            assertEquals(List.of(new Call("approveAwaitedUser", "a")), bench.decisions());
        }

        @Test
        void aNewLength_countsFromTheNextDecision() {
            bench.knock("a", "b");
            decide("a", Verdict.APPROVE);
            bench.desk().undoWindowProperty().set(Duration.ofSeconds(20));
            decide("b", Verdict.APPROVE);
            bench.time(OVER);

            assertEquals(List.of(new Call("approveAwaitedUser", "a")), bench.decisions());
        }

        @Test
        void theLength_isBetweenNoneAndHalfAMinute() {
            assertEquals(Duration.ofSeconds(5), DeskOptions.DEFAULTS.undoWindow());
            assertThrows(
                    IllegalArgumentException.class, () -> new DeskOptions(Duration.ofSeconds(31)));
            assertThrows(
                    IllegalArgumentException.class, () -> new DeskOptions(Duration.ofSeconds(-1)));
        }

        @Test
        void whoLeavesInTheWindow_isNotDecidedAbout() {
            bench.knock("a");
            decide("a", Verdict.APPROVE);
            bench.room.noLongerWaiting("a");
            bench.fx.runAll();

            assertInstanceOf(RowState.Gone.class, bench.state("a"));
            bench.time(OVER);
            assertEquals(List.of(), bench.decisions());
        }

        @Test
        void whoLeavesAndKnocksAgainInTheWindow_isANewKnock() {
            bench.knock("a");
            decide("a", Verdict.APPROVE);
            bench.room.waiting(List.of(bench.room.person("a", "Guest a", 0)));
            bench.fx.runAll();
            bench.time(OVER);

            assertEquals(List.of(), bench.decisions());
            assertInstanceOf(RowState.Waiting.class, bench.state("a"));
        }

        @Test
        void aPendingDecision_isNotMadeTwice() {
            bench.knock("a");
            decide("a", Verdict.APPROVE);
            assertFalse(bench.model.decide(bench.row("a"), Verdict.DENY));
            bench.time(OVER);

            assertEquals(List.of(new Call("approveAwaitedUser", "a")), bench.decisions());
        }

        @Test
        void aRule_isNotKeptBack_andIsNamedInTheJournal() {
            bench.knock("a");
            assertTrue(
                    bench.desk()
                            .decideByRule(
                                    new ClientId("a"),
                                    Verdict.APPROVE,
                                    DecidedBy.ADMIT_EXPECTED_RULE));
            answer("a", new Decision.Admitted());

            assertEquals(
                    DecidedBy.ADMIT_EXPECTED_RULE,
                    bench.journal(DeskEvent.Decided.class).getFirst().by());
        }
    }

    @Nested
    class DraftsTest {
        private void loseConnection() {
            bench.room.connection(new ConnectionState.Reconnecting(1, 3));
            bench.fx.runAll();
        }

        private void comeBack() {
            bench.room.connection(new ConnectionState.Connected());
            bench.fx.runAll();
        }

        @Test
        void offline_pendingBecomesADraft_andNothingIsSentByComingBack() {
            bench.knock("a", "b");
            decide("a", Verdict.APPROVE);
            decide("b", Verdict.DENY);
            loseConnection();
            assertEquals(new RowState.Draft(Verdict.APPROVE), bench.state("a"));
            assertEquals(2, bench.desk().draftCountProperty().get());

            bench.time(OVER);
            comeBack();
            bench.time(OVER.plusMinutes(5));
            assertEquals(List.of(), bench.decisions());
            assertEquals(2, bench.desk().draftCountProperty().get());
        }

        @Test
        void drafts_areSentOnlyWhenConfirmed_andOnlyToThoseWhoStillWait() {
            bench.knock("a", "b", "c");
            decide("a", Verdict.APPROVE);
            decide("b", Verdict.DENY);
            decide("c", Verdict.APPROVE);
            loseConnection();
            bench.desk().sendDrafts();
            bench.fx.runAll();
            assertEquals(List.of(), bench.room.calls());

            comeBack();
            bench.room.noLongerWaiting("c");
            bench.fx.runAll();
            assertEquals(2, bench.desk().draftCountProperty().get());
            bench.desk().sendDrafts();
            answerRefresh();
            assertEquals(
                    List.of(new Call("approveAwaitedUser", "a"), new Call("denyAwaitedUser", "b")),
                    bench.decisions());
            assertEquals(0, bench.desk().draftCountProperty().get());
        }

        @Test
        void droppedDrafts_leaveThePeopleWaiting() {
            bench.knock("a");
            decide("a", Verdict.APPROVE);
            loseConnection();
            comeBack();
            bench.desk().dropDrafts();
            bench.time(OVER);

            assertEquals(List.of(), bench.decisions());
            assertInstanceOf(RowState.Waiting.class, bench.state("a"));
            assertEquals(1, bench.journal(DeskEvent.Undone.class).size());
        }

        @Test
        void aDraft_canBeDecidedAnew_andIsThenNoDraft() {
            bench.knock("a");
            decide("a", Verdict.APPROVE);
            loseConnection();
            comeBack();
            decide("a", Verdict.DENY);
            assertEquals(0, bench.desk().draftCountProperty().get());
            bench.time(OVER);

            assertEquals(List.of(new Call("denyAwaitedUser", "a")), bench.decisions());
        }

        @Test
        void withoutTheRole_nothingIsSent_andGettingItBackSendsNothing() {
            bench.knock("a");
            decide("a", Verdict.APPROVE);
            bench.room.role(RoomRole.PARTICIPANT);
            bench.room.waiting(List.of());
            bench.fx.runAll();
            assertTrue(bench.said().startsWith("1 decision was not sent."), bench.said());
            bench.room.role(RoomRole.MODERATOR);
            bench.knock("a");
            bench.time(OVER);

            assertEquals(List.of(), bench.decisions());
            assertEquals(0, bench.desk().unsentCountProperty().get());
            assertEquals(List.of(), bench.journal(DeskEvent.Vanished.class));
        }

        @Test
        void leaving_sendsNothing_andTheJournalSaysThatNothingWasDecided() {
            bench.knock("a");
            decide("a", Verdict.APPROVE);
            bench.room.connection(
                    new ConnectionState.Disconnected(
                            new DisconnectReason(DisconnectReason.Kind.LEFT, 2006, "")));
            bench.fx.runAll();
            bench.time(OVER);

            assertEquals(List.of(), bench.decisions());
            assertEquals(0, bench.desk().unsentCountProperty().get());
            assertEquals(1, bench.journal(DeskEvent.Undone.class).size());
        }
    }

    @Nested
    class CrowdTest {
        private void admitAllNow() {
            decideAll(Verdict.APPROVE);
            bench.time(OVER);
        }

        @Test
        void aCrowd_isExactlyThePeopleShown_neverWhoCameLater() {
            bench.knock("a", "b");
            Crowd shown = bench.all();
            bench.knock("late");
            bench.desk().decide(shown, Verdict.APPROVE);
            bench.time(OVER);
            answerRefresh();

            assertEquals(
                    List.of(
                            new Call("approveAwaitedUser", "a"),
                            new Call("approveAwaitedUser", "b")),
                    bench.decisions());
            assertInstanceOf(RowState.Waiting.class, bench.state("late"));
        }

        @Test
        void whoLeftSinceTheButtonWasDrawn_isLeftOut_andItIsSaid() {
            bench.knock("a", "b", "c");
            Crowd shown = bench.all();
            bench.room.noLongerWaiting("b");
            bench.fx.runAll();
            bench.desk().decide(shown, Verdict.APPROVE);

            assertEquals(
                    "2 people will be let in in 5 s. U takes it back. "
                            + "One of those shown no longer waits or was decided already.",
                    bench.said());
        }

        @Test
        void whoLeftAndKnockedAgain_wasNotShown() {
            bench.knock("a", "b");
            Crowd shown = bench.all();
            bench.room.waiting(
                    List.of(
                            bench.room.person("a", "Guest a", 0),
                            bench.room.person("c", "Guest c", 0)));
            bench.fx.runAll();
            bench.desk().decide(shown, Verdict.APPROVE);
            bench.time(OVER);

            assertEquals(List.of(), bench.room.calls());
            assertEquals(
                    "None of these people wait any more, so nothing was decided.", bench.said());
        }

        @Test
        void theListIsReadAgainFirst_andOfThoseWhoAreGoneNothingIsSent() {
            bench.knock("a", "b", "c");
            admitAllNow();
            assertEquals(List.of(new Call("refreshAwaitedUsers", "")), bench.room.calls());
            assertEquals(new RowState.Queued(Verdict.APPROVE), bench.state("a"));

            bench.room.noLongerWaiting("b");
            answerRefresh();
            assertEquals(
                    List.of(
                            new Call("approveAwaitedUser", "a"),
                            new Call("approveAwaitedUser", "c")),
                    bench.decisions());
        }

        @Test
        void theResult_tellsEachEnd_andRetriesWhatFailed() {
            bench.knock("a", "b", "c", "d");
            admitAllNow();
            answerRefresh();
            answer("a", new Decision.Admitted());
            answer("b", new Decision.AlreadyGone());
            answer("c", new Decision.Refused(4122, "not now"));
            assertTrue(bench.desk().resultProperty().get().isEmpty());
            answer("d", new Decision.Admitted());

            assertEquals("Done: 2 let in, 1 already gone, 1 failed.", bench.said());
            assertEquals(2, result().admitted());
            assertEquals(1, result().gone());
            assertEquals(1, result().failed().size());
            assertTrue(bench.desk().progressProperty().get().isEmpty());

            bench.desk().retry();
            bench.time(OVER.multipliedBy(3));
            assertEquals(new Call("approveAwaitedUser", "c"), bench.decisions().getLast());
            assertEquals(5, bench.decisions().size());
        }

        @Test
        void theWholeCrowd_isTakenBackAsOne() {
            bench.knock("a", "b", "c");
            decideAll(Verdict.APPROVE);
            assertEquals(3, bench.desk().undoableProperty().get().orElseThrow().count());
            bench.desk().undoCrowd();
            bench.time(OVER);

            assertEquals(List.of(), bench.room.calls());
            assertTrue(bench.desk().undoableProperty().get().isEmpty());
            assertEquals(3, bench.journal(DeskEvent.Undone.class).size());
        }

        @Test
        void oneOfTheCrowd_canBeTakenBackAlone() {
            bench.knock("a", "b", "c");
            decideAll(Verdict.APPROVE);
            bench.desk().undo(List.of(bench.row("b")));
            assertEquals(2, bench.desk().undoableProperty().get().orElseThrow().count());
            bench.time(OVER);
            answerRefresh();

            assertEquals(
                    List.of(
                            new Call("approveAwaitedUser", "a"),
                            new Call("approveAwaitedUser", "c")),
                    bench.decisions());
        }

        @Test
        void denyingSeveral_asksFirst_andNoDeniesNobody() {
            bench.knock("a", "b");
            decideAll(Verdict.DENY);
            assertEquals(2, bench.desk().questionProperty().get().orElseThrow().crowd().size());
            bench.time(OVER);
            assertEquals(List.of(), bench.room.calls());

            bench.desk().cancelQuestion();
            bench.time(OVER.multipliedBy(2));
            assertEquals(List.of(), bench.room.calls());

            decideAll(Verdict.DENY);
            bench.desk().confirm(false);
            bench.time(OVER.multipliedBy(4));
            answerRefresh();
            assertEquals(
                    List.of(new Call("denyAwaitedUser", "a"), new Call("denyAwaitedUser", "b")),
                    bench.decisions());
        }

        @Test
        void admittingSuspiciousAmongOthers_asksFirst_andCanLeaveThemOut() {
            bench.group("b", TrustGroup.SUSPICIOUS);
            bench.knock("a", "b", "c");
            decideAll(Verdict.APPROVE);
            BulkQuestion asked = bench.desk().questionProperty().get().orElseThrow();
            assertEquals(1, asked.suspicious());
            bench.desk().confirm(true);
            bench.time(OVER);
            answerRefresh();

            assertEquals(
                    List.of(
                            new Call("approveAwaitedUser", "a"),
                            new Call("approveAwaitedUser", "c")),
                    bench.decisions());
        }

        @Test
        void onlyAFew_areOnTheirWayAtOnce_andItCanBeStopped() {
            bench.crowd(10_000);
            bench.desk().undoWindowProperty().set(Duration.ZERO);
            admitAllNow();
            answerRefresh();
            assertEquals(BulkSender.MOST_IN_FLIGHT, bench.decisions().size());

            for (int i = 0; i < 100; i++) {
                bench.room.answer("id" + i, new Decision.Admitted());
                bench.fx.runAll();
            }
            assertEquals(100 + BulkSender.MOST_IN_FLIGHT, bench.decisions().size());
            assertEquals(
                    new BulkSender.Progress(100, 10_000),
                    bench.desk().progressProperty().get().orElseThrow());

            bench.desk().stop();
            for (int i = 100; i < 100 + BulkSender.MOST_IN_FLIGHT; i++) {
                bench.room.answer("id" + i, new Decision.Admitted());
            }
            bench.fx.runAll();
            assertEquals(150, bench.decisions().size());
            assertEquals(150, result().admitted());
            assertEquals(9_850, result().stopped());
            assertInstanceOf(RowState.Waiting.class, bench.state("id9999"));
        }

        @Test
        void stoppedBeforeTheListWasRead_sendsNothing() {
            bench.knock("a", "b");
            admitAllNow();
            bench.desk().stop();
            answerRefresh();

            assertEquals(List.of(), bench.decisions());
            assertEquals(2, result().stopped());
        }

        @Test
        void aLostConnectionInTheMiddle_makesDraftsOfTheRest() {
            bench.crowd(60);
            bench.desk().undoWindowProperty().set(Duration.ZERO);
            admitAllNow();
            answerRefresh();
            bench.room.connection(new ConnectionState.Reconnecting(1, 3));
            for (int i = 0; i < BulkSender.MOST_IN_FLIGHT; i++) {
                bench.room.answer("id" + i, new Decision.Unconfirmed());
            }
            bench.fx.runAll();

            assertEquals(BulkSender.MOST_IN_FLIGHT, bench.decisions().size());
            assertEquals(10, bench.desk().draftCountProperty().get());
            assertEquals(10, result().drafts());
            assertEquals(new RowState.Draft(Verdict.APPROVE), bench.state("id59"));
        }

        @Test
        void twoCrowds_goOneAfterTheOther() {
            bench.knock("a", "b");
            admitAllNow();
            bench.knock("c", "d");
            decideAll(Verdict.APPROVE);
            bench.time(OVER.multipliedBy(3));
            assertEquals(1, bench.room.calls().size());
            answerRefresh();
            answer("a", new Decision.Admitted());
            answer("b", new Decision.Admitted());
            assertEquals(2, bench.decisions().size());
            answerRefresh();

            assertEquals(4, bench.decisions().size());
        }

        @Test
        void whenTheListCannotBeRead_theServerStillChecksEach() {
            bench.knock("a", "b");
            admitAllNow();
            bench.room.answer(new RequestOutcome.Unconfirmed());
            bench.fx.runAll();

            assertEquals(2, bench.decisions().size());
        }

        @Test
        void theHeld_areNotAmongAllShown() {
            bench.knock("a", "b", "c");
            bench.model.toggleHold(List.of(bench.row("b")));

            assertEquals(List.of("a", "c"), DeskBench.ids(bench.all()));
        }
    }

    @Nested
    class JournalTest {
        @Test
        void aDecision_isRememberedWithItsOutcomeAndTheWait() {
            bench.crowd(1);
            bench.time(Duration.ofSeconds(90));
            decide("id0", Verdict.APPROVE);
            bench.time(Duration.ofSeconds(96));
            answer("id0", new Decision.RoomFull());

            DeskEvent.Decided decided = bench.journal(DeskEvent.Decided.class).getFirst();
            assertEquals(new Decision.RoomFull(), decided.outcome());
            assertEquals(Duration.ofSeconds(96), decided.after());
            assertEquals(Verdict.APPROVE, decided.verdict());
            assertEquals(DecidedBy.MODERATOR, decided.by());
            assertEquals("room-1", decided.room().id());
            assertEquals("Guest 0", decided.person().name());
        }

        @Test
        void holdingAndNotes_areRemembered_andNothingIsSent() {
            bench.knock("a");
            bench.model.toggleHold(List.of(bench.row("a")));
            bench.model.note(List.of(bench.row("a")), "  waits for the interpreter ");
            bench.model.toggleHold(List.of(bench.row("a")));

            assertEquals(
                    List.of(true, false),
                    bench.journal(DeskEvent.Held.class).stream()
                            .map(DeskEvent.Held::held)
                            .toList());
            assertEquals(
                    "waits for the interpreter",
                    bench.journal(DeskEvent.Noted.class).getFirst().note());
            assertEquals(List.of(), bench.room.calls());
        }
    }
}
