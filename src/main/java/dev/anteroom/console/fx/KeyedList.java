package dev.anteroom.console.fx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;

/**
 * An observable list of rows that follows a plain list of things. A row lives as long as its thing
 * is there, known by a key, so selection, focus and a row's own state survive each update. One
 * update is one change event and one pass over both lists.
 *
 * <p>For one thread only, usually the JavaFX application thread.
 *
 * @param <K> the key's type, with {@code equals} and {@code hashCode}
 * @param <S> what the rows are made from
 * @param <R> the rows
 */
public final class KeyedList<K, S, R> {
    private final Function<? super S, ? extends K> key;
    private final Function<? super S, ? extends R> create;
    private final BiConsumer<? super R, ? super S> update;
    private final Rows<R> rows = new Rows<>();
    private final ObservableList<R> view = FXCollections.unmodifiableObservableList(rows);
    private final Map<K, R> byKey = new HashMap<>();

    /** What the rows were made from last, in the same places. */
    private final List<S> things = new ArrayList<>();

    /**
     * Makes an empty list.
     *
     * @param key tells which thing is which
     * @param create makes the row of a new thing
     * @param update tells a row what its thing looks like now
     */
    public KeyedList(
            Function<? super S, ? extends K> key,
            Function<? super S, ? extends R> create,
            BiConsumer<? super R, ? super S> update) {
        this.key = key;
        this.create = create;
        this.update = update;
    }

    /** The rows, for reading and listening only. */
    public ObservableList<R> rows() {
        return view;
    }

    /** The row with this key; empty when there is none. */
    public Optional<R> find(K key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * Makes the rows follow these things, in their order. Of two with one key the first counts.
     * What begins and ends the list as it did last time, object for object, costs a comparison
     * each; only what is between is looked up and updated.
     */
    public void reconcile(List<? extends S> newThings) {
        int most = Math.min(things.size(), newThings.size());
        int head = 0;
        while (head < most && isSame(things.get(head), newThings.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && isSame(fromEnd(things, tail), fromEnd(newThings, tail))) {
            tail++;
        }
        if (head + tail < Math.max(things.size(), newThings.size())
                && !replace(head, tail, newThings)) {
            replace(0, 0, newThings);
        }
    }

    /** Not by equality, which may be costly; what is equal only is looked at closely. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    private static <T> T fromEnd(List<T> list, int place) {
        return list.get(list.size() - 1 - place);
    }

    /**
     * Replaces what is between two ends that stay.
     *
     * @return false when nothing was done since a key between is one of an end as well
     */
    private boolean replace(int head, int tail, List<? extends S> newThings) {
        int end = things.size() - tail;
        Map<K, R> before = HashMap.newHashMap(end - head);
        for (int i = head; i < end; i++) {
            before.put(key.apply(things.get(i)), rows.get(i));
        }
        Map<K, S> between = LinkedHashMap.newLinkedHashMap(newThings.size() - tail - head);
        for (S thing : newThings.subList(head, newThings.size() - tail)) {
            K id = key.apply(thing);
            if (!before.containsKey(id) && byKey.containsKey(id)) {
                return false;
            }
            between.putIfAbsent(id, thing);
        }
        List<R> target = new ArrayList<>(between.size());
        between.forEach(
                (id, thing) -> {
                    R row = before.remove(id);
                    if (row == null) {
                        row = create.apply(thing);
                        byKey.put(id, row);
                    } else {
                        update.accept(row, thing);
                    }
                    target.add(row);
                });
        before.keySet().forEach(byKey::remove);
        List<S> replaced = things.subList(head, end);
        replaced.clear();
        things.addAll(head, between.values());
        rows.become(head, end, target);
        return true;
    }

    private static final class Rows<R> extends ObservableListBase<R> {
        /** Beyond that a listener is quicker with the whole stretch replaced. */
        private static final int MOST_PLACES = 200;

        private final List<R> current = new ArrayList<>();

        @Override
        public R get(int index) {
            return current.get(index);
        }

        @Override
        public int size() {
            return current.size();
        }

        void become(int from, int to, List<R> target) {
            List<R> before = List.copyOf(current.subList(from, to));
            if (before.equals(target)) {
                return;
            }
            beginChange();
            current.subList(from, to).clear();
            current.addAll(from, target);
            Set<R> staying = new HashSet<>(target);
            Set<R> wasThere = new HashSet<>(before);
            if (changesPlaces(before, target, staying, wasThere) <= MOST_PLACES
                    && keepsOrder(before, target, staying, wasThere)) {
                tellDifference(from, before, target, staying, wasThere);
            } else {
                nextReplace(from, from + target.size(), before);
            }
            endChange();
        }

        private void tellDifference(
                int from, List<R> before, List<R> target, Set<R> staying, Set<R> wasThere) {
            int old = 0;
            for (int position = 0; position < target.size() || old < before.size(); ) {
                if (old < before.size() && !staying.contains(before.get(old))) {
                    nextRemove(from + position, before.get(old++));
                } else if (wasThere.contains(target.get(position))) {
                    old++;
                    position++;
                } else {
                    nextAdd(from + position, from + position + 1);
                    position++;
                }
            }
        }

        /** At how many places something goes or comes. */
        private static <R> int changesPlaces(
                List<R> before, List<R> target, Set<R> staying, Set<R> wasThere) {
            return runs(before, staying) + runs(target, wasThere);
        }

        private static <R> int runs(List<R> rows, Set<R> others) {
            int runs = 0;
            boolean within = false;
            for (R row : rows) {
                boolean isAlone = !others.contains(row);
                runs += isAlone && !within ? 1 : 0;
                within = isAlone;
            }
            return runs;
        }

        private static <R> boolean keepsOrder(
                List<R> before, List<R> target, Set<R> staying, Set<R> wasThere) {
            int position = 0;
            for (R row : before) {
                if (!staying.contains(row)) {
                    continue;
                }
                while (!wasThere.contains(target.get(position))) {
                    position++;
                }
                if (!target.get(position++).equals(row)) {
                    return false;
                }
            }
            return true;
        }
    }
}
