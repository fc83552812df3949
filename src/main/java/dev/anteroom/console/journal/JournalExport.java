package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * Writes events for other programs: CSV for a spreadsheet, or JSON. Blocks. A file is there whole
 * or not at all.
 */
final class JournalExport {
    /** What a program that calculates could take for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private JournalExport() {}

    /** Writes RFC 4180 with a mark that makes spreadsheets read it as UTF-8. */
    static void csv(List<DeskEvent> events, Path file, JournalTexts texts, ZoneId zone)
            throws IOException {
        replace(file, writer -> csv(events, writer, texts, zone));
    }

    /** Writes one array of objects, each as in the journal itself. */
    static void json(List<DeskEvent> events, Path file) throws IOException {
        replace(
                file,
                writer -> {
                    String before = "[\n";
                    for (DeskEvent event : events) {
                        writer.append(before).append(JournalCodec.write(event));
                        before = ",\n";
                    }
                    writer.append(events.isEmpty() ? "[]\n" : "\n]\n");
                });
    }

    static void csv(List<DeskEvent> events, Writer writer, JournalTexts texts, ZoneId zone)
            throws IOException {
        writer.write('\uFEFF');
        row(
                writer,
                texts.get("column.time"),
                texts.get("column.room"),
                texts.get("column.kind"),
                texts.get("column.person"),
                texts.get("column.what"),
                texts.get("column.id"));
        for (DeskEvent event : events) {
            row(
                    writer,
                    event.at().atZone(zone).toOffsetDateTime().toString(),
                    cell(texts.room(event)),
                    cell(texts.kind(EventKind.of(event))),
                    cell(texts.person(event)),
                    cell(texts.what(event)),
                    cell(EventKind.personOf(event).map(person -> person.id().value()).orElse("")));
        }
    }

    private static void row(Writer writer, Object... cells) throws IOException {
        writer.append(CSVFormat.RFC4180.format(cells)).append("\r\n");
    }

    /** A text that no spreadsheet takes for a formula. */
    static String cell(String text) {
        String inert = InertText.of(text);
        boolean formula = beginsAFormula(text) || beginsAFormula(inert);
        return formula ? "'" + inert : inert;
    }

    private static boolean beginsAFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    @FunctionalInterface
    private interface Content {
        void write(Writer writer) throws IOException;
    }

    private static void replace(Path file, Content content) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(directory, ".anteroom", ".tmp");
        try {
            try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                content.write(writer);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException plainMoveOnly) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
