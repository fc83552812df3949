package dev.anteroom.console.trust;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Many names at one place, found by what they look like without comparing each with each. */
final class NameCrowd {
    /**
     * Names that share one look.
     *
     * @param first one of them
     * @param other one that is written otherwise; null while there is none
     */
    private record Alike(Bearer first, @Nullable Bearer other) {
        Alike and(Bearer next) {
            return other == null && !first.same().equals(next.same())
                    ? new Alike(first, next)
                    : this;
        }
    }

    private record Bearer(String name, String same) {}

    private final Map<String, Integer> same;
    private final Map<String, Alike> looks;
    private final Map<String, Alike> loose;

    NameCrowd(int size) {
        same = HashMap.newHashMap(size);
        looks = HashMap.newHashMap(size);
        loose = HashMap.newHashMap(size);
    }

    void add(String name, NameShape shape) {
        if (shape.isBlank()) {
            return;
        }
        same.merge(shape.same(), 1, Integer::sum);
        Alike alone = new Alike(new Bearer(name, shape.same()), null);
        looks.merge(shape.looks(), alone, (known, next) -> known.and(next.first()));
        loose.merge(shape.loose(), alone, (known, next) -> known.and(next.first()));
    }

    /** How many are written the same. */
    int countOfSame(NameShape shape) {
        return same.getOrDefault(shape.same(), 0);
    }

    /** A name that looks like this one but is written otherwise. */
    Optional<String> lookAlike(NameShape shape) {
        if (shape.isBlank()) {
            return Optional.empty();
        }
        return otherThan(shape, looks.get(shape.looks()))
                .or(() -> otherThan(shape, loose.get(shape.loose())));
    }

    private static Optional<String> otherThan(NameShape shape, @Nullable Alike alike) {
        if (alike == null) {
            return Optional.empty();
        }
        if (!alike.first().same().equals(shape.same())) {
            return Optional.of(alike.first().name());
        }
        return Optional.ofNullable(alike.other()).map(Bearer::name);
    }
}
