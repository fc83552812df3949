package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.PracticeBench.Person;
import dev.anteroom.testkit.RoomWatch;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's program is the program: taken from the page, compiled, run, and talked to. */
final class SdkGuideTest {
    private static final Path GUIDE = Path.of("docs", "sdk.md");
    private static final Pattern BLOCK =
            Pattern.compile("```java\\n(?<code>.*?)```", Pattern.DOTALL);

    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("reads-the-doorkeeper").factory());

    private static String program() throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(GUIDE));
        assertTrue(matcher.find(), "the guide has no program");
        return matcher.group("code");
    }

    @Test
    void program_isShort() throws IOException {
        assertTrue(program().lines().count() <= 30, program().lines().count() + " lines");
    }

    @Test
    void mediaBlock_compiles(@TempDir Path directory) throws Exception {
        List<String> blocks =
                BLOCK.matcher(Files.readString(GUIDE))
                        .results()
                        .map(block -> block.group("code"))
                        .toList();
        assertEquals(2, blocks.size());
        Path source = directory.resolve("Speaker.java");
        Files.writeString(
                source,
                """
                import dev.anteroom.enx.*;
                import dev.anteroom.media.*;
                import java.util.Optional;

                abstract class Speaker {
                    abstract VideoSink sinkOf(RoomMedia.Talker talker);

                    void speak(String token, EnxRoomObserver observer) throws Exception {
                        %s
                    }
                }
                """
                        .formatted(blocks.getLast()));

        compile(source, directory);
    }

    @Test
    void program_moderatesAPracticeRoom(@TempDir Path directory) throws Exception {
        Path source = directory.resolve("Doorkeeper.java");
        Files.writeString(source, program());
        compile(source, directory);

        try (PracticeBench bench = new PracticeBench()) {
            String room = bench.knockRoom();
            Process doorkeeper = start(directory, bench.server.token(room, "Mo", "moderator"));
            try (BufferedWriter keyboard = doorkeeper.outputWriter(StandardCharsets.UTF_8)) {
                BlockingQueue<String> screen = screen(doorkeeper);
                await(screen, "Connected[]");
                Person ann = bench.guest(room, "Ann");
                await(screen, "  0 waits: Ann");
                Person ben = bench.guest(room, "Ben");
                await(screen, "  1 waits: Ben");

                type(keyboard, "deny 0");
                await(screen, "Denied[]");
                type(keyboard, "admit 1");
                await(screen, "Admitted[]");

                assertEquals(DisconnectReason.Kind.DENIED, ann.watch().ended().reason().kind());
                ben.watch().connected();
                type(keyboard, "quit");
                assertTrue(
                        doorkeeper.waitFor(RoomWatch.LIMIT_SECONDS, TimeUnit.SECONDS),
                        "the program does not end");
                assertEquals(0, doorkeeper.exitValue());
            } finally {
                doorkeeper.destroyForcibly();
                reader.shutdownNow();
            }
        }
    }

    private static void compile(Path source, Path into) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result =
                compiler.run(
                        null,
                        null,
                        null,
                        "-Xlint:all,-processing,-classfile",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        into.toString(),
                        source.toString());
        assertEquals(0, result, "the guide's program does not compile");
    }

    private static Process start(Path classes, String token) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes
                                + System.getProperty("path.separator")
                                + System.getProperty("java.class.path"),
                        "-Dstdout.encoding=UTF-8",
                        "Doorkeeper",
                        token)
                .redirectErrorStream(true)
                .start();
    }

    private BlockingQueue<String> screen(Process process) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        reader.execute(() -> output.lines().forEach(lines::add));
        return lines;
    }

    private static void type(BufferedWriter keyboard, String line) throws IOException {
        keyboard.write(line);
        keyboard.newLine();
        keyboard.flush();
    }

    private static void await(BlockingQueue<String> screen, String wanted)
            throws InterruptedException {
        List<String> seen = new ArrayList<>();
        for (String line = ""; !line.equals(wanted); seen.add(line)) {
            String next = screen.poll(RoomWatch.LIMIT_SECONDS, TimeUnit.SECONDS);
            assertTrue(next != null, "Only this came: " + seen);
            line = String.valueOf(next);
        }
    }
}
