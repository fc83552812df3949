package dev.anteroom.console.trust;

import dev.anteroom.console.trust.NameIndex.Bearer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who claims which line of the expected list, in order of arrival. Two names suffice to say so to
 * each of them.
 *
 * @param <K> what tells the people apart
 */
final class LineClaims<K> {
    private static final int TOLD = 2;

    private final Map<ExpectedGuest, List<Bearer<K>>> claims = new HashMap<>();

    /** Whether what is said of others with this line may be another thing now. */
    boolean add(ExpectedGuest line, Bearer<K> bearer) {
        List<Bearer<K>> bearers = claims.computeIfAbsent(line, _ -> new ArrayList<>(1));
        int place = place(bearers, bearer);
        bearers.add(place, bearer);
        return place < TOLD;
    }

    /** Whether what is said of others with this line may be another thing now. */
    boolean remove(ExpectedGuest line, Bearer<K> bearer) {
        List<Bearer<K>> bearers = claims.getOrDefault(line, List.of());
        int place = place(bearers, bearer);
        bearers.remove(place);
        if (bearers.isEmpty()) {
            claims.remove(line);
        }
        return place < TOLD;
    }

    Optional<String> first(ExpectedGuest line) {
        return claims.getOrDefault(line, List.of()).stream().findFirst().map(Bearer::name);
    }

    /** The name of one who claims the line beside somebody of this name. */
    Optional<String> otherThan(ExpectedGuest line, String name) {
        List<Bearer<K>> bearers = claims.getOrDefault(line, List.of());
        return bearers.stream()
                .skip(!bearers.isEmpty() && bearers.getFirst().name().equals(name) ? 1 : 0)
                .findFirst()
                .map(Bearer::name);
    }

    void forEach(ExpectedGuest line, Consumer<K> told) {
        claims.getOrDefault(line, List.of()).forEach(bearer -> told.accept(bearer.key()));
    }

    private static <K> int place(List<Bearer<K>> bearers, Bearer<K> bearer) {
        int found =
                Collections.binarySearch(bearers, bearer, Comparator.comparingLong(Bearer::order));
        return found < 0 ? -found - 1 : found;
    }
}
