package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.settings.ThemeChoice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as far as it goes without a window. */
final class CommandLineTest {
    private static final String GOOD_TOKEN = "eyJob3N0IjoiMTI3LjAuMC4xOjEifQ==";

    @TempDir Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private ExitCode run(String input, String... arguments) {
        return new Anteroom(
                        input(input),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of())
                .run(arguments);
    }

    private static StartRequest request(String input, String... arguments) throws StartException {
        return CommandLineOptions.parse(arguments).request(input(input));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void version_isPrinted() {
        assertEquals(ExitCode.FINE, run("", "--version"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Anteroom "));
    }

    @Test
    void help_namesEveryOptionAndEveryExitCode() {
        assertEquals(ExitCode.FINE, run("", "--help"));
        String help = out.toString(StandardCharsets.UTF_8);
        for (String option :
                new String[] {
                    "--practice",
                    "--port",
                    "--guests",
                    "--token-file",
                    "--theme",
                    "--tour",
                    "--version",
                    "--help"
                }) {
            assertTrue(help.contains(option), option);
        }
        assertTrue(
                Arrays.stream(ExitCode.values())
                        .allMatch(code -> help.contains(code.number() + " ")));
    }

    @ParameterizedTest
    @CsvSource({
        "--wrong",
        "stray",
        "--port",
        "--port=x",
        "--port=-1",
        "--port=65536",
        "--guests=few",
        "--guests=crowd=0",
        "--guests=crowd=99999",
        "--guests=crowd=",
        "--theme=pink",
        "--practice --practice",
        "--practice --token-file=x",
        "--practice --tour=x",
        "--token=secret",
        "--practice anteroom://join?token=secret",
        "anteroom://join?token=secret anteroom://join?token=secret",
        "--wrong=anteroom://join?token=secret",
        "https://a.example/",
        "monday.anteroom.txt"
    })
    void aWrongLine_isOneSentenceOnStandardError(String line) {
        assertEquals(ExitCode.WRONG_USAGE, run("", line.split(" ")));
        assertEquals(1, said().lines().count(), said());
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertTrue(!line.contains("anteroom:") || !said().contains("secret"), said());
    }

    @Test
    void aLinkOrAFile_isWhatADesktopOpens() throws StartException {
        String link = "anteroom://join?token=" + GOOD_TOKEN;
        StartMode mode = request("", link).mode();
        assertEquals(new StartMode.Link(link), mode);
        assertFalse(mode.toString().contains(GOOD_TOKEN));
        assertEquals(
                new StartMode.Link("anteroom:nonsense"), request("", "anteroom:nonsense").mode());
        Path file = directory.resolve("a b.anteroom").toAbsolutePath();
        assertEquals(new StartMode.Link(file.toString()), request("", file.toString()).mode());
        assertEquals(
                new StartMode.Link(file.toString()), request("", file.toUri().toString()).mode());
        assertEquals(
                new StartMode.Link(Path.of("x.Anteroom").toAbsolutePath().toString()),
                request("", "x.Anteroom").mode());
    }

    @ParameterizedTest
    @CsvSource({
        "anteroom://join?token=x, true",
        "ANTEROOM://join?Token=x, true",
        "anteroom://join?%74oken=x, true",
        "anteroom://join?server=https://a.example&room=r, false",
        "/home/token/x.anteroom, false"
    })
    void aTokenOnTheCommandLine_isNoticed(String linkOrFile, boolean shown) {
        assertEquals(shown, LinkArgument.showsToken(linkOrFile));
    }

    @Test
    void aFreshStart_hasTheSameOptions_andNoLink() {
        String link = "anteroom://join?token=secret";
        assertEquals(
                Optional.of(
                        List.of(
                                "/opt/anteroom/bin/Anteroom",
                                "--theme",
                                "dark",
                                "--token-file",
                                "-")),
                FreshStart.command(
                        Optional.of("/opt/anteroom/bin/Anteroom"),
                        List.of(),
                        link,
                        "--theme",
                        "dark",
                        link));
        assertEquals(
                Optional.of(List.of("java", "-cp", "x", "Main", "--token-file", "-")),
                FreshStart.command(
                        Optional.empty(), List.of("java", "-cp", "x", "Main", link), link, link));
        assertEquals(Optional.empty(), FreshStart.command(Optional.empty(), List.of(), link, link));
    }

    @ParameterizedTest
    @CsvSource({"''", "abc", "'not a token'", "bm8="})
    void aWrongToken_isOneSentenceThatDoesNotRepeatIt(String token) {
        assertEquals(ExitCode.WRONG_TOKEN, run(token, "--token-file", "-"));
        assertEquals(1, said().lines().count(), said());
        assertTrue(token.isEmpty() || !said().contains(token), said());
    }

    @Test
    void aTokenFileThatIsNotThere_isTold() {
        assertEquals(
                ExitCode.WRONG_TOKEN, run("", "--token-file", directory.resolve("no").toString()));
        assertTrue(said().contains("cannot be read"), said());
    }

    @Test
    void aTokenFileThatIsTooLong_isTold() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "x".repeat(200_000));
        assertEquals(ExitCode.WRONG_TOKEN, run("", "--token-file", file.toString()));
        assertTrue(said().contains("too long"), said());
    }

    @Test
    void aTakenPort_isToldBeforeAnyWindow() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(
                    ExitCode.PORT_TAKEN,
                    run("", "--practice", "--port", Integer.toString(taken.getLocalPort())));
        }
        assertEquals(1, said().lines().count(), said());
    }

    @Test
    void aRightLine_isUnderstood() throws StartException, IOException {
        assertEquals(
                new StartRequest(
                        new StartMode.JoinScreen(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        MediaMode.AUTO),
                request(""));
        assertEquals(
                new StartRequest(
                        new StartMode.Practice(),
                        8123,
                        Optional.of(new SimulatedGuests.Crowd(30)),
                        Optional.of(ThemeChoice.DARK),
                        MediaMode.SIMULATED),
                request(
                        "",
                        "--practice",
                        "--port=8123",
                        "--guests=crowd=30",
                        "--theme=dark",
                        "--media=simulated"));
        assertEquals(MediaMode.OFF, request("", "--media", "off").media());
        assertEquals(
                new StartMode.Tour(Path.of("pictures")), request("", "--tour", "pictures").mode());
        assertEquals(
                Optional.of(new SimulatedGuests.None()), request("", "--guests", "none").guests());
        assertEquals(
                new StartMode.Token(GOOD_TOKEN),
                request(" " + GOOD_TOKEN + "\n", "--token-file", "-").mode());
        Path file = Files.writeString(directory.resolve("token"), GOOD_TOKEN);
        StartMode mode = request("", "--token-file", file.toString()).mode();
        assertEquals(GOOD_TOKEN, assertInstanceOf(StartMode.Token.class, mode).tokenOrLink());
        assertFalse(mode.toString().contains(GOOD_TOKEN));
    }
}
