package dev.anteroom.console.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.testkit.FakeClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    @TempDir Path directory;

    private final FakeClock clock = new FakeClock();
    private final ConcurrentLinkedQueue<String> notices = new ConcurrentLinkedQueue<>();

    @Test
    void whatIsWritten_isThereInTheNextRun() {
        List<DeskEvent> all = JournalFixture.everyKind();
        try (FileJournal journal = open(90)) {
            all.forEach(journal::write);
        }
        try (FileJournal journal = open(90)) {
            assertEquals(all, read(journal).events());
            journal.write(all.getFirst());
            assertEquals(all.size() + 1, read(journal).events().size(), "reading writes first");
        }
        assertEquals(List.of(), List.copyOf(notices));
    }

    @Test
    void manyThreads_loseNothing() throws InterruptedException {
        try (FileJournal journal = open(90)) {
            List<Thread> threads =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    t ->
                                            Thread.ofPlatform()
                                                    .start(
                                                            () ->
                                                                    IntStream.range(0, 250)
                                                                            .forEach(
                                                                                    i ->
                                                                                            journal
                                                                                                    .write(
                                                                                                            knock(
                                                                                                                    t
                                                                                                                            + "-"
                                                                                                                            + i)))))
                            .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(2_000, read(journal).events().size());
        }
    }

    @Test
    void aKilledProgram_losesAtMostItsLastMoments() throws IOException, InterruptedException {
        int next = 1;
        for (int round = 0; round < 3; round++) {
            Process child = child(next);
            int surely;
            try (BufferedReader said = child.inputReader()) {
                said.readLine();
                String line = said.readLine();
                assertNotNull(line, "the child ended by itself");
                surely = Integer.parseInt(line);
            } finally {
                child.destroyForcibly();
            }
            assertTrue(child.waitFor(20, TimeUnit.SECONDS));

            try (FileJournal journal =
                    new FileJournal(directory, 90, InstantSource.system(), notices::add)) {
                JournalContents contents = read(journal);
                List<String> ids = ids(contents);
                assertTrue(ids.size() >= surely, ids.size() + " of " + surely);
                assertEquals(
                        IntStream.rangeClosed(1, ids.size()).mapToObj(n -> "id" + n).toList(),
                        ids,
                        "no gap before the end");
                assertTrue(contents.unreadable() <= round + 1);
                next = ids.size() + 1;
            }
        }
    }

    @Test
    void aDirectoryThatCannotBe_isToldOnce_andNothingIsLostMeanwhile() throws IOException {
        Path blocked = directory.resolve("blocked");
        Files.writeString(blocked, "a file stands where the directory should be");
        try (FileJournal journal =
                new FileJournal(blocked.resolve("journal"), 90, clock, notices::add)) {
            journal.write(knock("a"));
            assertEquals(1, read(journal).events().size());
            journal.write(knock("b"));
            assertEquals(List.of("a", "b"), ids(read(journal)));
            assertEquals(1, notices.size());
            assertTrue(
                    notices.element().startsWith("The journal cannot be written to " + blocked),
                    notices.element());

            Files.delete(blocked);
            journal.write(knock("c"));
            assertEquals(List.of("a", "b", "c"), ids(read(journal)));
        }
        try (FileJournal journal = open("blocked/journal", 90)) {
            assertEquals(List.of("a", "b", "c"), ids(read(journal)), "written once it could be");
        }
    }

    @Test
    void retention0_keepsTheSessionInMemory_andNothingOnTheDisk() throws IOException {
        try (FileJournal journal = open(0)) {
            journal.write(knock("a"));
            assertEquals(List.of("a"), ids(read(journal)));
        }
        try (Stream<Path> found = Files.list(directory)) {
            assertEquals(List.of(), found.toList());
        }
    }

    @Test
    void retention0_afterMore_deletesTheFiles_andWhatCameMeanwhileIsNeverWrittenLater() {
        try (FileJournal journal = open(90)) {
            journal.write(knock("a"));
            assertEquals(List.of("a"), ids(read(journal)));
            journal.retain(0);
            journal.write(knock("b"));
            assertEquals(List.of("b"), ids(read(journal)));
            journal.retain(30);
            journal.write(knock("c"));
            assertEquals(List.of("b", "c"), ids(read(journal)));
        }
        try (FileJournal journal = open(90)) {
            assertEquals(List.of("c"), ids(read(journal)));
        }
    }

    @Test
    void whatIsTooOld_goesAtTheStart_andWhenADayEnds() {
        try (FileJournal journal = open(2)) {
            journal.write(knock("a"));
            assertEquals(List.of("a"), ids(read(journal)));
            clock.advance(Duration.ofDays(2), () -> {});
            journal.write(knock("b"));
            assertEquals(List.of("a", "b"), ids(read(journal)));
            clock.advance(Duration.ofDays(1), () -> {});
            journal.write(knock("c"));
            assertEquals(List.of("b", "c"), ids(read(journal)));
        }
        clock.advance(Duration.ofDays(30), () -> {});
        try (FileJournal journal = open(2)) {
            assertEquals(List.of(), ids(read(journal)));
        }
    }

    @Test
    void deleteAll_forgetsEverything_andGoesOn() {
        try (FileJournal journal = open(90)) {
            journal.write(knock("a"));
            assertEquals(List.of(), ids(await(journal.deleteAll())));
            journal.write(knock("b"));
            assertEquals(List.of("b"), ids(read(journal)));
        }
    }

    @Test
    void afterClosing_nothingHappens() {
        FileJournal journal = open(90);
        journal.close();
        journal.close();
        journal.write(knock("a"));

        assertTrue(journal.read().toCompletableFuture().isCompletedExceptionally());
    }

    @Test
    void q4q5_noTokenAndNoCommand_reachesTheDisk() throws IOException {
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJyb29tIjoiMSJ9.c2lnbmF0dXJl";
        try (FileJournal journal = open(90)) {
            for (String text : JournalFixture.HOSTILE) {
                journal.write(
                        new DeskEvent.Noted(
                                JournalFixture.AT,
                                new DeskEvent.RoomLabel(token, token),
                                JournalFixture.person("a", text + token),
                                token + text));
            }
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(directory)) {
            found.forEach(files::add);
        }
        assertEquals(1, files.size());
        String written = Files.readString(files.getFirst());
        assertEquals(JournalFixture.HOSTILE.size(), written.lines().count());
        assertFalse(written.contains("eyJ"));
        assertFalse(written.contains("\u001b"));
        assertFalse(written.contains("\u009b"));
        assertFalse(written.contains("\u202E"));
    }

    private FileJournal open(int days) {
        return open(".", days);
    }

    private FileJournal open(String below, int days) {
        return new FileJournal(directory.resolve(below), days, clock, notices::add);
    }

    private Process child(int first) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalChild.class.getName(),
                        directory.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static DeskEvent knock(String id) {
        return JournalFixture.knocked(JournalFixture.AT, id, "Ada");
    }

    private static List<String> ids(JournalContents contents) {
        return contents.events().stream()
                .map(event -> ((DeskEvent.Knocked) event).person().id().value())
                .toList();
    }

    private static JournalContents read(FileJournal journal) {
        return await(journal.read());
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }
}
