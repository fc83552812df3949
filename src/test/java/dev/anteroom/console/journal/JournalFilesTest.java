package dev.anteroom.console.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.DeskEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFilesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-25");

    @TempDir Path directory;

    @Test
    void whatIsAppended_isReadInOrder_acrossDaysAndFiles() throws IOException {
        JournalFiles files = new JournalFiles(directory.resolve("new"), 200);
        List<DeskEvent> all = JournalFixture.everyKind();
        for (int i = 0; i < all.size(); i++) {
            append(files, DAY.plusDays(i / 20), all.get(i));
        }

        assertEquals(new JournalContents(all, 0), files.read(1_000));
        assertEquals(
                new JournalContents(all.subList(all.size() - 5, all.size()), 0), files.read(5));
        assertTrue(names("new").size() > 10, "a large file is followed by another one");
    }

    @Test
    void aMissingDirectory_isAnEmptyJournal() throws IOException {
        assertEquals(
                new JournalContents(List.of(), 0),
                new JournalFiles(directory.resolve("none")).read(10));
    }

    @Test
    void aFileTornAtAnyByte_losesAtMostTheLineItWasTornIn() throws IOException {
        JournalFiles files = new JournalFiles(directory);
        List<DeskEvent> all =
                List.of(
                        JournalFixture.knocked(JournalFixture.AT, "a", "Zoë \uD83D\uDC4D"),
                        JournalFixture.knocked(JournalFixture.AT, "b", "مريم"),
                        JournalFixture.knocked(JournalFixture.AT, "c", "Bob"));
        append(files, DAY, all.toArray(DeskEvent[]::new));
        Path file = directory.resolve("journal-2026-11-25.0.jsonl");
        byte[] whole = Files.readAllBytes(file);
        DeskEvent next = JournalFixture.knocked(JournalFixture.AT, "d", "Later");

        for (int length = 0; length <= whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            Files.write(file, torn);
            long ends = lines(torn);
            JournalContents read = files.read(10);
            assertTrue(
                    read.events().size() >= ends && read.events().size() <= ends + 1,
                    "torn at " + length);
            assertEquals(all.subList(0, read.events().size()), read.events());

            // Whatever comes next is not glued to the torn line.
            append(files, DAY, next);
            JournalContents after = files.read(10);
            assertEquals(read.events().size() + 1, after.events().size(), "torn at " + length);
            assertEquals(next, after.events().getLast());
            assertEquals(read.unreadable(), after.unreadable());
        }
    }

    @Test
    void damageAnywhere_neverHidesTheOtherLines() throws IOException {
        JournalFiles files = new JournalFiles(directory);
        List<DeskEvent> all = JournalFixture.everyKind();
        append(files, DAY, all.toArray(DeskEvent[]::new));
        Path file = directory.resolve("journal-2026-11-25.0.jsonl");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20261125);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(damaged.length);
            byte before = damaged[at];
            damaged[at] = (byte) random.nextInt(256);
            Files.write(file, damaged);

            JournalContents read = files.read(1_000);
            // A damaged line end glues two lines; a damaged byte costs one at most.
            int lost = before == '\n' ? 2 : 1;
            List<DeskEvent> kept = new ArrayList<>(all);
            kept.retainAll(read.events());
            assertTrue(read.events().size() >= all.size() - lost, "byte " + at);
            assertTrue(kept.size() >= all.size() - lost - duplicates(all), "byte " + at);
        }
    }

    @Test
    void noise_isAnEmptyJournal_andCounted() throws IOException {
        Random random = new Random(7);
        byte[] noise = new byte[300_000];
        random.nextBytes(noise);
        Files.write(directory.resolve("journal-2026-11-25.0.jsonl"), noise);

        JournalContents read = new JournalFiles(directory).read(10);
        assertEquals(List.of(), read.events());
        assertTrue(read.unreadable() > 0);
    }

    @Test
    void old_goes_andNothingElse() throws IOException {
        JournalFiles files = new JournalFiles(directory);
        DeskEvent event = JournalFixture.knocked(JournalFixture.AT, "a", "Ada");
        append(files, DAY, event);
        append(files, DAY.minusDays(1), event);
        append(files, DAY.minusDays(2), event);
        Files.writeString(directory.resolve("journal-2026-13-45.0.jsonl"), "no day");
        Files.writeString(directory.resolve("shopping.txt"), "milk");

        files.deleteBefore(DAY.minusDays(1));
        assertEquals(
                List.of(
                        "journal-2026-11-24.0.jsonl",
                        "journal-2026-11-25.0.jsonl",
                        "journal-2026-13-45.0.jsonl",
                        "shopping.txt"),
                names("."));

        files.deleteAll();
        assertEquals(List.of("journal-2026-13-45.0.jsonl", "shopping.txt"), names("."));
    }

    @Test
    void theFiles_areForTheirOwnerOnly() throws IOException {
        JournalFiles files = new JournalFiles(directory.resolve("new"));
        append(files, DAY, JournalFixture.knocked(JournalFixture.AT, "a", "Ada"));
        if (!Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            return;
        }

        assertEquals(
                Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE),
                Files.getPosixFilePermissions(directory.resolve("new/journal-2026-11-25.0.jsonl")));
        assertEquals(3, Files.getPosixFilePermissions(directory.resolve("new")).size());
    }

    private static void append(JournalFiles files, LocalDate day, DeskEvent... events)
            throws IOException {
        ArrayDeque<DeskEvent> queue = new ArrayDeque<>(List.of(events));
        files.append(day, queue);
        assertTrue(queue.isEmpty());
    }

    private static int duplicates(List<DeskEvent> events) {
        return events.size() - Set.copyOf(events).size();
    }

    private static long lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .chars()
                .filter(character -> character == '\n')
                .count();
    }

    private List<String> names(String below) throws IOException {
        try (Stream<Path> found = Files.list(directory.resolve(below))) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
