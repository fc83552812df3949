package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The journal's files: one a day, so that what is too old goes without a file ever being written
 * again. Every line is appended whole; a line that a crash tore stays alone, since the next one
 * begins on a line of its own. Blocks; for one thread.
 */
final class JournalFiles {
    /** A day's file is followed by another one when it is larger than this. */
    static final long LARGEST_FILE = 8L * 1024 * 1024;

    private static final int LONGEST_LINE = 64 * 1024;
    private static final Pattern NAME =
            Pattern.compile("journal-(\\d{4}-\\d{2}-\\d{2})\\.(\\d{1,6})\\.jsonl");

    /** One file. */
    private record DayFile(Path path, LocalDate day, int number) {
        static final Comparator<DayFile> OLDEST_FIRST =
                Comparator.comparing(DayFile::day).thenComparingInt(DayFile::number);
    }

    private final Path directory;
    private final long largestFile;

    JournalFiles(Path directory) {
        this(directory, LARGEST_FILE);
    }

    JournalFiles(Path directory, long largestFile) {
        this.directory = directory;
        this.largestFile = largestFile;
    }

    /**
     * Appends events to a day's file and has them on the disk when it returns.
     *
     * @param events loses each event whose line was written, so that none is written twice when the
     *     disk fills up in between
     */
    void append(LocalDate day, Queue<DeskEvent> events) throws IOException {
        createDirectory();
        Path file = fileFor(day);
        if (!Files.exists(file)) {
            Files.createFile(file, ownerOnly("rw-------"));
        }
        boolean torn = endsInsideALine(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            if (torn) {
                write(channel, "\n");
            }
            for (DeskEvent event = events.peek(); event != null; event = events.peek()) {
                write(channel, JournalCodec.write(event) + "\n");
                events.remove();
            }
            channel.force(false);
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads the newest events, oldest of them first. */
    JournalContents read(int most) throws IOException {
        List<DayFile> files = files();
        List<List<DeskEvent>> newestFirst = new ArrayList<>();
        int unreadable = 0;
        int count = 0;
        for (DayFile file : files.reversed()) {
            if (count >= most) {
                break;
            }
            List<DeskEvent> events = new ArrayList<>();
            unreadable += readLines(Files.readAllBytes(file.path()), events);
            newestFirst.add(events);
            count += events.size();
        }
        List<DeskEvent> all = new ArrayList<>(count);
        newestFirst.reversed().forEach(all::addAll);
        return new JournalContents(
                all.subList(Math.max(0, all.size() - most), all.size()), unreadable);
    }

    /** Deletes the files of the days before this one. */
    void deleteBefore(LocalDate day) throws IOException {
        for (DayFile file : files()) {
            if (file.day().isBefore(day)) {
                Files.deleteIfExists(file.path());
            }
        }
    }

    /** Deletes all files of the journal, and nothing else. */
    void deleteAll() throws IOException {
        deleteBefore(LocalDate.MAX);
    }

    /** Reads the lines that are whole into a list and tells how many are not. */
    static int readLines(byte[] bytes, List<DeskEvent> events) {
        int unreadable = 0;
        for (int start = 0; start < bytes.length; ) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (end > start && !readLine(bytes, start, end, events)) {
                unreadable++;
            }
            start = end + 1;
        }
        return unreadable;
    }

    private static boolean readLine(byte[] bytes, int start, int end, List<DeskEvent> events) {
        if (end - start > LONGEST_LINE) {
            return false;
        }
        try {
            String line =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes, start, end - start))
                            .toString();
            events.add(JournalCodec.read(line));
            return true;
        } catch (CharacterCodingException | JournalFormatException torn) {
            return false;
        }
    }

    private Path fileFor(LocalDate day) throws IOException {
        Optional<DayFile> last =
                files().stream().filter(file -> file.day().equals(day)).max(DayFile.OLDEST_FIRST);
        int number = last.map(DayFile::number).orElse(0);
        if (last.isPresent() && Files.size(last.get().path()) > largestFile) {
            number++;
        }
        return directory.resolve("journal-" + day + "." + number + ".jsonl");
    }

    private List<DayFile> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(directory)) {
            return found.flatMap(path -> dayFile(path).stream())
                    .sorted(DayFile.OLDEST_FIRST)
                    .toList();
        }
    }

    private static Optional<DayFile> dayFile(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        if (!name.matches() || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new DayFile(
                            path, LocalDate.parse(name.group(1)), Integer.parseInt(name.group(2))));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    private static boolean endsInsideALine(Path file) throws IOException {
        try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "r")) {
            if (written.length() == 0) {
                return false;
            }
            written.seek(written.length() - 1);
            return written.read() != '\n';
        }
    }

    private void createDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, ownerOnly("rwx------"));
        }
    }

    /** Names of guests are nobody else's business on this machine. */
    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            Set.copyOf(PosixFilePermissions.fromString(permissions)))
                }
                : new FileAttribute<?>[0];
    }
}
