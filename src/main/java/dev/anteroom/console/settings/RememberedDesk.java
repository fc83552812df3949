package dev.anteroom.console.settings;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of the desk. Immutable.
 *
 * @param journalDays how many days the journal is kept, from 0 for not at all
 * @param expected lists of expected people by room id, as text, the one used last at the end
 */
public record RememberedDesk(int journalDays, Map<String, String> expected) {
    /** Nothing was changed yet. */
    public static final RememberedDesk DEFAULTS = new RememberedDesk(90, Map.of());

    /** The longest time the journal can be kept, in days. */
    public static final int MOST_DAYS = 3650;

    /** So many lists are remembered; the one used longest ago goes first. */
    public static final int MOST_LISTS = 8;

    /** The longest list that is remembered, in bytes: the settings stay a small file. */
    public static final int LONGEST_LIST = 48 * 1024;

    /**
     * Keeps its own copy of the lists.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public RememberedDesk {
        if (journalDays < 0 || journalDays > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "A journal is kept for 0 to " + MOST_DAYS + " days.");
        }
        if (expected.size() > MOST_LISTS
                || expected.values().stream().anyMatch(list -> !canKeep(list))) {
            throw new IllegalArgumentException("The lists of expected people are too large.");
        }
        // A copy that keeps the order.
        expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    /** Whether a list is short enough to be remembered. */
    public static boolean canKeep(String list) {
        return list.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LIST;
    }

    /** The list of a room; empty when none is remembered. */
    public Optional<String> list(String roomId) {
        return Optional.ofNullable(expected.get(roomId));
    }

    /** The same with another time to keep the journal. */
    public RememberedDesk withJournalDays(int days) {
        return new RememberedDesk(days, expected);
    }

    /** The same with a room's list, or without it when that is empty. */
    public RememberedDesk withList(String roomId, Optional<String> list) {
        Map<String, String> lists = new LinkedHashMap<>(expected);
        lists.remove(roomId);
        list.ifPresent(text -> lists.put(roomId, text));
        while (lists.size() > MOST_LISTS) {
            lists.remove(lists.keySet().iterator().next());
        }
        return new RememberedDesk(journalDays, lists);
    }
}
