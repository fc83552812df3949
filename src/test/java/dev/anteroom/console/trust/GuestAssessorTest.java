package dev.anteroom.console.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Concern;
import dev.anteroom.console.desk.Concern.Place;
import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskJournal;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.wire.DisplayName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GuestAssessorTest {
    private static final Instant TWO = Instant.parse("2026-11-25T14:02:00Z");
    private static final DeskEvent.RoomLabel ROOM =
            new DeskEvent.RoomLabel("room-1", "Consultation");

    private final FakeRoom room = new FakeRoom();
    private final TrustMemory memory = new TrustMemory();
    private final GuestAssessor assessor = new GuestAssessor(memory);
    private final DeskJournal desk = memory.watching(DeskJournal.NONE, Runnable::run);

    @Test
    void nothingIsKnownOfANewName() {
        waits("a", "Ada");

        assertEquals(Assessment.UNKNOWN, of("a"));
        assertTrue(assessor.assess(room.snapshot()).isEmpty());
    }

    @Test
    void aNameOnTheList_isExpected_asWhatTheListSays() {
        memory.of("room-1").expect(List.of(new ExpectedGuest("Lovelace, Ada", "")));
        waits("a", "ada lovelace");

        assertEquals(
                new Assessment(TrustGroup.EXPECTED, List.of(), Optional.of("Lovelace, Ada")),
                of("a"));
    }

    @Test
    void theListOfAnotherRoom_saysNothing() {
        memory.of("room-2").expect(List.of(new ExpectedGuest("Ada", "")));
        waits("a", "Ada");

        assertEquals(Assessment.UNKNOWN, of("a"));
    }

    @Test
    void whoOnlyLooksLikeANameOnTheList_isNotExpected() {
        memory.of("room-1").expect(List.of(new ExpectedGuest("Ada", "")));
        waits("a", "\u0410da");

        assertEquals(Optional.empty(), of("a").expectedAs());
        assertEquals(TrustGroup.SUSPICIOUS, of("a").group());
    }

    @Test
    void whoWasInTheRoomBefore_isKnown() {
        inside(person("x", "Grace", RoomRole.PARTICIPANT));
        assessor.assess(room.snapshot());
        inside();
        waits("a", "grace");

        assertEquals(TrustGroup.KNOWN, of("a").group());
    }

    @Test
    void oneselfWasNeverAGuest() {
        assessor.assess(room.snapshot());
        inside();
        waits("a", "Dr. Winter");

        // Somebody with the moderator's own name is no acquaintance.
        assertEquals(TrustGroup.SUSPICIOUS, of("a").group());
    }

    static Stream<Arguments> q11Names() {
        return Stream.of(
                Arguments.of(
                        "Dr. Winter", List.of(new Concern.SameName("Dr. Winter", Place.IN_ROOM))),
                Arguments.of(
                        "DR. WINTER", List.of(new Concern.SameName("DR. WINTER", Place.IN_ROOM))),
                Arguments.of(
                        "Dr. W\u0456nter",
                        List.of(
                                new Concern.LooksLike("Dr. Winter", Place.IN_ROOM),
                                new Concern.MixedAlphabets())),
                Arguments.of(
                        "Dr Winter", List.of(new Concern.LooksLike("Dr. Winter", Place.IN_ROOM))),
                Arguments.of("Grace", List.of(new Concern.SameName("Grace", Place.IN_ROOM))),
                Arguments.of(
                        "Gr\u0430ce",
                        List.of(
                                new Concern.LooksLike("Grace", Place.IN_ROOM),
                                new Concern.MixedAlphabets())));
    }

    @ParameterizedTest
    @MethodSource("q11Names")
    void q11_nameOfSomebodyInTheRoom_isSuspicious_evenWhenExpected(
            String name, List<Concern> concerns) {
        inside(person("x", "Grace", RoomRole.PARTICIPANT));
        memory.of("room-1").expect(List.of(new ExpectedGuest(name, "")));
        waits("a", name);

        assertEquals(new Assessment(TrustGroup.SUSPICIOUS, concerns, Optional.empty()), of("a"));
    }

    @Test
    void q11_twoWhoClaimTheSameLine_areBothNoLongerExpected() {
        memory.of("room-1").expect(List.of(new ExpectedGuest("Ada Lovelace", "")));
        waits("a", "Ada Lovelace");
        assertEquals(TrustGroup.EXPECTED, of("a").group());
        waits("b", "Lovelace, Ada");

        assertEquals(
                new Assessment(
                        TrustGroup.UNKNOWN,
                        List.of(new Concern.SameName("Lovelace, Ada", Place.WAITING)),
                        Optional.empty()),
                of("a"));
        assertEquals(
                new Assessment(
                        TrustGroup.UNKNOWN,
                        List.of(new Concern.SameName("Ada Lovelace", Place.WAITING)),
                        Optional.empty()),
                of("b"));

        room.noLongerWaiting("b");
        assertEquals(TrustGroup.EXPECTED, of("a").group());
    }

    @Test
    void q11_whoClaimsALineThatSomebodyInsideHas_isSuspicious() {
        memory.of("room-1").expect(List.of(new ExpectedGuest("Ada Lovelace", "")));
        inside(person("x", "Ada Lovelace", RoomRole.PARTICIPANT));
        waits("a", "Lovelace Ada");

        assertEquals(
                List.of(new Concern.SameName("Ada Lovelace", Place.IN_ROOM)), of("a").concerns());
        assertEquals(TrustGroup.SUSPICIOUS, of("a").group());
    }

    @Test
    void q11_twoWhoWaitWithTheSameName_areToldSo_butNotSuspicious() {
        waits("a", "Anna");
        waits("b", "anna");

        assertEquals(
                new Assessment(
                        TrustGroup.UNKNOWN,
                        List.of(new Concern.SameName("Anna", Place.WAITING)),
                        Optional.empty()),
                of("a"));
        assertEquals(1, of("b").concerns().size());
    }

    @Test
    void q11_twoWhoWaitAndLookAlike_areBothSuspicious() {
        waits("a", "Paul");
        waits("b", "PauI");
        waits("c", "Pau");

        assertEquals(List.of(new Concern.LooksLike("PauI", Place.WAITING)), of("a").concerns());
        assertEquals(List.of(new Concern.LooksLike("Paul", Place.WAITING)), of("b").concerns());
        assertEquals(TrustGroup.SUSPICIOUS, of("a").group());
        assertEquals(TrustGroup.SUSPICIOUS, of("b").group());
        assertEquals(Assessment.UNKNOWN, of("c"));
    }

    @Test
    void q11_noTrustGroup_saysVerified() {
        for (TrustGroup group : TrustGroup.values()) {
            assertFalse(group.name().contains("VERIF"), group.name());
        }
    }

    @Test
    void peopleWithoutANames_areNotEachOthersDouble() {
        waits("a", "");
        waits("b", "");

        assertEquals(Assessment.UNKNOWN, of("a"));
    }

    @Test
    void q10_whoWasRemoved_comesBackFlagged() {
        desk.write(acted("Mallory", DeskEvent.Action.REMOVE, true));
        waits("a", "Mallory");

        assertEquals(
                new Assessment(
                        TrustGroup.SUSPICIOUS,
                        List.of(new Concern.RemovedBefore(TWO)),
                        Optional.empty()),
                of("a"));
    }

    @Test
    void q10_whoWasRemoved_andWritesTheNameOtherwise_isFlaggedToo() {
        desk.write(acted("Mallory", DeskEvent.Action.REMOVE, true));
        waits("a", "MaIIory");

        assertEquals(
                List.of(
                        new Concern.RemovedBefore(TWO),
                        new Concern.LooksLike("Mallory", Place.TURNED_AWAY)),
                of("a").concerns());
    }

    @Test
    void whoWasDeniedOnce_isMentioned_andTwiceSuspicious() {
        memory.of("room-1").expect(List.of(new ExpectedGuest("Mallory", "")));
        waits("a", "Mallory");
        desk.write(denied("Mallory", DeskEvent.DecidedBy.MODERATOR));

        assertEquals(
                new Assessment(
                        TrustGroup.UNKNOWN,
                        List.of(new Concern.DeniedBefore(1, TWO)),
                        Optional.empty()),
                of("a"));

        desk.write(denied("MALLORY", DeskEvent.DecidedBy.MODERATOR));
        assertEquals(
                new Assessment(
                        TrustGroup.SUSPICIOUS,
                        List.of(new Concern.DeniedBefore(2, TWO)),
                        Optional.empty()),
                of("a"));
    }

    static Stream<DeskEvent> nothingToRemember() {
        return Stream.of(
                acted("Mallory", DeskEvent.Action.REMOVE, false),
                acted("Mallory", DeskEvent.Action.SEND_BACK, true),
                acted("Mallory", DeskEvent.Action.MUTE_AUDIO, true),
                denied("Mallory", DeskEvent.DecidedBy.DENY_RETURNING_RULE),
                decided("Mallory", DeskEvent.Verdict.DENY, new Decision.AlreadyGone()),
                decided("Mallory", DeskEvent.Verdict.DENY, new Decision.NotSent()),
                decided("Mallory", DeskEvent.Verdict.APPROVE, new Decision.Admitted()),
                acted("", DeskEvent.Action.REMOVE, true));
    }

    @ParameterizedTest
    @MethodSource("nothingToRemember")
    void whatIsNoTurningAway_isNotHeldAgainstAnybody(DeskEvent event) {
        desk.write(event);
        waits("a", "Mallory");
        waits("b", "");

        assertEquals(Assessment.UNKNOWN, of("a"));
        assertEquals(Assessment.UNKNOWN, of("b"));
    }

    @Test
    void q6_hiddenCharacters_areSuspicious() {
        DisplayName name = DisplayName.of("Ada\u202Elovelace\u200B");
        room.await(
                new AwaitedParticipant(
                        new ClientId("a"),
                        name.text(),
                        name.altered(),
                        new Arrival.Knocked(TWO, 0),
                        1));

        assertEquals(
                new Assessment(
                        TrustGroup.SUSPICIOUS,
                        List.of(new Concern.HiddenCharacters()),
                        Optional.empty()),
                of("a"));
    }

    @Test
    void aWordInSeveralAlphabets_isSuspicious_evenWithoutAModel() {
        waits("a", "\u0410da Lovelace");
        waits("b", "Ada \u041B\u0430\u0432\u043B\u0435\u0439\u0441");

        assertEquals(
                new Assessment(
                        TrustGroup.SUSPICIOUS,
                        List.of(new Concern.MixedAlphabets()),
                        Optional.empty()),
                of("a"));
        assertEquals(Assessment.UNKNOWN, of("b"));
    }

    @Test
    void everythingAtOnce_comesInTheOrderOfItsWeight() {
        inside(person("x", "Ada", RoomRole.PARTICIPANT));
        desk.write(acted("Ada", DeskEvent.Action.REMOVE, true));
        desk.write(denied("Ada", DeskEvent.DecidedBy.MODERATOR));
        room.await(
                new AwaitedParticipant(
                        new ClientId("a"), "Ad\u0430", true, new Arrival.Knocked(TWO, 0), 1));
        waits("b", "Ad\u0430");

        assertEquals(
                List.of(
                        new Concern.RemovedBefore(TWO),
                        new Concern.LooksLike("Ada", Place.IN_ROOM),
                        new Concern.DeniedBefore(1, TWO),
                        new Concern.LooksLike("Ada", Place.TURNED_AWAY),
                        new Concern.HiddenCharacters(),
                        new Concern.MixedAlphabets(),
                        new Concern.SameName("Ad\u0430", Place.WAITING)),
                of("a").concerns());
    }

    @Test
    void aSnapshotThatChangesNobody_isAnsweredFromBefore() {
        waits("a", "Anna");
        waits("b", "Anna");
        var before = assessor.assess(room.snapshot());
        room.switches(true, true, true);

        assertSame(before, assessor.assess(room.snapshot()));
    }

    @Test
    void ofACrowdOf10000_onlyThoseAreLookedAtAgain_whomAChangeConcerns() {
        List<AwaitedParticipant> crowd = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            crowd.add(room.person("id" + i, "Guest " + i % 5_000, 0));
        }
        room.waiting(crowd);
        assertEquals(10_000, assessor.assess(room.snapshot()).size());
        long once = assessor.assessed();
        assertEquals(10_000, once);

        room.waiting(crowd.subList(0, 9_999));
        assessor.assess(room.snapshot());
        assertEquals(once + 1, assessor.assessed(), "whoever had the same name has it alone now");

        waits("new", "Somebody else");
        assessor.assess(room.snapshot());
        assertEquals(once + 2, assessor.assessed());

        desk.write(denied("Guest 7", DeskEvent.DecidedBy.MODERATOR));
        assessor.assess(room.snapshot());
        assertEquals(once + 4, assessor.assessed(), "two bear the name that was denied");
    }

    @Test
    void whoIsAllOfOneName_isNotLookedAtAgainForEachOneMore() {
        List<AwaitedParticipant> crowd = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            crowd.add(room.person("id" + i, "Guest", 0));
            if (i % 100 == 99) {
                room.waiting(crowd);
                assessor.assess(room.snapshot());
            }
        }
        assertEquals(10_000, assessor.assessed());
    }

    /** Whatever comes in whatever order: following it is the same as seeing it all at once. */
    @Test
    void followedStepByStep_isJudgedAsIfSeenAtOnce() {
        String[] names = {
            "Anna",
            "anna",
            "\u0410nna",
            "ANNA",
            "Bob",
            "B0b",
            "Lovelace, Ada",
            "Ada Lovelace",
            "Ian",
            "lan",
            "",
            "Guest"
        };
        Random random = new Random(11);
        List<AwaitedParticipant> waiting = new ArrayList<>();
        List<Participant> inside = new ArrayList<>();
        for (int step = 0; step < 600; step++) {
            String name = names[random.nextInt(names.length)];
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> waiting.add(room.person("w" + step, name, 0));
                case 3 -> removeOne(waiting, random);
                case 4 -> inside.add(person("p" + step, name, RoomRole.PARTICIPANT));
                case 5 -> removeOne(inside, random);
                case 6 -> desk.write(denied(name, DeskEvent.DecidedBy.MODERATOR));
                default -> {
                    if (step % 5 == 0) {
                        memory.of("room-1").expect(List.of(new ExpectedGuest(name, "")));
                    } else if (!waiting.isEmpty()) {
                        AwaitedParticipant renamed = waiting.getLast();
                        waiting.set(
                                waiting.size() - 1,
                                new AwaitedParticipant(
                                        renamed.id(),
                                        name,
                                        step % 2 == 0,
                                        renamed.arrival(),
                                        renamed.order()));
                    }
                }
            }
            room.waiting(waiting);
            room.participants(inside);
            assertEquals(
                    new GuestAssessor(memory).assess(room.snapshot()),
                    assessor.assess(room.snapshot()),
                    "step " + step);
        }
    }

    @Test
    void whoWaits_isJudgedAnew_onceItIsForgottenThatTheyWereTurnedAway() {
        desk.write(acted("Mallory", DeskEvent.Action.REMOVE, true));
        waits("a", "Mallory");
        assertEquals(TrustGroup.SUSPICIOUS, of("a").group());

        for (int i = 0; i < TurnedAway.MOST_KEPT; i++) {
            desk.write(denied("Guest " + i, DeskEvent.DecidedBy.MODERATOR));
        }

        assertEquals(Assessment.UNKNOWN, of("a"));
    }

    @Test
    void whoWaits_isJudgedAnew_onceItIsForgottenThatTheyWereInside() {
        comeAndGo("Grace");
        waits("a", "Grace");
        comeAndGo("Ada");
        assertEquals(TrustGroup.KNOWN, of("a").group());

        for (int i = 0; i < RoomMemory.MOST_KNOWN - 2; i++) {
            comeAndGo("Guest " + i);
        }
        comeAndGo("Ada");
        assertEquals(TrustGroup.KNOWN, of("a").group());
        comeAndGo("One more");

        assertEquals(Assessment.UNKNOWN, of("a"));
        waits("b", "Ada");
        assertEquals(TrustGroup.KNOWN, of("b").group());
    }

    private void comeAndGo(String name) {
        inside(person("x" + name, name, RoomRole.PARTICIPANT));
        assessor.assess(room.snapshot());
        inside();
        assessor.assess(room.snapshot());
    }

    private static void removeOne(List<?> people, Random random) {
        if (!people.isEmpty()) {
            people.remove(random.nextInt(people.size()));
        }
    }

    private static DeskEvent acted(String name, DeskEvent.Action action, boolean done) {
        return new DeskEvent.Acted(TWO, ROOM, who(name), action, done);
    }

    private static DeskEvent denied(String name, DeskEvent.DecidedBy by) {
        return new DeskEvent.Decided(
                TWO,
                ROOM,
                who(name),
                DeskEvent.Verdict.DENY,
                by,
                new Decision.Denied(),
                Duration.ZERO);
    }

    private static DeskEvent decided(String name, DeskEvent.Verdict verdict, Decision outcome) {
        return new DeskEvent.Decided(
                TWO,
                ROOM,
                who(name),
                verdict,
                DeskEvent.DecidedBy.MODERATOR,
                outcome,
                Duration.ZERO);
    }

    private static DeskEvent.Person who(String name) {
        return new DeskEvent.Person(new ClientId("gone"), name);
    }

    private void waits(String id, String name) {
        room.await(room.person(id, name, 0));
    }

    private void inside(Participant... others) {
        List<Participant> people = new ArrayList<>();
        people.add(
                new Participant(
                        FakeRoom.SELF, "Dr. Winter", false, RoomRole.MODERATOR, false, false));
        people.addAll(List.of(others));
        room.participants(people);
    }

    private static Participant person(String id, String name, RoomRole role) {
        return new Participant(new ClientId(id), name, false, role, false, false);
    }

    private Assessment of(String id) {
        return assessor.assess(room.snapshot()).getOrDefault(new ClientId(id), Assessment.UNKNOWN);
    }
}
