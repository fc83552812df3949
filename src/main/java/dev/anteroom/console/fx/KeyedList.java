package dev.anteroom.console.fx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private Map<K, R> byKey = new HashMap<>();

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

    /** Makes the rows follow these things, in their order. Of two with one key the first counts. */
    public void reconcile(List<? extends S> things) {
        Map<K, R> next = HashMap.newHashMap(things.size());
        List<R> target = new ArrayList<>(things.size());
        for (S thing : things) {
            K id = key.apply(thing);
            if (next.containsKey(id)) {
                continue;
            }
            R row = byKey.get(id);
            if (row == null) {
                row = create.apply(thing);
            } else {
                update.accept(row, thing);
            }
            next.put(id, row);
            target.add(row);
        }
        byKey = next;
        rows.become(target);
    }

    private static final class Rows<R> extends ObservableListBase<R> {
        private List<R> current = new ArrayList<>();

        @Override
        public R get(int index) {
            return current.get(index);
        }

        @Override
        public int size() {
            return current.size();
        }

        void become(List<R> target) {
            List<R> before = current;
            if (before.equals(target)) {
                return;
            }
            beginChange();
            current = target;
            Set<R> staying = new HashSet<>(target);
            Set<R> wasThere = new HashSet<>(before);
            if (keepsOrder(before, target, staying, wasThere)) {
                tellDifference(before, target, staying, wasThere);
            } else {
                nextReplace(0, target.size(), before);
            }
            endChange();
        }

        private void tellDifference(
                List<R> before, List<R> target, Set<R> staying, Set<R> wasThere) {
            int old = 0;
            for (int position = 0; position < target.size() || old < before.size(); ) {
                if (old < before.size() && !staying.contains(before.get(old))) {
                    nextRemove(position, before.get(old++));
                } else if (wasThere.contains(target.get(position))) {
                    old++;
                    position++;
                } else {
                    nextAdd(position, position + 1);
                    position++;
                }
            }
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
