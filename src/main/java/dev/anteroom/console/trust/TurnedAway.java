package dev.anteroom.console.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who was denied or removed in one room in this session. People are told apart by what their name
 * looks like, since nothing better is known of somebody who knocks: another person with that name
 * is taken for the same, and the same person with another name for somebody else.
 */
final class TurnedAway {
    /** How often somebody is turned away before the switch "deny at once" may act. */
    static final int OFTEN = 2;

    /** Of more those are forgotten who were turned away the longest ago. */
    static final int MOST_KEPT = 20_000;

    /** Somebody's history. Immutable. */
    record Entry(
            String name,
            NameShape shape,
            int denied,
            @Nullable Instant lastDenied,
            int removed,
            @Nullable Instant lastRemoved) {
        int times() {
            return denied + removed;
        }

        Entry deniedAt(Instant at) {
            return new Entry(name, shape, denied + 1, at, removed, lastRemoved);
        }

        Entry removedAt(Instant at) {
            return new Entry(name, shape, denied, lastDenied, removed + 1, at);
        }
    }

    /** By numbers of our own, in the order in which they were turned away last. */
    private final SequencedMap<Integer, Entry> entries = new LinkedHashMap<>();

    private final Map<String, Integer> byLooks = new HashMap<>();
    private final Map<String, Integer> byLoose = new HashMap<>();
    private int nextNumber;

    /**
     * Somebody was denied.
     *
     * @return who was forgotten for it, which is seldom
     */
    List<NameShape> denied(String name, NameShape shape, Instant at) {
        return change(name, shape, entry -> entry.deniedAt(at));
    }

    /**
     * Somebody was removed.
     *
     * @return who was forgotten for it, which is seldom
     */
    List<NameShape> removed(String name, NameShape shape, Instant at) {
        return change(name, shape, entry -> entry.removedAt(at));
    }

    Optional<Entry> find(NameShape shape) {
        return number(shape).map(entries::get);
    }

    /** How many people there are; for tests. */
    int size() {
        return entries.size();
    }

    /** How many ways to write their names lead to them; for tests. */
    int ways() {
        return byLooks.size() + byLoose.size();
    }

    private List<NameShape> change(String name, NameShape shape, UnaryOperator<Entry> change) {
        if (shape.isBlank()) {
            return List.of();
        }
        Optional<Integer> known = number(shape);
        int number = known.orElseGet(() -> nextNumber++);
        Entry before = entries.remove(number);
        entries.putLast(
                number,
                change.apply(before == null ? new Entry(name, shape, 0, null, 0, null) : before));
        // Of somebody known it only helps to find who writes the name in a third way.
        if (known.isEmpty() || ways() < 2 * MOST_KEPT - 1) {
            byLooks.putIfAbsent(shape.looks(), number);
            byLoose.putIfAbsent(shape.loose(), number);
        }
        return entries.size() > MOST_KEPT ? forget(MOST_KEPT / 10) : List.of();
    }

    /** Many at once, since all ways to write names are looked through. */
    private List<NameShape> forget(int number) {
        List<NameShape> forgotten = new ArrayList<>(number);
        while (forgotten.size() < number) {
            forgotten.add(entries.pollFirstEntry().getValue().shape());
        }
        byLooks.values().retainAll(entries.keySet());
        byLoose.values().retainAll(entries.keySet());
        return forgotten;
    }

    private Optional<Integer> number(NameShape shape) {
        if (shape.isBlank()) {
            return Optional.empty();
        }
        return Optional.ofNullable(byLooks.get(shape.looks()))
                .or(() -> Optional.ofNullable(byLoose.get(shape.loose())));
    }
}
