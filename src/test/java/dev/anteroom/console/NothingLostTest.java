package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import dev.anteroom.console.journal.FileJournal;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.practice.GuestCrowd;
import dev.anteroom.practice.GuestScript;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RecordedCall;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole console in a process of its own that is killed, or that finds no room on its disk. */
@Tag("fx")
@Timeout(300)
final class NothingLostTest {
    private static final int GUESTS = 150;
    private static final int KILLS = 3;
    private static final String LINES = "\\|";

    @TempDir Path directory;

    private final SplittableRandom random =
            new SplittableRandom(Long.getLong("anteroom.seed", 20_261_126));
    private PracticeServer server;
    private GuestCrowd crowd;
    private String room;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
        room = server.createRoom(RoomSettings.knockRoom("Surgery"));
        crowd =
                server.simulate(
                        room,
                        new GuestScript(
                                IntStream.rangeClosed(1, GUESTS)
                                        .mapToObj(
                                                number ->
                                                        GuestScript.Guest.knocking(
                                                                name(number), Duration.ZERO))
                                        .toList()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void killedAtAnyMoment_theNextStartHasTheSettings_everyShownLine_andTheServersList()
            throws Exception {
        Set<String> shown = new HashSet<>();
        int settings = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int moment = random.nextInt(20, 60);
            List<String> said = new ArrayList<>();
            Process console = console(List.of(), directory, true);
            try (BufferedReader lines = console.inputReader()) {
                while (said.size() < moment && !crowd.standing().equals(everybodyIsIn())) {
                    said.add(assertNotNullLine(lines));
                }
            } finally {
                console.destroyForcibly();
            }
            assertTrue(console.waitFor(20, TimeUnit.SECONDS));

            assertEquals(List.of(), complaints(said), "the settings were read");
            int begun = Integer.parseInt(of(StubbornConsole.SETTINGS, said).getFirst());
            assertTrue(begun >= settings, begun + " after " + settings);
            settings = begun;
            of(StubbornConsole.SHOWN, said)
                    .forEach(line -> shown.addAll(Arrays.asList(line.split(LINES))));
            Set<String> kept = journal();
            assertEquals(
                    Set.of(),
                    shown.stream().filter(line -> !kept.contains(line)).collect(Collectors.toSet()),
                    "what was shown is kept");
        }
        assertTrue(settings > 0, "settings were written before a kill");
        assertTrue(shown.stream().anyMatch(line -> line.startsWith("decided:")), shown.toString());

        nextStartShowsWhoWaits();
        List<String> allowed = allowed();
        assertEquals(new HashSet<>(allowed).size(), allowed.size(), "nobody was let in twice");
        assertEquals(
                GUESTS - crowd.standing().waiting(),
                allowed.size(),
                "only decisions took people out of the list");
    }

    private void nextStartShowsWhoWaits() throws Exception {
        Process last = console(List.of(), directory, false);
        try (BufferedReader lines = last.inputReader()) {
            String waiting = waiting();
            awaitLine(lines, line -> line.equals(StubbornConsole.LIST + " " + waiting));
        } finally {
            last.destroyForcibly();
        }
        assertTrue(last.waitFor(20, TimeUnit.SECONDS));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void asleepWhileItDecides_andCutOffMeanwhile_goesOnWithoutDecidingTwice() throws Exception {
        Process console = console(List.of(), directory, true);
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = console.inputReader()) {
            readUntilPressed(10, lines, said);
            signal(console, "STOP");
            server.cutConnection(whoDecides());
            assertFalse(
                    console.waitFor(RoomOptions.DEFAULTS.requestTimeout().plusSeconds(2)),
                    "it sleeps past its limits");
            int before = allowed().size();
            signal(console, "CONT");
            while (allowed().size() < before + 10) {
                said.add(assertNotNullLine(lines));
            }
            // What it said before its end is read to the end.
            console.toHandle().destroyForcibly();
            lines.lines().forEach(said::add);
        } finally {
            console.destroyForcibly();
        }
        assertTrue(console.waitFor(20, TimeUnit.SECONDS));

        List<String> allowed = allowed();
        assertEquals(new HashSet<>(allowed).size(), allowed.size(), "nobody was let in twice");
        assertTrue(
                allowed.size() <= of(StubbornConsole.PRESSED, said).size(),
                "nothing was decided that nobody pressed");
        nextStartShowsWhoWaits();
    }

    private static void signal(Process process, String name) throws Exception {
        assertEquals(
                0, new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor());
    }

    private static void readUntilPressed(int times, BufferedReader lines, List<String> said)
            throws IOException {
        while (of(StubbornConsole.PRESSED, said).size() < times) {
            said.add(assertNotNullLine(lines));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFullDisk_isSaidInSentences_andTheLobbyWorks() throws Exception {
        // Files may not grow at all, which fails each write as a full disk does.
        worksWithoutADisk(
                List.of("bash", "-c", "ulimit -f 0; exec \"$@\"", "full-disk"), directory);
    }

    @Test
    void directoriesThatCannotBeMade_areSaidInSentences_andTheLobbyWorks() throws Exception {
        Path file = Files.writeString(directory.resolve("a-file"), "no directory");
        worksWithoutADisk(List.of(), file);
    }

    private void worksWithoutADisk(List<String> wrapped, Path place) throws Exception {
        Process console = console(wrapped, place, true);
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = console.inputReader()) {
            readUntilPressed(10, lines, said);
        } finally {
            console.destroyForcibly();
        }
        assertTrue(console.waitFor(20, TimeUnit.SECONDS));

        List<String> sentences = of(StubbornConsole.SAID, said);
        for (String wanted :
                List.of("The journal cannot be written to", "Settings cannot be written to")) {
            assertEquals(
                    1,
                    sentences.stream().filter(line -> line.startsWith(wanted)).count(),
                    sentences::toString);
        }
        assertFalse(of(StubbornConsole.SHOWN, said).isEmpty(), "the journal can still be read");
        assertTrue(allowed().size() >= 9, "decisions arrive");
    }

    private static GuestCrowd.Standing everybodyIsIn() {
        return new GuestCrowd.Standing(0, 0, GUESTS);
    }

    private static String name(int number) {
        // Names that look alike would go to another group.
        return "Guest " + Character.toString('A' + number / 26) + (char) ('A' + number % 26);
    }

    private Process console(List<String> wrapped, Path place, boolean presses) throws IOException {
        List<String> command = new ArrayList<>(wrapped);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:-UsePerfData",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StubbornConsole.class.getName(),
                        server.token(room, "Dr. Rivera", Role.MODERATOR),
                        place.toString(),
                        Boolean.toString(presses)));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String assertNotNullLine(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        assertNotNull(line, "the console ended by itself");
        return line;
    }

    private static void awaitLine(BufferedReader lines, Predicate<String> wanted)
            throws IOException {
        String line = assertNotNullLine(lines);
        while (!wanted.test(line)) {
            line = assertNotNullLine(lines);
        }
    }

    /** What was said of one kind. */
    private static List<String> of(String what, List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(what.length() + 1))
                .toList();
    }

    private static List<String> complaints(List<String> said) {
        return of(StubbornConsole.SAID, said).stream()
                .filter(line -> line.contains("ettings") || line.contains("journal"))
                .toList();
    }

    private Set<String> journal() {
        try (FileJournal journal =
                new FileJournal(
                        directory.resolve("journal"), 90, InstantSource.system(), _ -> {})) {
            return journal.read().toCompletableFuture().join().events().stream()
                    .map(StubbornConsole::line)
                    .collect(Collectors.toSet());
        }
    }

    private List<String> allowed() {
        return server.calls().stream()
                .filter(call -> call.event().equals(EventName.USER_ALLOWED.wireName()))
                .map(RecordedCall::payload)
                .map(payload -> payload.path("clientId").asText(payload.asText()))
                .toList();
    }

    private String whoDecides() {
        return server.calls().stream()
                .filter(call -> call.event().equals(EventName.USER_ALLOWED.wireName()))
                .map(RecordedCall::clientId)
                .findFirst()
                .orElseThrow();
    }

    /** Who waits, as another moderator is told. */
    private String waiting() throws Exception {
        try (RawClient moderator =
                RawClient.join(server.url(), server.token(room, "Dr. Weiss", Role.MODERATOR))) {
            List<String> names = new ArrayList<>();
            moderator
                    .request(EventName.GET_AWAITED_USER, NullNode.getInstance())
                    .path("awaitedParticipants")
                    .forEach(person -> names.add(person.path("name").asText()));
            return names.stream().sorted().collect(Collectors.joining("|"));
        }
    }
}
