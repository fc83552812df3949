package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.css.CssParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FxmlFileTest {
    private static final Pattern KEY = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern STYLESHEET = Pattern.compile("@\\.\\./(css/[a-z_]+\\.css)");
    private static final Pattern WRITTEN_TEXT =
            Pattern.compile(
                    "(?:text|promptText|accessibleText|accessibleHelp)=\"([^%$\"][^\"]*)\"");

    @ParameterizedTest
    @EnumSource(FxmlFile.class)
    void everyKeyIsInTheBundle(FxmlFile file) throws IOException {
        Texts texts = Texts.of(file.screen());
        Matcher keys = KEY.matcher(read(file));
        while (keys.find()) {
            assertFalse(texts.bundle().getString(keys.group(1)).isBlank(), keys.group(1));
        }
    }

    @ParameterizedTest
    @EnumSource(FxmlFile.class)
    void noTextIsWrittenIntoTheFile(FxmlFile file) throws IOException {
        List<String> written =
                WRITTEN_TEXT.matcher(read(file)).results().map(match -> match.group(1)).toList();
        assertEquals(List.of(), written);
    }

    @ParameterizedTest
    @EnumSource(FxmlFile.class)
    void everyStylesheetIsThere(FxmlFile file) throws IOException {
        Matcher sheets = STYLESHEET.matcher(read(file));
        while (sheets.find()) {
            assertNotNull(FxmlFile.class.getResource("/" + sheets.group(1)), sheets.group(1));
        }
    }

    /**
     * JavaFX goes on without the part of a stylesheet that it does not understand: it logs some
     * faults, and at others stops reading without a word. So the rules are counted as well.
     */
    @ParameterizedTest
    @EnumSource(FxmlFile.class)
    void everyStylesheetIsUnderstoodToItsEnd(FxmlFile file) throws IOException {
        Matcher sheets = STYLESHEET.matcher(read(file));
        while (sheets.find()) {
            URL sheet = Objects.requireNonNull(FxmlFile.class.getResource("/" + sheets.group(1)));
            CssParser.errorsProperty().clear();
            int understood = new CssParser().parse(sheet).getRules().size();
            List<String> errors =
                    CssParser.errorsProperty().stream()
                            .map(CssParser.ParseError::getMessage)
                            .toList();
            long written = read(sheet).chars().filter(character -> character == '{').count();
            assertEquals(List.of(), errors, sheets.group(1));
            assertEquals(written, understood, sheets.group(1));
        }
    }

    @Test
    void aControllerIsRegisteredOnce() {
        Views views = new Views();
        views.register(String.class, () -> "");
        assertThrows(
                IllegalStateException.class, () -> views.register(String.class, () -> "again"));
    }

    private static String read(FxmlFile file) throws IOException {
        return read(file.url());
    }

    private static String read(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
