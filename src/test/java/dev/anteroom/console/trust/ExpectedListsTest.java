package dev.anteroom.console.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.trust.ExpectedImport.Why;
import dev.anteroom.testkit.Hostile;
import dev.anteroom.wire.DisplayName;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedListsTest {
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Ada Lovelace | Ada Lovelace/",
                "Ada\\nGrace | Ada/ Grace/",
                "Ada\\r\\n\\r\\n  Grace  \\r\\n | Ada/ Grace/",
                "Ada, comes late | Ada/comes late",
                "Ada, comes late, by train | Ada/comes late, by train",
                "Ada;room 2\\nGrace;room 3 | Ada/room 2 Grace/room 3",
                "Ada\\troom 2 | Ada/room 2",
                "\"Lovelace, Ada\", late | Lovelace, Ada/late",
                "\"Ada \"\"A\"\" Lovelace\" | Ada \"A\" Lovelace/",
                "Bob \"The\" Builder | Bob \"The\" Builder/",
                "\"Bob\" Builder\\nAda | \"Bob\" Builder/ Ada/",
                "\"never closed\\nAda | \"never closed/ Ada/",
                "Name\\nAda\\nGrace | Ada/ Grace/",
                "Name;Note\\nAda;late | Ada/late",
                "E-mail,Full Name,Notes\\na@b.example,Ada,late | Ada/late",
                "first_name,last_name\\nAda,Lovelace | Ada Lovelace/",
                "Vorname;Nachname;Notiz\\nAda;Lovelace;spät | Ada Lovelace/spät",
                "Ada,\"two\\nlines\" | Ada/two lines",
                ",only a note\\nAda | Ada/",
                "Ada\\nAda | Ada/",
                "Ada,1\\nAda,2 | Ada/1 Ada/2",
            })
    void aList_isReadAsPeople(String list, String people) {
        assertEquals(people.strip(), flat(ExpectedLists.read(lines(list))));
    }

    @Test
    void formulasAndMarkup_stayText() {
        String text = "=1+1\n@SUM(A1)\n<img src=x onerror=alert(1)>\n\u001b[31mred";
        assertEquals(
                List.of("=1+1", "@SUM(A1)", "<img src=x onerror=alert(1)>", "[31mred"),
                read(ExpectedLists.read(text)).guests().stream().map(ExpectedGuest::name).toList());
    }

    @Test
    void repeatedLines_areCounted() {
        assertEquals(2, read(ExpectedLists.read("Ada\nAda\nGrace\nAda\n")).repeated());
    }

    @Test
    void nothing_isAnEmptyList() {
        assertEquals(new ExpectedImport.Read(List.of(), 0), ExpectedLists.read(""));
        assertEquals(new ExpectedImport.Read(List.of(), 0), ExpectedLists.read("\n \n,,\n"));
        assertEquals(new ExpectedImport.Read(List.of(), 0), ExpectedLists.read(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aMarkedFile_isReadInItsEncoding(String name) throws IOException {
        Path file = directory.resolve("list.csv");
        Files.writeString(file, "\uFEFFZoë\nמרים", Charset.forName(name));

        assertEquals("Zoë/ מרים/", flat(ExpectedLists.read(file)));
    }

    @Test
    void anotherEncoding_isRefused_notGuessed() throws IOException {
        Path file = directory.resolve("list.csv");
        Files.write(file, "Jürgen Müller".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(new ExpectedImport.Refused(Why.NOT_UTF8), ExpectedLists.read(file));
    }

    @Test
    void limits_areKept() throws IOException {
        Path file = directory.resolve("list.csv");
        Files.writeString(file, "x".repeat(ExpectedLists.LARGEST + 10));
        assertEquals(new ExpectedImport.Refused(Why.TOO_LARGE), ExpectedLists.read(file));
        assertEquals(
                new ExpectedImport.Refused(Why.TOO_LARGE),
                ExpectedLists.read("x".repeat(ExpectedLists.LARGEST + 1)));
        assertEquals(
                ExpectedLists.MOST_LINES,
                read(ExpectedLists.read(numbered(ExpectedLists.MOST_LINES))).guests().size());
        assertEquals(
                new ExpectedImport.Refused(Why.TOO_MANY_LINES),
                ExpectedLists.read(numbered(ExpectedLists.MOST_LINES + 1)));
        assertEquals(
                new ExpectedImport.Refused(Why.UNREADABLE),
                ExpectedLists.read(directory.resolve("none.csv")));
        assertEquals(new ExpectedImport.Refused(Why.UNREADABLE), ExpectedLists.read(directory));
        assertEquals(
                new ExpectedImport.Refused(Why.NO_TEXT),
                ExpectedLists.read(new byte[] {'P', 'K', 3, 4, 0, 0}));
    }

    @Test
    void anyBytes_areReadOrRefused_andWhatIsRead_isCleanAndRoundTrips() {
        Random random = new Random(20261125);
        byte[] letters = "ab,;\t\"\n\r '=\\#Name".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = new byte[random.nextInt(120)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] =
                        random.nextInt(40) == 0
                                ? (byte) random.nextInt(256)
                                : letters[random.nextInt(letters.length)];
            }
            cleanAndRoundTrips(bytes);
        }
    }

    @Test
    void damagedLists_areReadOrRefused_andWhatIsRead_isCleanAndRoundTrips() {
        List<String> valid =
                List.of(
                        "Name;Notiz\nAda;spät\nGrace;\"Raum 2; links\"\n",
                        "first_name,last_name\r\nAda,Lovelace\r\n",
                        "Ada \"A\" Lovelace\tlate\n# nobody\nBob");
        Hostile.attack(
                hostile ->
                        cleanAndRoundTrips(
                                hostile.damaged(hostile.oneOf(valid))
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static void cleanAndRoundTrips(byte[] bytes) {
        if (ExpectedLists.read(bytes) instanceof ExpectedImport.Read(var guests, _)) {
            for (ExpectedGuest guest : guests) {
                assertEquals(DisplayName.of(guest.name()).text(), guest.name());
                assertTrue(!guest.name().isBlank());
            }
            assertEquals(
                    new ExpectedImport.Read(guests, 0),
                    ExpectedLists.read(ExpectedLists.write(guests)),
                    Arrays.toString(bytes));
        }
    }

    @Test
    void hostileNames_roundTrip() {
        List<ExpectedGuest> guests = new ArrayList<>();
        for (String name :
                List.of("Name", "vorname", "a,b", "a;b", "a\tb", "\"", "\"\"", "a\"b", "#", "'")) {
            guests.add(
                    new ExpectedGuest(DisplayName.of(name).text(), name.equals("#") ? "" : "n;,"));
        }
        assertEquals(
                new ExpectedImport.Read(guests, 0),
                ExpectedLists.read(ExpectedLists.write(guests)));
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "G" + i).collect(Collectors.joining("\n"));
    }

    private static String lines(String source) {
        return source.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    }

    private static ExpectedImport.Read read(ExpectedImport outcome) {
        return assertInstanceOf(ExpectedImport.Read.class, outcome);
    }

    private static String flat(ExpectedImport outcome) {
        return read(outcome).guests().stream()
                .map(guest -> guest.name() + "/" + guest.note())
                .collect(Collectors.joining(" "));
    }
}
