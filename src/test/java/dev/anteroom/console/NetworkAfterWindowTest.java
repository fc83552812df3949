package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The first window is there before the network is touched, in each way to start. The real program
 * runs in a process of its own, which counts its sockets of the network at the moment the window is
 * shown, by what Linux says of them.
 */
@Tag("fx")
@EnabledOnOs(OS.LINUX)
final class NetworkAfterWindowTest {
    private static final int LIMIT_SECONDS = 40;
    private static final String TOKEN =
            Base64.getEncoder()
                    .encodeToString(
                            "{\"host\":\"127.0.0.1:1\",\"secure\":false}"
                                    .getBytes(StandardCharsets.UTF_8));

    @TempDir Path directory;

    static Stream<List<String>> waysToStart() {
        return Stream.of(
                List.of(),
                List.of("--practice"),
                List.of("--practice", "--guests", "rehearsal"),
                List.of("--tour", "DIRECTORY"),
                List.of("--token-file", "TOKEN"),
                List.of("anteroom://join?host=http://127.0.0.1:1&room=5f0d1f2e3a4b5c6d7e8f9a0b"));
    }

    @ParameterizedTest
    @MethodSource("waysToStart")
    void noSocketIsOpen_whenTheWindowIsShown(List<String> arguments) throws Exception {
        Path token = Files.writeString(directory.resolve("token"), TOKEN);
        List<String> command =
                ChildProgram.command(CountingStart.class, directory.resolve("settings"));
        for (String argument : arguments) {
            command.add(
                    switch (argument) {
                        case "DIRECTORY" -> directory.resolve("tour").toString();
                        case "TOKEN" -> token.toString();
                        default -> argument;
                    });
        }
        ProcessBuilder starting =
                new ProcessBuilder(command)
                        .redirectError(directory.resolve("err").toFile())
                        .redirectOutput(directory.resolve("out").toFile());
        starting.environment().put(StartMarks.VARIABLE, "1");
        Process process = starting.start();
        try {
            assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it ends");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(
                CountingStart.SHOWN + List.of(),
                Files.readString(directory.resolve("out")).strip(),
                Files.readString(directory.resolve("err")));
    }

    /** Starts the program, and ends it as soon as its window is shown. */
    static final class CountingStart {
        static final String SHOWN = "shown with these sockets: ";

        private CountingStart() {}

        /** Takes the program's arguments. */
        public static void main(String[] arguments) {
            PrintStream watched =
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
                        @Override
                        public void println(String line) {
                            if (line.startsWith("start-mark window-shown")) {
                                say();
                            }
                        }
                    };
            new Anteroom(System.in, watched, System.err, System.getenv()).run(arguments);
            Runtime.getRuntime().halt(1);
        }

        private static void say() {
            try {
                System.out.println(SHOWN + NetworkSockets.ofThisProcess());
                Runtime.getRuntime().halt(0);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
