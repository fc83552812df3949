package dev.anteroom.console.trust;

import dev.anteroom.console.trust.ExpectedImport.Why;
import dev.anteroom.wire.DisplayName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of expected people: one name a line, or a name and a note, or a table with a heading,
 * separated by commas, semicolons or tabs. Everything in it is plain text; nothing is ever
 * calculated or opened.
 */
public final class ExpectedLists {
    /** The largest list, in bytes of UTF-8. */
    public static final int LARGEST = 1024 * 1024;

    /** The longest list. */
    public static final int MOST_LINES = 10_000;

    private ExpectedLists() {}

    /** Reads a file; blocks. Never throws for what is in it. */
    public static ExpectedImport read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in.readNBytes(LARGEST + 4));
        } catch (IOException | SecurityException unreadable) {
            return new ExpectedImport.Refused(Why.UNREADABLE);
        }
    }

    /** Reads what a file holds. */
    static ExpectedImport read(byte[] bytes) {
        if (bytes.length > LARGEST + 3) {
            return new ExpectedImport.Refused(Why.TOO_LARGE);
        }
        try {
            return read(decode(bytes));
        } catch (CharacterCodingException other) {
            return new ExpectedImport.Refused(Why.NOT_UTF8);
        }
    }

    /** Reads what was typed or pasted. */
    public static ExpectedImport read(String text) {
        if (text.length() > LARGEST) {
            return new ExpectedImport.Refused(Why.TOO_LARGE);
        }
        if (text.indexOf('\0') >= 0) {
            return new ExpectedImport.Refused(Why.NO_TEXT);
        }
        List<List<String>> rows;
        try {
            rows = rows(text, '"');
        } catch (IOException | UncheckedIOException | IllegalStateException strayQuote) {
            try {
                rows = rows(text, null);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
        return rows.size() > MOST_LINES
                ? new ExpectedImport.Refused(Why.TOO_MANY_LINES)
                : guests(rows);
    }

    /** Writes a list so that it is read as the same again. */
    public static String write(List<ExpectedGuest> guests) {
        StringBuilder text = new StringBuilder();
        if (!guests.isEmpty() && looksLikeAHeading(guests.getFirst())) {
            text.append("Name, Note\n");
        }
        for (ExpectedGuest guest : guests) {
            text.append(quoted(guest.name()));
            if (!guest.note().isEmpty()) {
                text.append(", ").append(quoted(guest.note()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static boolean looksLikeAHeading(ExpectedGuest guest) {
        return ListHeading.of(List.of(guest.name(), guest.note())).isPresent();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> ",;\t\"".indexOf(c) >= 0);
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static ExpectedImport guests(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return new ExpectedImport.Read(List.of(), 0);
        }
        ListHeading heading = ListHeading.of(rows.getFirst()).orElse(ListHeading.NONE);
        SequencedSet<ExpectedGuest> guests = new LinkedHashSet<>();
        int named = 0;
        for (List<String> row : heading.isThere() ? rows.subList(1, rows.size()) : rows) {
            String name = DisplayName.of(heading.name(row)).text();
            if (!name.isEmpty()) {
                guests.add(new ExpectedGuest(name, DisplayName.of(heading.note(row)).text()));
                named++;
            }
        }
        return new ExpectedImport.Read(List.copyOf(guests), named - guests.size());
    }

    private static List<List<String>> rows(String text, @Nullable Character quote)
            throws IOException {
        CSVFormat format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(separator(text))
                        .setQuote(quote)
                        .setIgnoreSurroundingSpaces(true)
                        .setIgnoreEmptyLines(true)
                        .get();
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (CSVRecord row : parser) {
                rows.add(row.toList());
                if (rows.size() > MOST_LINES) {
                    break;
                }
            }
        }
        return rows;
    }

    /** The separator that most lines have outside of quotes; a comma when no line has any. */
    private static char separator(String text) {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            quoted ^= character == '"';
            if (!quoted) {
                commas += character == ',' ? 1 : 0;
                semicolons += character == ';' ? 1 : 0;
                tabs += character == '\t' ? 1 : 0;
            }
        }
        if (tabs > commas && tabs >= semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    /** Text begins with a mark, or is UTF-8. Anything else would be guessing at names. */
    private static String decode(byte[] bytes) throws CharacterCodingException {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return decode(bytes, startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
    }

    private static String decode(byte[] bytes, int from, Charset charset)
            throws CharacterCodingException {
        return charset.newDecoder()
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                .toString();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
