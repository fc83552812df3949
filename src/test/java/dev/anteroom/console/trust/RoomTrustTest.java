package dev.anteroom.console.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.console.desk.DeskEvent.RoomLabel;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeClock;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.HandExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoomTrustTest {
    private static final RoomLabel ROOM = new RoomLabel("room-1", "Consultation");
    private static final DecidedBy ADMIT = DecidedBy.ADMIT_EXPECTED_RULE;
    private static final DecidedBy DENY = DecidedBy.DENY_RETURNING_RULE;

    private final FakeRoom room = new FakeRoom();
    private final FakeClock clock = new FakeClock();
    private final HandExecutor fx = new HandExecutor();
    private final List<DeskEvent> journal = new ArrayList<>();
    private final TrustMemory memory = new TrustMemory();
    private final RoomTrust trust = new RoomTrust(room, memory, journal::add, clock, fx);
    private final List<String> sent = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private boolean refusing;
    private final RoomFeed feed = new RoomFeed(room, fx, trust::update);

    RoomTrustTest() {
        trust.onSightings(sightings::addAll);
        trust.rules()
                .decideThrough(
                        (id, verdict, by) -> {
                            sent.add(verdict + " " + id + " " + by);
                            return !refusing;
                        });
        fx.runAll();
    }

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    void aStay_isJournalled() {
        room.disconnect();
        fx.runAll();

        assertEquals(
                List.of(
                        new DeskEvent.Stay(clock.instant(), ROOM, true),
                        new DeskEvent.Stay(clock.instant(), ROOM, false)),
                journal);
    }

    @Test
    void q2_anUnapprovedPerson_isToldAndJournalled() {
        enters("x", "Mallory");

        assertEquals(1, sightings.size());
        assertEquals(Sighting.Finding.UNAPPROVED, sightings.getFirst().finding());
        assertEquals(
                new DeskEvent.Unapproved(
                        clock.instant(), ROOM, new DeskEvent.Person(new ClientId("x"), "Mallory")),
                journal.getLast());
    }

    @Test
    void anApprovalWithoutAnAnswer_isNoAlarm_whenThePersonComesLater() {
        room.knock("x", "Ada");
        fx.runAll();
        trust.journal()
                .write(
                        decided(
                                "x",
                                Verdict.APPROVE,
                                DecidedBy.MODERATOR,
                                new Decision.Unconfirmed()));
        fx.runAll();
        room.noLongerWaiting("x");
        room.tell(
                new RoomEvent.AwaitedVanished(
                        room.person("x", "Ada", 0), RoomEvent.Vanishing.ADMITTED_ELSEWHERE));
        enters("x", "Ada");

        assertEquals(List.of(), sightings);
    }

    @Test
    void bothRules_areOff_untilTheyAreSwitchedOn() {
        expect("Ada");
        turnedAwayTwice("Mallory");
        room.knock("a", "Ada");
        room.knock("m", "Mallory");
        fx.runAll();

        assertFalse(trust.rules().isOn(ADMIT));
        assertFalse(trust.rules().isOn(DENY));
        assertEquals(List.of(), sent);
    }

    @Test
    void switching_isJournalled_andOnceOnly() {
        journal.clear();
        trust.rules().turn(ADMIT, true);
        trust.rules().turn(ADMIT, true);
        trust.rules().turn(ADMIT, false);

        assertEquals(
                List.of(
                        new DeskEvent.RuleSwitched(clock.instant(), ROOM, ADMIT, true),
                        new DeskEvent.RuleSwitched(clock.instant(), ROOM, ADMIT, false)),
                journal);
        assertThrows(
                IllegalArgumentException.class,
                () -> trust.rules().turn(DecidedBy.MODERATOR, true));
    }

    @Test
    void expectedPeople_areAdmitted_oneAfterTheOther() {
        expect("Ada", "Grace");
        room.knock("a", "Ada");
        room.knock("x", "Somebody");
        room.knock("g", "Grace");
        fx.runAll();
        trust.rules().turn(ADMIT, true);
        fx.runAll();

        assertEquals(List.of("APPROVE a ADMIT_EXPECTED_RULE"), sent);

        ends("a", ADMIT, new Decision.Admitted());
        assertEquals(
                List.of("APPROVE a ADMIT_EXPECTED_RULE", "APPROVE g ADMIT_EXPECTED_RULE"), sent);
        assertEquals(1, trust.rules().count(ADMIT));

        ends("g", ADMIT, new Decision.Admitted());
        assertEquals(2, sent.size());
        assertEquals(2, trust.rules().count(ADMIT));
    }

    @Test
    void whoKnocksLater_isAdmittedToo() {
        expect("Ada");
        trust.rules().turn(ADMIT, true);
        room.knock("a", "Ada");
        fx.runAll();

        assertEquals(List.of("APPROVE a ADMIT_EXPECTED_RULE"), sent);
    }

    @Test
    void whoeverTheListNames_whenItIsPutIn_isAdmittedAtOnce() {
        trust.rules().turn(ADMIT, true);
        room.knock("a", "Ada");
        fx.runAll();
        assertEquals(List.of(), sent);

        expect("Ada");
        assertEquals(List.of("APPROVE a ADMIT_EXPECTED_RULE"), sent);
    }

    @Test
    void overALongDay_onlyAFewOfThoseWhoAreGoneAreRemembered() {
        expect("Ada", "Grace");
        trust.rules().turn(ADMIT, true);
        room.knock("g", "Grace");
        fx.runAll();
        ends("g", ADMIT, new Decision.NotSent());
        int many = 3 * RoomRules.MOST_GONE;
        for (int i = 0; i < many; i++) {
            room.knock("a" + i, "Ada");
            fx.runAll();
            ends("a" + i, ADMIT, new Decision.Admitted());
            room.noLongerWaiting("a" + i);
            fx.runAll();
        }

        assertEquals(many, trust.rules().count(ADMIT));
        assertEquals(1, sent.stream().filter("APPROVE g ADMIT_EXPECTED_RULE"::equals).count());
        int settled = trust.rules().settled();
        assertTrue(settled <= RoomRules.MOST_GONE + 4, settled + " are remembered");
    }

    static Stream<Decision> useless() {
        return Stream.of(
                new Decision.RoomFull(), new Decision.NotAllowed(), new Decision.Refused(1, ""));
    }

    @ParameterizedTest
    @MethodSource("useless")
    void aRefusal_switchesTheRuleOff_insteadOfAskingAgain(Decision outcome) {
        expect("Ada", "Grace");
        trust.rules().turn(ADMIT, true);
        room.knock("a", "Ada");
        room.knock("g", "Grace");
        fx.runAll();
        ends("a", ADMIT, outcome);

        assertEquals(1, sent.size());
        assertFalse(trust.rules().isOn(ADMIT));
        assertEquals(outcome, trust.rules().takeStop().orElseThrow());
        assertTrue(trust.rules().takeStop().isEmpty(), "told once");
        assertEquals(0, trust.rules().count(ADMIT));
    }

    static Stream<Decision> harmless() {
        return Stream.of(
                new Decision.AlreadyGone(),
                new Decision.DecidedElsewhere(),
                new Decision.NotSent(),
                new Decision.Unconfirmed());
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void anotherEnd_goesOnWithTheNext_andNeverTriesTheSameKnockTwice(Decision outcome) {
        expect("Ada", "Grace");
        trust.rules().turn(ADMIT, true);
        room.knock("a", "Ada");
        room.knock("g", "Grace");
        fx.runAll();
        ends("a", ADMIT, outcome);
        ends("g", ADMIT, outcome);

        assertEquals(
                List.of("APPROVE a ADMIT_EXPECTED_RULE", "APPROVE g ADMIT_EXPECTED_RULE"), sent);
        assertTrue(trust.rules().isOn(ADMIT));
    }

    @Test
    void theBacklog_isNeverAdmittedByARule() {
        expect("Ada");
        room.await(
                new AwaitedParticipant(
                        new ClientId("a"),
                        "Ada",
                        false,
                        new Arrival.BeforeYouJoined(clock.instant(), 0),
                        1));
        trust.rules().turn(ADMIT, true);
        fx.runAll();

        assertEquals(List.of(), sent);
    }

    @Test
    void q11_aSuspiciousPerson_isNeverAdmittedByARule() {
        expect("Ada", "Dr. Winter", "Mallory");
        removed("Mallory");
        trust.rules().turn(ADMIT, true);
        room.knock("w", "Dr. Winter");
        room.knock("m", "Mallory");
        room.await(
                new AwaitedParticipant(
                        new ClientId("h"),
                        "Ada",
                        true,
                        new Arrival.Knocked(clock.instant(), 0),
                        9));
        fx.runAll();

        assertEquals(List.of(), sent);
    }

    @Test
    void q11_twoWithOneName_areNotAdmittedByARule() {
        expect("Ada");
        room.knock("a", "Ada");
        room.knock("b", "Ada");
        fx.runAll();
        trust.rules().turn(ADMIT, true);
        fx.runAll();

        assertEquals(List.of(), sent);
    }

    @Test
    void whatTheRoomKnowsByNow_countsMoreThanWhatIsShown() {
        expect("Ada");
        room.knock("a", "Ada");
        fx.runAll();
        // A second Ada has knocked, but that is still on its way to the screen.
        room.knock("b", "Ada");
        trust.rules().turn(ADMIT, true);
        assertEquals(List.of(), sent);

        fx.runAll();
        assertEquals(List.of(), sent);
    }

    @Test
    void whoLeftByNow_isNotDecidedAbout() {
        expect("Ada");
        room.knock("a", "Ada");
        fx.runAll();
        room.noLongerWaiting("a");
        trust.rules().turn(ADMIT, true);

        assertEquals(List.of(), sent);
    }

    @Test
    void withoutConnection_orRole_orKnock_noRuleActs() {
        expect("Ada");
        room.knock("a", "Ada");
        fx.runAll();
        room.connection(new ConnectionState.Reconnecting(1, 3));
        fx.runAll();
        trust.rules().turn(ADMIT, true);
        room.connection(new ConnectionState.Connected());
        room.role(RoomRole.PARTICIPANT);
        fx.runAll();
        room.role(RoomRole.MODERATOR);
        room.switches(false, false, false);
        fx.runAll();
        assertEquals(List.of(), sent);

        room.switches(false, true, false);
        fx.runAll();
        assertEquals(1, sent.size());
    }

    @Test
    void whoIsOnHold_isLeftToTheModerator() {
        expect("Ada");
        room.knock("a", "Ada");
        fx.runAll();
        trust.journal().write(new DeskEvent.Held(clock.instant(), ROOM, person("a"), true));
        fx.runAll();
        trust.rules().turn(ADMIT, true);
        assertEquals(List.of(), sent);

        trust.journal().write(new DeskEvent.Held(clock.instant(), ROOM, person("a"), false));
        room.knock("b", "Bob");
        fx.runAll();
        assertEquals(List.of("APPROVE a ADMIT_EXPECTED_RULE"), sent);
    }

    @Test
    void whatTheModeratorTookBack_isLeftToTheModerator() {
        expect("Ada");
        room.knock("a", "Ada");
        fx.runAll();
        trust.journal()
                .write(new DeskEvent.Undone(clock.instant(), ROOM, person("a"), Verdict.DENY));
        fx.runAll();
        trust.rules().turn(ADMIT, true);

        assertEquals(List.of(), sent);
    }

    @Test
    void whatCannotBeSent_isNotTriedAgain() {
        refusing = true;
        expect("Ada");
        trust.rules().turn(ADMIT, true);
        room.knock("a", "Ada");
        room.knock("b", "Bob");
        fx.runAll();
        refusing = false;
        room.knock("c", "Carl");
        fx.runAll();

        assertEquals(1, sent.size());
    }

    @ParameterizedTest
    @EnumSource(
            value = DecidedBy.class,
            names = {"ADMIT_EXPECTED_RULE", "DENY_RETURNING_RULE"})
    void noRule_survivesTheStay(DecidedBy rule) {
        trust.rules().turn(rule, true);
        room.disconnect();
        fx.runAll();

        assertFalse(trust.rules().isOn(rule));
        assertEquals(
                new DeskEvent.RuleSwitched(clock.instant(), ROOM, rule, false),
                journal.get(journal.size() - 2));
        RoomTrust next = new RoomTrust(new FakeRoom(), memory, journal::add, clock, fx);
        assertFalse(next.rules().isOn(rule));
    }

    @Test
    void q10_whoWasTurnedAwayTwice_isDeniedAtOnce_whenThatIsOn() {
        turnedAwayTwice("Mallory");
        denied("Once");
        trust.rules().turn(DENY, true);
        room.knock("o", "Once");
        room.knock("m", "MALLORY");
        fx.runAll();

        assertEquals(List.of("DENY m DENY_RETURNING_RULE"), sent);
        ends("m", DENY, new Decision.Denied());
        assertEquals(1, trust.rules().count(DENY));
    }

    @Test
    void q10_removedTwice_countsLikeDeniedTwice_andOneOfEachToo() {
        removed("Mallory");
        removed("Mallory");
        removed("Trudy");
        denied("Trudy");
        trust.rules().turn(DENY, true);
        room.knock("m", "Mallory");
        fx.runAll();
        ends("m", DENY, new Decision.Denied());
        room.knock("t", "Trudy");
        fx.runAll();

        assertEquals(List.of("DENY m DENY_RETURNING_RULE", "DENY t DENY_RETURNING_RULE"), sent);
    }

    @Test
    void theMemory_outlivesTheStay_inItsRoom() {
        removed("Mallory");
        FakeRoom again = new FakeRoom();
        RoomTrust next = new RoomTrust(again, memory, journal::add, clock, fx);
        again.knock("m", "Mallory");

        assertEquals(
                TrustGroup.SUSPICIOUS,
                next.assessor()
                        .assess(again.snapshot())
                        .getOrDefault(new ClientId("m"), Assessment.UNKNOWN)
                        .group());
    }

    @Test
    void whoeverShowsPeople_isTold_whenADecisionChangesWhatIsKnown() {
        List<String> told = new ArrayList<>();
        trust.onChange(() -> told.add("changed"));
        denied("Mallory");
        assertEquals(1, told.size());
        expect("Ada");
        assertEquals(2, told.size());
    }

    private void expect(String... names) {
        trust.expect(Stream.of(names).map(name -> new ExpectedGuest(name, "")).toList());
    }

    private void turnedAwayTwice(String name) {
        denied(name);
        denied(name);
    }

    private void denied(String name) {
        write(
                new DeskEvent.Decided(
                        clock.instant(),
                        ROOM,
                        new DeskEvent.Person(new ClientId("old"), name),
                        Verdict.DENY,
                        DecidedBy.MODERATOR,
                        new Decision.Denied(),
                        Duration.ZERO));
    }

    private void removed(String name) {
        write(
                new DeskEvent.Acted(
                        clock.instant(),
                        ROOM,
                        new DeskEvent.Person(new ClientId("old"), name),
                        DeskEvent.Action.REMOVE,
                        true));
    }

    private void ends(String id, DecidedBy by, Decision outcome) {
        if (outcome.isDone()) {
            room.noLongerWaiting(id);
        }
        write(decided(id, by == ADMIT ? Verdict.APPROVE : Verdict.DENY, by, outcome));
    }

    private DeskEvent decided(String id, Verdict verdict, DecidedBy by, Decision outcome) {
        return new DeskEvent.Decided(
                clock.instant(), ROOM, person(id), verdict, by, outcome, Duration.ZERO);
    }

    private void write(DeskEvent event) {
        trust.journal().write(event);
        assertInstanceOf(event.getClass(), journal.getLast());
        fx.runAll();
    }

    private static DeskEvent.Person person(String id) {
        return new DeskEvent.Person(new ClientId(id), id);
    }

    private void enters(String id, String name) {
        Participant person =
                new Participant(new ClientId(id), name, false, RoomRole.PARTICIPANT, false, false);
        List<Participant> people = new ArrayList<>(room.snapshot().participants());
        people.add(person);
        room.participants(people);
        room.tell(new RoomEvent.UserConnected(person));
        fx.runAll();
    }
}
