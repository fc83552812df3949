package dev.anteroom.console.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * People at one place by what their names look like, without comparing each with each. Follows who
 * comes and goes, and tells for which looks an answer may be another one since.
 *
 * @param <K> what tells the people apart
 */
final class NameIndex<K> {
    /**
     * Somebody with a name.
     *
     * @param key tells the person apart
     * @param order whoever came earlier has the smaller one
     * @param name as given
     * @param shape what it looks like
     */
    record Bearer<K>(K key, long order, String name, NameShape shape) {
        private boolean isWrittenAs(NameShape other) {
            return shape.same().equals(other.same());
        }
    }

    /** Who shares one look, in order of arrival. */
    private static final class Alike<K> {
        private final List<Bearer<K>> bearers = new ArrayList<>(1);

        /** The first who is written otherwise than the first of all; null while there is none. */
        private @Nullable Bearer<K> other;

        /** Whether an answer to anybody may be another one now. */
        boolean add(Bearer<K> bearer) {
            int place = place(bearer);
            bearers.add(place, bearer);
            if (place == 0) {
                findOther();
                return true;
            }
            boolean isOther =
                    !bearers.getFirst().isWrittenAs(bearer.shape())
                            && (other == null || bearer.order() < other.order());
            if (isOther) {
                other = bearer;
            }
            return isOther || bearers.size() == 2;
        }

        boolean remove(Bearer<K> bearer) {
            int place = place(bearer);
            bearers.remove(place);
            boolean concerned = place == 0 || bearer.equals(other);
            // Where all were written the same, all still are.
            if (concerned && other != null) {
                findOther();
            }
            return concerned || bearers.size() == 1;
        }

        private int place(Bearer<K> bearer) {
            int found =
                    Collections.binarySearch(
                            bearers, bearer, Comparator.comparingLong(Bearer::order));
            return found < 0 ? -found - 1 : found;
        }

        private void findOther() {
            other = null;
            for (Bearer<K> bearer : bearers) {
                if (!bearers.getFirst().isWrittenAs(bearer.shape())) {
                    other = bearer;
                    return;
                }
            }
        }

        @Nullable Bearer<K> otherThan(NameShape shape) {
            return bearers.getFirst().isWrittenAs(shape) ? other : bearers.getFirst();
        }
    }

    /** One way of looking at names. */
    private static final class View<K> {
        private final Function<NameShape, String> look;
        private final Map<String, Alike<K>> alike = new HashMap<>();

        View(Function<NameShape, String> look) {
            this.look = look;
        }

        boolean add(Bearer<K> bearer) {
            return alike.computeIfAbsent(look.apply(bearer.shape()), _ -> new Alike<>())
                    .add(bearer);
        }

        boolean remove(Bearer<K> bearer) {
            String key = look.apply(bearer.shape());
            Alike<K> group = alike.get(key);
            if (group == null) {
                return false;
            }
            boolean concerned = group.remove(bearer);
            if (group.bearers.isEmpty()) {
                alike.remove(key);
            }
            return concerned;
        }

        List<Bearer<K>> bearers(NameShape shape) {
            Alike<K> group = alike.get(look.apply(shape));
            return group == null ? List.of() : group.bearers;
        }

        @Nullable Bearer<K> otherThan(NameShape shape) {
            Alike<K> group = alike.get(look.apply(shape));
            return group == null ? null : group.otherThan(shape);
        }
    }

    private final View<K> same = new View<>(NameShape::same);
    private final View<K> looks = new View<>(NameShape::looks);
    private final View<K> loose = new View<>(NameShape::loose);

    /**
     * Somebody came.
     *
     * @return whether what is said of others of this look may be another thing now
     */
    boolean add(Bearer<K> bearer) {
        if (bearer.shape().isBlank()) {
            return false;
        }
        boolean concerned = same.add(bearer);
        concerned |= looks.add(bearer);
        concerned |= loose.add(bearer);
        return concerned;
    }

    /**
     * Somebody who had come went.
     *
     * @return whether what is said of others of this look may be another thing now
     */
    boolean remove(Bearer<K> bearer) {
        if (bearer.shape().isBlank()) {
            return false;
        }
        boolean concerned = same.remove(bearer);
        concerned |= looks.remove(bearer);
        concerned |= loose.remove(bearer);
        return concerned;
    }

    /** How many are written the same. */
    int countOfSame(NameShape shape) {
        return shape.isBlank() ? 0 : same.bearers(shape).size();
    }

    /** The first name that looks like this one but is written otherwise. */
    Optional<String> lookAlike(NameShape shape) {
        if (shape.isBlank()) {
            return Optional.empty();
        }
        return Optional.ofNullable(looks.otherThan(shape))
                .or(() -> Optional.ofNullable(loose.otherThan(shape)))
                .map(Bearer::name);
    }

    /** Tells everybody who is written like this or looks like it; some more than once. */
    void forEachLike(NameShape shape, Consumer<K> told) {
        if (!shape.isBlank()) {
            for (View<K> view : List.of(same, looks, loose)) {
                view.bearers(shape).forEach(bearer -> told.accept(bearer.key()));
            }
        }
    }
}
