package dev.anteroom.console;

import dev.anteroom.console.about.Part;
import dev.anteroom.console.about.Parts;
import dev.anteroom.console.about.ReportPart;
import dev.anteroom.console.about.ReportSource;
import dev.anteroom.console.settings.Settings;
import dev.anteroom.console.settings.SettingsStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a report says of this program: nothing secret, and names only with the journal. */
final class ReportContents implements ReportSource {
    private static final int LOG_TAIL = 256 * 1024;

    private final SettingsStore settings;
    private final Optional<Path> logs;
    private final Optional<Path> journal;

    /**
     * @param logs where the log is; empty when none is kept
     * @param journal where the journal is; empty when none is kept
     */
    ReportContents(SettingsStore settings, Optional<Path> logs, Optional<Path> journal) {
        this.settings = settings;
        this.logs = logs;
        this.journal = journal;
    }

    @Override
    public List<ReportPart> gather(boolean withJournal) throws IOException {
        List<ReportPart> parts = new ArrayList<>();
        parts.add(new ReportPart("versions.txt", versions()));
        parts.add(new ReportPart("settings.txt", chosen(settings.current())));
        parts.add(new ReportPart("log.txt", log()));
        if (withJournal && journal.isPresent()) {
            addJournal(journal.get(), parts);
        }
        return List.copyOf(parts);
    }

    private static String versions() {
        String system =
                Stream.of(
                                "os.name",
                                "os.version",
                                "os.arch",
                                "java.runtime.version",
                                "java.vendor",
                                "javafx.runtime.version",
                                "user.language",
                                "file.encoding")
                        .map(name -> name + ": " + System.getProperty(name, "?"))
                        .collect(Collectors.joining("\n"));
        Runtime runtime = Runtime.getRuntime();
        return "Anteroom "
                + Anteroom.version()
                + "\n"
                + system
                + "\nprocessors: "
                + runtime.availableProcessors()
                + "\nheap, MB: "
                + runtime.totalMemory() / (1 << 20)
                + " of "
                + runtime.maxMemory() / (1 << 20)
                + "\n\n"
                + Parts.read().stream().map(Part::toString).collect(Collectors.joining("\n"))
                + "\n";
    }

    /** What cannot name a server, a room or a person. */
    private static String chosen(Settings now) {
        return Stream.of(
                        "theme: " + now.theme(),
                        "language: " + now.reading().language(),
                        "text, percent: " + now.reading().textPercent(),
                        "window: "
                                + now.window()
                                        .map(
                                                window ->
                                                        (int) window.width()
                                                                + " x "
                                                                + (int) window.height()
                                                                + (window.maximised()
                                                                        ? ", maximised"
                                                                        : ""))
                                        .orElse("not placed yet"),
                        "way to join: " + now.join().way(),
                        "role: " + now.join().role(),
                        "sound: " + now.notices().sound(),
                        "alerts: " + now.notices().alerts(),
                        "tray: " + now.notices().tray(),
                        "seconds to take back: " + now.undoSeconds(),
                        "days of the journal: " + now.desk().journalDays(),
                        "picture: "
                                + now.media().width()
                                + " x "
                                + now.media().height()
                                + " at "
                                + now.media().framesPerSecond(),
                        "joins with microphone: " + now.media().joinWithMicrophone(),
                        "joins with camera: " + now.media().joinWithCamera(),
                        "stage shown: " + now.media().stageShown())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The end of it; the log itself holds no secrets. */
    private String log() throws IOException {
        if (logs.isEmpty()) {
            return "";
        }
        String all =
                text(logs.get().resolve(LogFile.OLDER)) + text(logs.get().resolve(LogFile.NAME));
        return all.substring(Math.max(0, all.length() - LOG_TAIL));
    }

    private static void addJournal(Path directory, List<ReportPart> parts) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        } catch (NoSuchFileException noJournalYet) {
            return;
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        for (Path file : files) {
            parts.add(new ReportPart("journal/" + file.getFileName(), text(file)));
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException notYet) {
            return "";
        }
    }
}
