package dev.anteroom.console.trust;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which column of a list of people is what; -1 for one that is not there.
 *
 * @param isThere whether the list's first line is a heading
 */
record ListHeading(boolean isThere, int nameAt, int firstAt, int lastAt, int noteAt) {
    /** The name comes first, and all that follows is a note. */
    static final ListHeading NONE = new ListHeading(false, 0, -1, -1, 1);

    private static final Set<String> NAME =
            Set.of("name", "full name", "display name", "vollständiger name", "anzeigename");
    private static final Set<String> FIRST = Set.of("first name", "given name", "vorname");
    private static final Set<String> LAST =
            Set.of("last name", "surname", "family name", "nachname", "familienname");
    private static final Set<String> NOTE =
            Set.of("note", "notes", "comment", "remark", "notiz", "notizen", "bemerkung");

    /** Reads a list's first line; empty when that is a person already. */
    static Optional<ListHeading> of(List<String> row) {
        int name = find(row, NAME);
        int first = find(row, FIRST);
        int last = find(row, LAST);
        boolean heading = name >= 0 || (first >= 0 && last >= 0);
        return heading
                ? Optional.of(new ListHeading(true, name, first, last, find(row, NOTE)))
                : Optional.empty();
    }

    String name(List<String> row) {
        return nameAt >= 0 ? cell(row, nameAt) : cell(row, firstAt) + " " + cell(row, lastAt);
    }

    String note(List<String> row) {
        if (!isThere) {
            return row.size() > 1 ? String.join(", ", row.subList(1, row.size())) : "";
        }
        return cell(row, noteAt);
    }

    private static String cell(List<String> row, int at) {
        return at >= 0 && at < row.size() ? row.get(at) : "";
    }

    private static int find(List<String> row, Set<String> words) {
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i).strip().toLowerCase(Locale.ROOT).replace('_', ' ');
            if (words.contains(cell)) {
                return i;
            }
        }
        return -1;
    }
}
