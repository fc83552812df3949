package dev.anteroom.console.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.testkit.FakeRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the list shows: sections, folding, searching, the picture of the queue. */
class LobbyItemsTest {
    private final DeskBench bench = new DeskBench(Duration.ZERO);

    @AfterEach
    void stop() {
        bench.close();
    }

    private GroupHeader header(Section section) {
        return bench.model.items().list().stream()
                .filter(GroupHeader.class::isInstance)
                .map(GroupHeader.class::cast)
                .filter(header -> header.section() == section)
                .findFirst()
                .orElseThrow();
    }

    private void fiveKinds() {
        bench.group("e", TrustGroup.EXPECTED);
        bench.group("k", TrustGroup.KNOWN);
        bench.group("s", TrustGroup.SUSPICIOUS);
        bench.knock("u1", "s", "e", "u2", "k", "h");
        bench.model.toggleHold(List.of(bench.row("h")));
    }

    @Test
    void oneOrdinaryGroup_hasNoHeader() {
        bench.knock("a", "b");
        assertEquals(List.of("a", "b"), bench.lines());
    }

    @Test
    void theSuspiciousAndTheHeld_haveTheirHeader_alsoWhenTheyAreAlone() {
        bench.group("a", TrustGroup.SUSPICIOUS);
        bench.knock("a");
        assertEquals(List.of("SUSPICIOUS:1", "a"), bench.lines());
    }

    @Test
    void theGroups_comeInTheirOrder_andInsideInOrderOfArrival() {
        fiveKinds();
        assertEquals(
                List.of(
                        "EXPECTED:1",
                        "e",
                        "KNOWN:1",
                        "k",
                        "UNKNOWN:2",
                        "u1",
                        "u2",
                        "SUSPICIOUS:1",
                        "s",
                        "HELD:1",
                        "h"),
                bench.lines());
    }

    @Test
    void aFoldedGroup_keepsItsCount_andDecidesAboutNobodyUnseen() {
        fiveKinds();
        bench.model.fold(Section.UNKNOWN, true);
        assertFalse(bench.lines().contains("u1"));
        assertTrue(bench.lines().contains("UNKNOWN:2 folded"), bench.lines().toString());
        assertEquals(Crowd.NOBODY, header(Section.UNKNOWN).look().open());
        assertFalse(DeskBench.ids(bench.all()).contains("u1"));

        bench.knock("u3");
        assertTrue(bench.lines().contains("UNKNOWN:3 folded"), bench.lines().toString());
        bench.model.fold(Section.UNKNOWN, false);
        assertTrue(bench.lines().containsAll(List.of("u1", "u2", "u3")));
    }

    @Test
    void aFoldedGroupThatIsTheOnlyOne_isShown() {
        bench.group("s", TrustGroup.SUSPICIOUS);
        bench.knock("u1", "s");
        bench.model.fold(Section.UNKNOWN, true);
        bench.room.noLongerWaiting("s");
        bench.fx.runAll();
        bench.time(LobbyRows.FAREWELL);

        assertEquals(List.of("u1"), bench.lines());
    }

    @Test
    void aHeaderSpeaksOfThoseBelowItWhoCanBeDecidedAbout() {
        fiveKinds();
        bench.model.decide(bench.row("u1"), Verdict.APPROVE);
        bench.fx.runAll();

        assertEquals(List.of("u2"), DeskBench.ids(header(Section.UNKNOWN).look().open()));
        assertEquals(List.of("h"), DeskBench.ids(header(Section.HELD).look().open()));
    }

    @Test
    void whoVanishes_staysInItsPlaceForAMoment_heldOnesToo() {
        fiveKinds();
        bench.room.noLongerWaiting("h", "u1");
        bench.fx.runAll();
        assertTrue(bench.lines().containsAll(List.of("HELD:0", "h", "UNKNOWN:1", "u1")));
        bench.time(LobbyRows.FAREWELL);
        assertFalse(bench.lines().contains("h"));
    }

    @Test
    void aNewAssessment_movesThePerson_andKeepsTheRow() {
        bench.knock("a", "b");
        AwaitedRow before = bench.row("a");
        bench.group("a", TrustGroup.SUSPICIOUS);
        bench.model.reassess();

        assertEquals(List.of("UNKNOWN:1", "b", "SUSPICIOUS:1", "a"), bench.lines());
        assertSame(before, bench.row("a"));
    }

    @Test
    void aNewKnock_isNoLongerOnHold_butKeepsTheNote() {
        bench.knock("a");
        bench.model.toggleHold(List.of(bench.row("a")));
        bench.model.note(List.of(bench.row("a")), "was early");
        bench.room.waiting(List.of(bench.room.person("a", "Guest a", 0)));
        bench.fx.runAll();

        assertFalse(bench.row("a").look().held());
        assertEquals("was early", bench.row("a").look().note());
    }

    @Test
    void theSearch_findsInFoldedGroups_andTheBulkButtonMeansTheFound() {
        bench.group("s", TrustGroup.SUSPICIOUS);
        bench.room.knock("a", "Zoë Ångström");
        bench.room.knock("s", "zoe");
        bench.room.knock("b", "Bob");
        bench.fx.runAll();
        bench.model.fold(Section.SUSPICIOUS, true);
        bench.model.search(" ZOE ");

        assertEquals(List.of("UNKNOWN:2", "a", "SUSPICIOUS:1", "s"), bench.lines());
        assertEquals(List.of("a", "s"), DeskBench.ids(bench.all()));
        assertEquals(1, header(Section.UNKNOWN).look().found());
        bench.model.search("nobody");
        assertEquals(List.of(), bench.lines());
        bench.model.search("");
        assertEquals(5, bench.lines().size() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "zoe, Zoë Ångström, true",
        "ANG, Zoë Ångström, true",
        "ång, Zoe Angstrom, true",
        "strasse, Große Straße, true",
        "oslo, Øslo, true",
        "lukasz, Łukasz, true",
        "'  ada  ', Ada, true",
        "'a  b', A B, true",
        "ﬁn, finn, true",
        "σοφος, ΣΟΦΟΣ, true",
        "محمد, محمد علي, true",
        "x, Ada, false"
    })
    void theSearch_heedsNoCaseAndNoAccents(String typed, String name, boolean found) {
        assertEquals(found, NameSearch.of(typed).isIn(NameSearch.fold(name)));
    }

    @Test
    void theQueue_ofALateModerator_saysSinceWhenInWords() {
        bench.room.waiting(
                List.of(
                        new AwaitedParticipant(
                                new ClientId("a"),
                                "Ada",
                                false,
                                new Arrival.BeforeYouJoined(Instant.EPOCH, 0),
                                1)));
        bench.fx.runAll();
        assertEquals(
                "1 person waits · longest since before you joined · no decision in the last hour",
                queue());
        bench.time(Duration.ofMinutes(2));
        assertEquals("1 person waits · longest over 2 min · no decision in the last hour", queue());
    }

    @Test
    void theQueue_isToldInThreeNumbers() {
        assertEquals("Nobody waits · no decision in the last hour", queue());
        bench.crowd(3);
        bench.time(Duration.ofMinutes(12));
        assertEquals("3 people wait · longest 12 min · no decision in the last hour", queue());

        bench.model.decide(bench.row("id0"), Verdict.APPROVE);
        bench.model.decide(bench.row("id1"), Verdict.APPROVE);
        bench.room.answer("id0", new Decision.Admitted());
        bench.room.answer("id1", new Decision.RoomFull());
        bench.fx.runAll();
        assertEquals("3 people wait · longest 12 min · 1 decision in the last hour", queue());
        bench.time(Duration.ofMinutes(73));
        assertEquals("3 people wait · longest 1 h 13 min · no decision in the last hour", queue());
    }

    @Test
    void oneSnapshot_isOneChangeOfTheList_howeverManyComeAndGo() {
        AtomicInteger changes = new AtomicInteger();
        bench.crowd(10_000);
        bench.group("id5000", TrustGroup.SUSPICIOUS);
        bench.model
                .items()
                .list()
                .addListener((ListChangeListener<LobbyItem>) _ -> changes.incrementAndGet());
        List<AwaitedParticipant> waiting =
                new ArrayList<>(bench.room.awaitedParticipants().waiting());
        waiting.subList(100, 300).clear();
        for (int i = 0; i < 250; i++) {
            waiting.add(bench.room.person("late" + i, "Late " + i, 0));
        }
        bench.room.waiting(waiting);
        bench.fx.runAll();
        assertEquals(1, changes.get());

        bench.time(Duration.ofSeconds(1));
        assertEquals(1, changes.get(), "a tick of the clock changes no line");
    }

    @Test
    void aTick_costsNoRowAnything_andASnapshotTouchesOnlyTheRowsItChanges() {
        bench.crowd(10_000);
        AtomicInteger events = new AtomicInteger();
        bench.model
                .rows()
                .forEach(row -> row.lookProperty().addListener(_ -> events.incrementAndGet()));
        bench.time(Duration.ofSeconds(1));
        bench.time(Duration.ofMinutes(20));
        assertEquals(0, events.get());

        bench.room.noLongerWaiting("id17");
        bench.fx.runAll();
        assertEquals(1, events.get());
    }

    @Test
    void decidingAboutThousands_rebuildsTheListFarLessOftenThanItDecides() {
        bench.crowd(2_000);
        AtomicInteger rebuilt = new AtomicInteger();
        bench.model.items().changingProperty().addListener(_ -> rebuilt.incrementAndGet());
        bench.desk().decide(bench.all(), Verdict.APPROVE);
        bench.fx.runAll();
        bench.room.answer(FakeRoom.done());
        bench.fx.runAll();
        for (int i = 0; i < 2_000; i++) {
            bench.room.answer("id" + i, new Decision.Admitted());
            if (i % BulkSender.MOST_IN_FLIGHT == BulkSender.MOST_IN_FLIGHT - 1) {
                bench.fx.runAll();
            }
        }

        assertEquals(2_000, bench.desk().resultProperty().get().orElseThrow().admitted());
        assertTrue(rebuilt.get() < 200, rebuilt + " changes of the flag");
    }

    private String queue() {
        return bench.model.texts().queue(bench.model.queueProperty().get());
    }
}
