package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    @Test
    void aControllerIsRegisteredOnce() {
        Views views = new Views();
        views.register(String.class, () -> "");
        assertThrows(
                IllegalStateException.class, () -> views.register(String.class, () -> "again"));
    }

    private static String read(FxmlFile file) throws IOException {
        try (InputStream in = file.url().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
