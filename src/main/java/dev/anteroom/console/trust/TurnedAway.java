package dev.anteroom.console.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> byLooks = new HashMap<>();
    private final Map<String, Integer> byLoose = new HashMap<>();

    void denied(String name, NameShape shape, Instant at) {
        change(name, shape, entry -> entry.deniedAt(at));
    }

    void removed(String name, NameShape shape, Instant at) {
        change(name, shape, entry -> entry.removedAt(at));
    }

    Optional<Entry> find(NameShape shape) {
        return place(shape).map(entries::get);
    }

    private void change(String name, NameShape shape, UnaryOperator<Entry> change) {
        if (shape.isBlank()) {
            return;
        }
        Optional<Integer> known = place(shape);
        if (known.isEmpty()) {
            entries.add(new Entry(name, shape, 0, null, 0, null));
        }
        int place = known.orElse(entries.size() - 1);
        entries.set(place, change.apply(entries.get(place)));
        byLooks.putIfAbsent(shape.looks(), place);
        byLoose.putIfAbsent(shape.loose(), place);
    }

    private Optional<Integer> place(NameShape shape) {
        if (shape.isBlank()) {
            return Optional.empty();
        }
        return Optional.ofNullable(byLooks.get(shape.looks()))
                .or(() -> Optional.ofNullable(byLoose.get(shape.loose())));
    }
}
