package dev.anteroom.console.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.DeskJournal;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionSummaryTest {
    private static final Instant AT = JournalFixture.AT;

    @Test
    void withoutEvents_thereIsNothingToSumUp() {
        assertEquals(Optional.empty(), SessionSummary.of(List.of()));
        assertEquals(Optional.empty(), new StayRecorder(DeskJournal.NONE).summary());
    }

    @Test
    void aStay_isSummedUp() {
        List<DeskEvent> events = new ArrayList<>();
        events.add(new DeskEvent.Stay(AT, JournalFixture.ROOM, true));
        for (String id : List.of("a", "b", "c", "d", "e", "f")) {
            events.add(JournalFixture.knocked(AT, id, id));
        }
        events.add(JournalFixture.decided(AT, "a", "a", new Decision.Admitted(), 10));
        events.add(JournalFixture.decided(AT, "b", "b", new Decision.Denied(), 70));
        events.add(JournalFixture.decided(AT, "c", "c", new Decision.RoomFull(), 500));
        events.add(
                new DeskEvent.Decided(
                        AT,
                        JournalFixture.ROOM,
                        JournalFixture.person("c", "c"),
                        Verdict.APPROVE,
                        DecidedBy.ADMIT_EXPECTED_RULE,
                        new Decision.Admitted(),
                        Duration.ofSeconds(30)));
        events.add(vanished("d", Optional.empty()));
        events.add(vanished("d", Optional.of(Vanishing.ADMITTED_ELSEWHERE)));
        events.add(vanished("e", Optional.of(Vanishing.LEFT_OR_DENIED_ELSEWHERE)));
        events.add(
                new DeskEvent.Unapproved(AT, JournalFixture.ROOM, JournalFixture.person("x", "x")));
        events.add(new DeskEvent.Stay(AT.plusSeconds(3_600), JournalFixture.ROOM, false));

        StayRecorder recorder = new StayRecorder(DeskJournal.NONE);
        events.forEach(recorder::write);
        SessionSummary expected =
                new SessionSummary(
                        AT,
                        Duration.ofHours(1),
                        6,
                        2,
                        1,
                        1,
                        1,
                        1,
                        1,
                        Optional.of(Duration.ofSeconds(70)),
                        Optional.of(Duration.ofSeconds(30)));
        assertEquals(Optional.of(expected), recorder.summary());
    }

    @Test
    void whoLeft_andKnockedAgain_andCameIn_hasNotLeft() {
        List<DeskEvent> events =
                List.of(
                        JournalFixture.knocked(AT, "a", "a"),
                        vanished("a", Optional.of(Vanishing.LEFT_OR_DENIED_ELSEWHERE)),
                        JournalFixture.knocked(AT, "a", "a"),
                        JournalFixture.decided(AT, "a", "a", new Decision.Admitted(), 1));

        SessionSummary summary = SessionSummary.of(events).orElseThrow();
        assertEquals(2, summary.knocked());
        assertEquals(0, summary.left());
        assertEquals(1, summary.admitted());
    }

    private static DeskEvent vanished(String id, Optional<Vanishing> why) {
        return new DeskEvent.Vanished(AT, JournalFixture.ROOM, JournalFixture.person(id, id), why);
    }
}
