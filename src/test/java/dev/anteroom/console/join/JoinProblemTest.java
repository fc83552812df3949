package dev.anteroom.console.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.DisconnectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class JoinProblemTest {
    private final Texts texts = Texts.of("join");

    @ParameterizedTest
    @EnumSource(JoinFault.class)
    void everyFault_hasASentence(JoinFault fault) {
        String sentence = new JoinProblem(fault, "Details.").sentence(texts);
        assertFalse(sentence.isBlank());
        assertFalse(sentence.contains("{"), sentence);
        assertFalse(sentence.contains("''"), sentence);
    }

    @ParameterizedTest
    @EnumSource(JoinProgress.class)
    void everyStep_hasASentence(JoinProgress step) {
        assertFalse(texts.get(step.key()).isBlank());
    }

    @ParameterizedTest
    @EnumSource(DisconnectReason.Kind.class)
    void everyEndOfAStay_hasASentence(DisconnectReason.Kind kind) {
        assertFalse(texts.get("left." + kind).isBlank());
    }

    @Test
    void wordsFromTheNetwork_areOneBoundedLineWithoutTricks() {
        JoinProblem problem =
                JoinProblem.quoting(
                        JoinFault.SERVER_REFUSED, "no\u202E such\nroom {0} '" + "x".repeat(500));
        String sentence = problem.sentence(texts);
        assertTrue(sentence.startsWith("The server gave no token. It says: no such room {0} 'xx"));
        assertEquals(200, problem.detail().length());
    }

    @Test
    void withoutWords_thePlainSentenceIsTaken() {
        assertEquals(
                "The server gave no token and no reason. Check the room.",
                JoinProblem.quoting(JoinFault.SERVER_REFUSED, " \u0000 ").sentence(texts));
    }

    @ParameterizedTest
    @CsvSource({
        "DENIED, 0, ROOM_DENIED",
        "REMOVED, 2001, ROOM_REMOVED",
        "ROOM_ENDED, 0, ROOM_ENDED",
        "UNREACHABLE, 1172, ROOM_UNREACHABLE",
        "CONNECTION_LOST, 1165, ROOM_CONNECTION_LOST",
        "LEFT, 2006, ROOM_CONNECTION_LOST",
        "JOIN_REFUSED, 2101, ROOM_MODERATORS_FULL",
        "JOIN_REFUSED, 2102, ROOM_FULL",
        "JOIN_REFUSED, 4124, ROOM_LOCKED",
        "JOIN_REFUSED, 4101, ROOM_TOKEN_REJECTED",
        "JOIN_REFUSED, 4131, ROOM_TOKEN_REJECTED",
        "JOIN_REFUSED, 4132, ROOM_TOKEN_EXPIRED",
        "JOIN_REFUSED, 4133, ROOM_GONE",
        "JOIN_REFUSED, 9999, ROOM_REFUSED"
    })
    void aRefusalOfTheRoom_isNamed(DisconnectReason.Kind kind, int cause, JoinFault expected) {
        assertEquals(
                expected, RoomRefusals.problemOf(new DisconnectReason(kind, cause, "")).fault());
    }
}
