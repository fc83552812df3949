package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The real program in a process of its own, on the headless platform. */
@Tag("fx")
final class ChildProcessTest {
    private static final int LIMIT_SECONDS = 90;
    private static final Pattern GUEST_PAGE = Pattern.compile("http://127\\.0\\.0\\.1:\\S+");

    @TempDir Path directory;

    private Process start(String... arguments) throws IOException {
        List<String> command = ChildProgram.command(Anteroom.class, directory.resolve("settings"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(directory.resolve("err").toFile()).start();
    }

    private String err() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    private static int exitNumber(Process process) throws InterruptedException {
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it does not end");
        return process.exitValue();
    }

    @Test
    void version_endsFine() throws Exception {
        Process process = start("--version");
        assertEquals(0, exitNumber(process));
        assertTrue(
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .startsWith("Anteroom "));
    }

    @Test
    void aWrongOption_endsWithTwo() throws Exception {
        assertEquals(2, exitNumber(start("--wrong")));
        assertEquals("Unknown option: '--wrong'. Try --help to see what there is.", err().strip());
    }

    @Test
    void practice_printsTheGuestPage_andASignalEndsEverything() throws Exception {
        Process process = start("--practice", "--guests", "none");
        try (BufferedReader lines = process.inputReader()) {
            Matcher page = GUEST_PAGE.matcher(String.valueOf(lines.readLine()));
            assertTrue(page.find(), "no guest page was printed; " + err());
            URI guestPage = URI.create(page.group());
            try (Socket served = new Socket(guestPage.getHost(), guestPage.getPort())) {
                assertTrue(served.isConnected());
            }
            awaitFile(directory.resolve("settings/settings.json"));
            process.destroy();
            assertEquals(128 + 15, exitNumber(process));
            Assertions.assertThrows(
                    ConnectException.class,
                    () ->
                            new Socket(InetAddress.getLoopbackAddress(), guestPage.getPort())
                                    .close());
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.descendants().findAny().isEmpty());
        assertEquals("", quiet(err()));
        assertTrue(Files.readString(directory.resolve("settings/settings.json")).contains("join"));
    }

    /** The server is there before the window has joined, and only joining is remembered. */
    private static void awaitFile(Path file) throws Exception {
        WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, () -> Files.exists(file));
    }

    /**
     * JavaFX says that it runs from the class path here, and when a signal ends the process its
     * render thread may end before its last frame and say so; nothing else may be said.
     */
    private static String quiet(String said) {
        return said.lines()
                .filter(
                        line ->
                                !line.contains("Unsupported JavaFX configuration")
                                        && !line.contains("PlatformImpl startup")
                                        && !line.contains("QuantumRenderer")
                                        && !line.startsWith("\tat com.sun.")
                                        && !line.startsWith("\tat java.base/"))
                .reduce("", (all, line) -> all + line + "\n");
    }
}
