package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import javafx.geometry.NodeOrientation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguagesTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void putBack() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "de-DE, '',   Anklopfen",
        "de-DE, en,   Knock",
        "en-US, '',   Knock",
        "en-US, de,   Anklopfen",
        "de-CH, '',   Anklopfen",
        "fr-FR, '',   Knock",
        "fr-FR, de,   Anklopfen",
        "en-US, xx,   Knock"
    })
    void theTexts_areInTheChosenLanguageOrTheSystems(String system, String chosen, String knock) {
        Locale.setDefault(Locale.forLanguageTag(system));
        Languages.speak(chosen);
        assertEquals(knock, Texts.of("room").get("knock"));
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, '', '12,345'",
        "de-DE, '', '12.345'",
        "de-CH, '', '12’345'",
        "de-DE, en, '12.345'",
        "fr-FR, '', '12,345'"
    })
    void numbers_areWrittenAsTheRegionDoes(String system, String chosen, String written) {
        Locale.setDefault(Locale.forLanguageTag(system));
        Languages.speak(chosen);
        String title = Texts.of("room").get("title.waiting", "Room", 12_345);
        assertEquals("(" + written + ") Room · Anteroom", title);
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, LEFT_TO_RIGHT",
        "de, LEFT_TO_RIGHT",
        "ar-XB, RIGHT_TO_LEFT",
        "he-IL, RIGHT_TO_LEFT",
        "fa, RIGHT_TO_LEFT",
        "ur-PK, RIGHT_TO_LEFT"
    })
    void windows_areLaidOutAsTheLanguageIsWritten(String tag, NodeOrientation expected) {
        assertEquals(expected, Languages.orientation(Locale.forLanguageTag(tag)));
    }

    @Test
    void languages_areNamedInThemselves() {
        assertEquals("Deutsch", Languages.nameOf("de"));
        assertEquals("English", Languages.nameOf("en"));
    }
}
