package dev.anteroom.console.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Concern;
import dev.anteroom.console.desk.Concern.Place;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomEvent.Vanishing;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of a row as a table: its words, and what can be done in it. */
class RowTextsTest {
    private static final long NOW = Duration.ofMinutes(4).toNanos();

    private final RowTexts words = new RowTexts(new LobbyTexts());

    private static AwaitedParticipant ada() {
        return new AwaitedParticipant(
                new ClientId("a"), "Ada", false, new Arrival.Knocked(Instant.EPOCH, 0), 1);
    }

    private static RowLook look(RowState state) {
        return RowLook.of(ada()).with(state);
    }

    private static RowState.Pending pending(Verdict verdict, int secondsLeft) {
        return new RowState.Pending(verdict, NOW + Duration.ofSeconds(secondsLeft).toNanos(), 1);
    }

    /** State, words, can be decided, was decided but not sent, only says goodbye. */
    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(new RowState.Waiting(), "waiting 4 min", true, false, false),
                Arguments.of(
                        pending(Verdict.APPROVE, 6), "Will be let in in 5 s", false, true, false),
                Arguments.of(
                        pending(Verdict.DENY, 3), "Will be turned away in 2 s", false, true, false),
                Arguments.of(
                        pending(Verdict.DENY, 0), "Will be turned away in 1 s", false, true, false),
                Arguments.of(
                        new RowState.Draft(Verdict.APPROVE),
                        "Not sent: let in? Confirm above, or decide again.",
                        true,
                        true,
                        false),
                Arguments.of(
                        new RowState.Draft(Verdict.DENY),
                        "Not sent: turn away? Confirm above, or decide again.",
                        true,
                        true,
                        false),
                Arguments.of(
                        new RowState.Queued(Verdict.APPROVE),
                        "Will be let in shortly",
                        false,
                        true,
                        false),
                Arguments.of(
                        new RowState.Queued(Verdict.DENY),
                        "Will be turned away shortly",
                        false,
                        true,
                        false),
                Arguments.of(
                        new RowState.Sending(Verdict.APPROVE), "Letting in…", false, false, false),
                Arguments.of(
                        new RowState.Sending(Verdict.DENY), "Turning away…", false, false, false),
                Arguments.of(new RowState.Settled(Verdict.APPROVE), "Let in", false, false, true),
                Arguments.of(new RowState.Settled(Verdict.DENY), "Turned away", false, false, true),
                Arguments.of(
                        new RowState.Failed(new Decision.RoomFull()),
                        "The room is full. Somebody has to leave before you can approve.",
                        true,
                        false,
                        false),
                Arguments.of(
                        new RowState.Failed(new Decision.Refused(4122, "no")),
                        "The server said no: no (code 4122)",
                        true,
                        false,
                        false),
                Arguments.of(
                        new RowState.Gone(Optional.empty()),
                        "No longer waiting",
                        false,
                        false,
                        true),
                Arguments.of(
                        new RowState.Gone(Optional.of(Vanishing.ADMITTED_ELSEWHERE)),
                        "Let in by another moderator",
                        false,
                        false,
                        true),
                Arguments.of(
                        new RowState.Gone(Optional.of(Vanishing.LEFT_OR_DENIED_ELSEWHERE)),
                        "Left, or turned away by another moderator",
                        false,
                        false,
                        true),
                Arguments.of(
                        new RowState.Gone(Optional.of(Vanishing.KNOCK_SWITCHED_OFF)),
                        "No longer waiting, knock was switched off",
                        false,
                        false,
                        true));
    }

    @ParameterizedTest
    @MethodSource("states")
    void aState_hasItsWords_andItsRights(
            RowState state, String expected, boolean open, boolean unsent, boolean leaving) {
        assertEquals(expected, words.state(look(state), NOW));
        assertEquals("Ada, " + expected, words.described(look(state), "", NOW));
        assertEquals(open, state.isOpen());
        assertEquals(unsent, state.isUnsent());
        assertEquals(leaving, state.isLeaving());
    }

    @Test
    void theTable_hasEveryKindOfState() {
        Set<Class<?>> shown =
                states().map(row -> Objects.requireNonNull(row.get()[0]).getClass())
                        .collect(Collectors.toSet());
        assertEquals(new HashSet<>(Arrays.asList(RowState.class.getPermittedSubclasses())), shown);
    }

    static Stream<Arguments> concerns() {
        Instant noon = Instant.parse("2026-11-25T12:00:00Z");
        return Stream.of(
                Arguments.of(new Concern.HiddenCharacters(), "The name had hidden characters"),
                Arguments.of(
                        new Concern.MixedAlphabets(), "Letters of different alphabets in one word"),
                Arguments.of(
                        new Concern.SameName("Ada", Place.WAITING),
                        "Somebody else who waits is called “Ada”, too"),
                Arguments.of(
                        new Concern.SameName("Ada", Place.IN_ROOM),
                        "Somebody in the room is called “Ada”, too"),
                Arguments.of(
                        new Concern.SameName("Ada", Place.TURNED_AWAY),
                        "Same name as “Ada”, who was turned away"),
                Arguments.of(
                        new Concern.LooksLike("Аda", Place.WAITING), "Looks like “Аda”, who waits"),
                Arguments.of(
                        new Concern.LooksLike("Аda", Place.IN_ROOM),
                        "Looks like “Аda” in the room"),
                Arguments.of(
                        new Concern.LooksLike("{0}", Place.TURNED_AWAY),
                        "Looks like “{0}”, who was turned away"),
                Arguments.of(
                        new Concern.RemovedBefore(noon), "Somebody with this name was removed at "),
                Arguments.of(
                        new Concern.DeniedBefore(2, noon),
                        "Somebody with this name was turned away twice, last at "));
    }

    @ParameterizedTest
    @MethodSource("concerns")
    void aConcern_isToldInWords_alsoToThoseWhoHearTheRow(Concern concern, String expected) {
        RowLook look =
                look(new RowState.Waiting())
                        .with(
                                new Assessment(
                                        TrustGroup.SUSPICIOUS, List.of(concern), Optional.empty()));
        assertTrue(words.concerns(look).startsWith(expected), words.concerns(look));
        String described = words.described(look, "", NOW);
        assertTrue(described.contains(expected), described);
    }

    @Test
    void theConcerns_areEveryKindThereIs() {
        Set<Class<?>> shown =
                concerns()
                        .map(row -> Objects.requireNonNull(row.get()[0]).getClass())
                        .collect(Collectors.toSet());
        Set<Class<?>> all =
                Arrays.stream(Concern.class.getPermittedSubclasses()).collect(Collectors.toSet());
        assertEquals(all, shown);
    }

    @Test
    void anExpectedName_isAHint_andTheNoteIsShown() {
        RowLook look =
                look(new RowState.Waiting())
                        .with(
                                new Assessment(
                                        TrustGroup.EXPECTED, List.of(), Optional.of("A. Lovelace")))
                        .withHeld(true)
                        .withNote("after 3 pm");
        assertEquals(
                "On your list as “A. Lovelace” – a hint, not a proof · On hold · Note: after 3 pm",
                words.remarks(look));
    }

    @Test
    void ofSeveralRooms_theRowSaysItsOwn() {
        assertTrue(
                words.described(look(new RowState.Waiting()), "Surgery", NOW)
                        .startsWith("Ada, Room Surgery, "));
    }
}
