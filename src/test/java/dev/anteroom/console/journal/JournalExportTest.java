package dev.anteroom.console.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.enx.Decision;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalExportTest {
    private static final ZoneId ZONE = ZoneOffset.UTC;

    @TempDir Path directory;

    private final JournalTexts texts = new JournalTexts();

    static Stream<String> hostile() {
        return JournalFixture.HOSTILE.stream();
    }

    @Test
    void csv_hasAMark_aHeading_andARowAnEvent() throws IOException {
        List<DeskEvent> events = JournalFixture.everyKind();
        String csv = csv(events);
        assertTrue(csv.startsWith("\uFEFFTime,Room,Kind,Person,What happened,Id\r\n"), csv);
        List<CSVRecord> rows = parse(csv);
        assertEquals(events.size() + 1, rows.size());
        assertEquals("2026-11-25T14:02:03.004Z", rows.get(1).get(0));
        assertEquals("Consultation", rows.get(1).get(1));
        assertTrue(rows.stream().allMatch(row -> row.size() == 6));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void q5q6_hostileText_isInertInCsv(String text) throws IOException {
        for (CSVRecord row : parse(csv(hostileEvents(text)))) {
            for (String cell : row) {
                assertFalse(
                        !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0,
                        "a spreadsheet would calculate " + cell);
                assertTrue(cell.chars().noneMatch(Character::isISOControl), "a control in " + cell);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void q5q6_hostileText_isInertInJson(String text) throws IOException {
        Path file = directory.resolve("journal.json");
        JournalExport.json(hostileEvents(text), file);

        String json = Files.readString(file);
        JsonNode array = new JsonMapper().readTree(json);
        assertEquals(3, array.size());
        assertTrue(json.lines().allMatch(line -> line.chars().noneMatch(Character::isISOControl)));
    }

    @Test
    void json_isAnArrayOfTheJournalsLines() throws IOException, JournalFormatException {
        Path file = directory.resolve("journal.json");
        List<DeskEvent> events = JournalFixture.everyKind();
        JournalExport.json(events, file);
        List<DeskEvent> read = new ArrayList<>();
        for (JsonNode each : new JsonMapper().readTree(Files.readString(file))) {
            read.add(JournalCodec.read(each.toString()));
        }
        assertEquals(events, read);

        JournalExport.json(List.of(), file);
        assertEquals(0, new JsonMapper().readTree(Files.readString(file)).size());
    }

    @Test
    void q4_noToken_leavesByAnExport() throws IOException {
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJyb29tIjoiMSJ9.c2lnbmF0dXJl";
        Path file = directory.resolve("journal.json");
        JournalExport.json(hostileEvents(token), file);

        assertFalse(Files.readString(file).contains("eyJ"));
        assertFalse(csv(hostileEvents(token)).contains("eyJ"));
    }

    @Test
    void aFileThatCannotBeWritten_leavesTheOldOne() throws IOException {
        Path target = directory.resolve("full");
        Files.createDirectory(target);
        Files.writeString(target.resolve("inside"), "kept");

        assertThrows(
                IOException.class,
                () -> JournalExport.csv(JournalFixture.everyKind(), target, texts, ZONE));
        assertEquals("kept", Files.readString(target.resolve("inside")));
        try (Stream<Path> found = Files.list(directory)) {
            assertEquals(List.of(target), found.toList(), "nothing half written stays");
        }
    }

    private static List<DeskEvent> hostileEvents(String text) {
        return List.of(
                new DeskEvent.Noted(
                        JournalFixture.AT,
                        new DeskEvent.RoomLabel("r", text),
                        JournalFixture.person("a", text),
                        text),
                JournalFixture.knocked(JournalFixture.AT, text.isBlank() ? "x" : cut(text), text),
                JournalFixture.decided(
                        JournalFixture.AT, "a", text, new Decision.Refused(1, text), 3));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(100, text.length()));
    }

    private String csv(List<DeskEvent> events) throws IOException {
        StringWriter writer = new StringWriter();
        JournalExport.csv(events, writer, texts, ZONE);
        return writer.toString();
    }

    private static List<CSVRecord> parse(String csv) throws IOException {
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(csv.substring(1)))) {
            return parser.getRecords();
        }
    }
}
