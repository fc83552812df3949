package dev.anteroom.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What the documents name as a proof is a test, and each line of their tables has one. */
final class ProofsTest {
    private static final Path DOCUMENT = Path.of("docs", "faults.md");
    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final Pattern PROOF = Pattern.compile("`([A-Z]\\w+Test)#(\\w+)`");
    private static final String CODE = ".java";

    @Test
    void everyTestThatIsNamed_isOne() throws IOException {
        Map<String, String> classes = classesByName();
        List<String> missing =
                PROOF.matcher(Files.readString(DOCUMENT))
                        .results()
                        .filter(named -> !isTest(classes.get(named.group(1)), named.group(2)))
                        .map(MatchResult::group)
                        .toList();

        assertEquals(List.of(), missing);
    }

    @Test
    void everyLineOfATable_namesATest() throws IOException {
        List<String> rows =
                Files.readString(DOCUMENT)
                        .lines()
                        .filter(line -> line.startsWith("| "))
                        .filter(line -> !line.startsWith("| ---") && !line.endsWith("| tests |"))
                        .toList();

        assertTrue(rows.size() > 40, "the tables are gone");
        assertEquals(List.of(), rows.stream().filter(row -> !PROOF.matcher(row).find()).toList());
    }

    private static Map<String, String> classesByName() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith("Test" + CODE))
                    .map(file -> SOURCES.relativize(file).toString())
                    .map(name -> name.substring(0, name.length() - CODE.length()))
                    .map(name -> name.replace(name.contains("/") ? '/' : '\\', '.'))
                    .collect(
                            Collectors.toMap(
                                    name -> name.substring(name.lastIndexOf('.') + 1),
                                    name -> name,
                                    (one, other) -> one));
        }
    }

    private static boolean isTest(@Nullable String className, String method) {
        if (className == null) {
            return false;
        }
        try {
            // Not initialised: some start what only their own extensions end.
            Class<?> found = Class.forName(className, false, ProofsTest.class.getClassLoader());
            return Stream.concat(
                            Stream.of(found.getDeclaredMethods()),
                            Arrays.stream(found.getDeclaredClasses())
                                    .flatMap(inner -> Stream.of(inner.getDeclaredMethods())))
                    .filter(each -> each.getName().equals(method))
                    .anyMatch(ProofsTest::isTest);
        } catch (ClassNotFoundException gone) {
            return false;
        }
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class);
    }
}
