package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.Person;
import dev.anteroom.console.desk.DeskEvent.RoomLabel;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event of each kind and ending, and the hostile texts. */
final class JournalFixture {
    static final Instant AT = Instant.parse("2026-11-25T14:02:03.004Z");
    static final RoomLabel ROOM = new RoomLabel("room-1", "Consultation");

    /** Q5, Q6: names and notes that some surface would take for more than text. */
    static final List<String> HOSTILE =
            List.of(
                    "<img src=x onerror=alert(1)>",
                    "<b>bold</b>",
                    "=cmd|'/c calc'!A1",
                    "+1+1",
                    "-2+3",
                    "@SUM(A1)",
                    "\t=1",
                    "\r=1",
                    "\u001b[31mred\u001b[0m",
                    "\u009b31m",
                    "one\ntwo\r\nthree",
                    "\u2028\u2029",
                    "\u202Egnp.exe",
                    "a\u200Bb\uFEFF",
                    "\uD800",
                    "\"quoted\", comma; semicolon",
                    "\\u0000 \\n ${jndi:ldap://x} {0} '",
                    "\u0000",
                    "x".repeat(10_000));

    private JournalFixture() {}

    static Person person(String id, String name) {
        return new Person(new ClientId(id), name);
    }

    static DeskEvent knocked(Instant at, String id, String name) {
        return new DeskEvent.Knocked(at, ROOM, person(id, name), false);
    }

    static DeskEvent decided(Instant at, String id, String name, Decision outcome, long seconds) {
        return new DeskEvent.Decided(
                at,
                ROOM,
                person(id, name),
                outcome instanceof Decision.Denied
                        ? DeskEvent.Verdict.DENY
                        : DeskEvent.Verdict.APPROVE,
                DeskEvent.DecidedBy.MODERATOR,
                outcome,
                Duration.ofSeconds(seconds));
    }

    /** Every kind, every constant, every outcome at least once. */
    static List<DeskEvent> everyKind() {
        Person ada = person("a", "Ada Lovelace");
        List<DeskEvent> events = new ArrayList<>();
        events.add(new DeskEvent.Stay(AT, ROOM, true));
        events.add(new DeskEvent.Stay(AT, new RoomLabel("", ""), false));
        events.add(new DeskEvent.Knocked(AT, ROOM, ada, true));
        events.add(new DeskEvent.Knocked(AT, ROOM, person("b", ""), false));
        for (Decision outcome :
                List.of(
                        new Decision.Admitted(),
                        new Decision.Denied(),
                        new Decision.AlreadyGone(),
                        new Decision.DecidedElsewhere(),
                        new Decision.RoomFull(),
                        new Decision.NotAllowed(),
                        new Decision.Refused(4122, "No, really"),
                        new Decision.NotSent(),
                        new Decision.Unconfirmed())) {
            for (DeskEvent.DecidedBy by : DeskEvent.DecidedBy.values()) {
                for (DeskEvent.Verdict verdict : DeskEvent.Verdict.values()) {
                    events.add(
                            new DeskEvent.Decided(
                                    AT, ROOM, ada, verdict, by, outcome, Duration.ofMillis(1234)));
                }
            }
        }
        events.add(new DeskEvent.Undone(AT, ROOM, ada, DeskEvent.Verdict.DENY));
        events.add(new DeskEvent.Held(AT, ROOM, ada, true));
        events.add(new DeskEvent.Noted(AT, ROOM, ada, "Ärztin, ruft später an"));
        events.add(new DeskEvent.Vanished(AT, ROOM, ada, Optional.empty()));
        for (Vanishing why : Vanishing.values()) {
            events.add(new DeskEvent.Vanished(AT, ROOM, ada, Optional.of(why)));
        }
        for (DeskEvent.Action action : DeskEvent.Action.values()) {
            events.add(new DeskEvent.Acted(AT, ROOM, ada, action, true));
        }
        events.add(new DeskEvent.Unapproved(AT, ROOM, ada));
        events.add(
                new DeskEvent.RuleSwitched(
                        AT, ROOM, DeskEvent.DecidedBy.ADMIT_EXPECTED_RULE, true));
        return events;
    }
}
