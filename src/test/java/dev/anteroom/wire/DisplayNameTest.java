package dev.anteroom.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile names. All odd characters are escaped, so that this file hides nothing either. */
final class DisplayNameTest {
    static Stream<Arguments> names() {
        return Stream.of(
                // raw, shown, altered
                Arguments.of("Ayşe Yılmaz", "Ayşe Yılmaz", false),
                Arguments.of("  Ann   Lee  ", "Ann Lee", false),
                Arguments.of("Ann\u00A0Lee", "Ann Lee", false),
                Arguments.of("Ann\u3000Lee", "Ann Lee", false),
                Arguments.of("", "", false),
                Arguments.of("   ", "", false),
                Arguments.of("李小龍", "李小龍", false),
                Arguments.of("\uD83C\uDF88 Zoe", "\uD83C\uDF88 Zoe", false),
                // two spellings of the same letters look the same afterwards
                Arguments.of("Zoe\u0308", "Zo\u00EB", false),
                // markup stays text
                Arguments.of("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>", false),
                // a second line could pretend to be another row
                Arguments.of("Ann\nModerator", "Ann Moderator", true),
                Arguments.of("Ann\r\nModerator", "Ann Moderator", true),
                Arguments.of("Ann\u2028Moderator", "Ann Moderator", false),
                // right-to-left override and its relatives reorder what follows
                Arguments.of("Ann \u202Erotaredom", "Ann rotaredom", true),
                Arguments.of("\u2066Ann\u2069", "Ann", true),
                // invisible characters make two names look the same
                Arguments.of("A\u200Bnn", "Ann", true),
                Arguments.of("A\u200Dnn", "Ann", true),
                Arguments.of("A\uFEFFnn", "Ann", true),
                Arguments.of("A\u00ADnn", "Ann", true),
                Arguments.of("Ann\u3164", "Ann", true),
                Arguments.of("\u2800\u2800", "", true),
                // control characters, private use, lone surrogates, tags
                Arguments.of("A\u0000n\u0007n\u001B[31m", "Ann[31m", true),
                Arguments.of("Ann\uE000", "Ann", true),
                Arguments.of("Ann\uD83C", "Ann", true),
                Arguments.of("Ann\uDB40\uDC41", "Ann", true),
                // nothing to overprint
                Arguments.of("\u0301Ann", "Ann", true));
    }

    @ParameterizedTest
    @MethodSource("names")
    void of_name_isMadeFitToBeShown(String raw, String shown, boolean altered) {
        assertEquals(new DisplayName(shown, altered), DisplayName.of(raw));
    }

    @Test
    void of_stackedMarks_keepsThree() {
        DisplayName name = DisplayName.of("Z" + "\u0338".repeat(500) + "algo");

        assertEquals("Z" + "\u0338".repeat(3) + "algo", name.text());
        assertTrue(name.altered());
    }

    @Test
    void of_longestName_isKept() {
        String longest = "x".repeat(DisplayName.MAX_LENGTH);

        assertEquals(new DisplayName(longest, false), DisplayName.of(longest));
    }

    @Test
    void of_tooLongName_isCutAndSaysSo() {
        DisplayName name = DisplayName.of("x".repeat(DisplayName.MAX_LENGTH + 1));

        assertEquals("x".repeat(DisplayName.MAX_LENGTH) + "…", name.text());
        assertTrue(name.altered());
    }

    @Test
    void of_megabytes_isBounded() {
        DisplayName name = DisplayName.of("\u200B".repeat(4_000_000) + "Ann");

        assertEquals("", name.text());
        assertTrue(name.altered());
    }

    @Test
    void of_longNameOutsideTheFirstPlane_isCutBetweenCharacters() {
        DisplayName name = DisplayName.of("\uD83C\uDF88".repeat(200));

        assertEquals(
                DisplayName.MAX_LENGTH + 1, name.text().codePointCount(0, name.text().length()));
        assertFalse(name.text().chars().allMatch(unit -> unit == '?'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann", "Ann Moderator", "Zo\u00EB", "x…", "\uD83C\uDF88"})
    void of_cleanName_changesNothingTwice(String clean) {
        assertEquals(
                DisplayName.of(clean).text(), DisplayName.of(DisplayName.of(clean).text()).text());
        assertFalse(DisplayName.of(clean).altered());
    }
}
