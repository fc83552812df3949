package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of all screens in all languages: complete, used, and nowhere else. */
final class BundlesTest {
    private static final Path BUNDLES = Path.of("src/main/resources/i18n");
    private static final Path FXML = Path.of("src/main/resources/fxml");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern FXML_KEY = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    /** A text handed straight to something that shows or says it. */
    private static final Pattern WRITTEN_TEXT =
            Pattern.compile(
                    "(?:setText|setPromptText|setAccessibleText|setAccessibleHelp|setTitle"
                            + "|new Label|new Button|new MenuItem|new Tooltip|new CheckBox"
                            + "|new Text|new ToggleButton)\\(\\s*\"[^\"]*\\p{L}{2}"
                            + "|[.]say\\(\\s*\"[^\"]*\\p{L} \\p{L}");

    static List<String> screens() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("_"))
                    .map(name -> name.replace(".properties", ""))
                    .sorted()
                    .toList();
        }
    }

    static List<String> translations() throws IOException {
        List<String> all = new ArrayList<>();
        for (String screen : screens()) {
            for (String language : Languages.OFFERED) {
                if (!language.equals("en")) {
                    all.add(screen + "_" + language);
                }
            }
        }
        return all;
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name + ".properties"))) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties english(String translation) {
        return read(translation.substring(0, translation.indexOf('_')));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> files(Path root, String end) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Path root, String end, Pattern pattern) {
        Function<MatchResult, String> group = match -> match.group(1);
        return files(root, end).stream()
                .flatMap(file -> pattern.matcher(content(file)).results().map(group))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyTranslation_hasExactlyTheEnglishKeys(String translation) {
        assertEquals(
                new TreeSet<>(english(translation).stringPropertyNames()),
                new TreeSet<>(read(translation).stringPropertyNames()));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyTranslation_fillsInTheSameThings(String translation) {
        Properties english = english(translation);
        read(translation)
                .forEach(
                        (key, text) ->
                                assertEquals(
                                        placeholders(english.getProperty(key.toString())),
                                        placeholders(text.toString()),
                                        translation + ": " + key));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyTranslation_isTranslated(String translation) {
        Properties english = english(translation);
        long same =
                read(translation).entrySet().stream()
                        .filter(text -> text.getValue().equals(english.get(text.getKey())))
                        .filter(text -> text.getValue().toString().length() > 20)
                        .filter(text -> text.getValue().toString().contains(" "))
                        .count();
        assertEquals(0, same, "sentences that are the same in both languages");
    }

    @ParameterizedTest
    @MethodSource({"screens", "translations"})
    void everyText_canBeFilledInForAnyNumber(String bundle) {
        Locale locale = bundle.endsWith("_de") ? Locale.GERMAN : Locale.ENGLISH;
        read(bundle)
                .forEach(
                        (key, text) -> {
                            assertFalse(text.toString().isBlank(), bundle + ": " + key);
                            for (int number : new int[] {0, 1, 2, 5, 11, 21, 1_000}) {
                                Object[] numbers = {number, number, number, number};
                                String filled =
                                        new MessageFormat(text.toString(), locale).format(numbers);
                                assertFalse(filled.contains("{"), bundle + ": " + key);
                                assertFalse(
                                        text.toString().contains("'"),
                                        bundle + ": " + key + " has a straight quote");
                            }
                        });
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyText_isUsed(String screen) {
        Set<String> literals = found(SOURCES, ".java", LITERAL);
        Set<String> inFxml = found(FXML, ".fxml", FXML_KEY);
        List<String> unused =
                read(screen).stringPropertyNames().stream()
                        .filter(key -> !inFxml.contains(key))
                        .filter(key -> !isMadeOf(key, literals))
                        .sorted()
                        .toList();
        assertEquals(List.of(), unused, screen);
    }

    /** Whether a program with these literals can ask for the key: whole, or put together. */
    private static boolean isMadeOf(String key, Set<String> literals) {
        if (literals.contains(key)) {
            return true;
        }
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            boolean beginsWithPart = literals.contains(key.substring(0, dot + 1));
            boolean isPartAndEnd =
                    literals.contains(key.substring(dot))
                            && isMadeOf(key.substring(0, dot), literals);
            if (beginsWithPart || isPartAndEnd) {
                return true;
            }
        }
        return false;
    }

    @Test
    void noTextIsWrittenInTheProgram() {
        List<String> written =
                files(SOURCES.resolve("dev/anteroom/console"), ".java").stream()
                        .flatMap(
                                file ->
                                        WRITTEN_TEXT
                                                .matcher(content(file))
                                                .results()
                                                .map(
                                                        match ->
                                                                file.getFileName()
                                                                        + ": "
                                                                        + match.group()))
                        .toList();
        assertEquals(List.of(), written);
    }

    @Test
    void theScreens_areFound() throws IOException {
        assertTrue(screens().containsAll(List.of("join", "room", "lobby", "notify", "settings")));
    }
}
