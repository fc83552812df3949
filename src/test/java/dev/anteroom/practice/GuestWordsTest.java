package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything the guest page says is there in German, too, and nothing that it does not say. */
final class GuestWordsTest {
    private static final Path GUEST = Path.of("src", "main", "resources", "guest");
    private static final Pattern SAID = Pattern.compile("\\bt\\(\\s*\"([^\"]*)\"");
    private static final Pattern TRANSLATED =
            Pattern.compile("^ {2}\"?([^\"\\n]*?)\"?:\\s+\"([^\"]*)\",$", Pattern.MULTILINE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern SENTENCE =
            Pattern.compile("(?<!t\\()[\"`]([A-Z][a-z]+ [^\"`]*)[\"`]");

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(GUEST)) {
            return files
                    .filter(file -> file.toString().endsWith(".js"))
                    .filter(file -> !file.endsWith("german.js"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Set<String> said() throws IOException {
        Set<String> said = new TreeSet<>(written());
        scripts()
                .flatMap(file -> SAID.matcher(content(file)).results().map(group(1)))
                .forEach(said::add);
        return said;
    }

    /** The texts and labels of the page itself; what needs no script speaks both languages. */
    private static Set<String> written() {
        String page =
                content(GUEST.resolve("index.html")).replaceAll("(?s)<noscript>.*?</noscript>", "");
        Set<String> texts =
                Stream.of(page.split("<[^>]*>", -1))
                        .map(text -> text.strip().replaceAll("\\s+", " "))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
        Pattern.compile("aria-label=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(group(1))
                .forEach(texts::add);
        return texts;
    }

    private static Map<String, String> german() {
        return TRANSLATED
                .matcher(content(GUEST.resolve("german.js")))
                .results()
                .collect(Collectors.toMap(group(1), group(2), (one, other) -> one, TreeMap::new));
    }

    private static Function<MatchResult, String> group(int number) {
        return match -> match.group(number);
    }

    @Test
    void everyText_isThereInGerman_andNoOther() throws IOException {
        assertEquals(said(), german().keySet());
        assertTrue(said().contains("Knock to join"), "the texts were found");
    }

    @Test
    void everyTranslation_fillsInTheSameThings() {
        german().forEach(
                        (english, german) -> {
                            assertEquals(placeholders(english), placeholders(german), english);
                            assertFalse(german.isBlank(), english);
                        });
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noSentence_isSaidWithoutATranslation() throws IOException {
        assertEquals(
                Set.of(),
                scripts()
                        .flatMap(
                                file ->
                                        content(file)
                                                .lines()
                                                .filter(line -> !line.strip().startsWith("*"))
                                                .filter(line -> !line.contains("new Error("))
                                                .flatMap(
                                                        line ->
                                                                SENTENCE.matcher(line)
                                                                        .results()
                                                                        .map(group(1))))
                        .collect(Collectors.toSet()));
    }
}
