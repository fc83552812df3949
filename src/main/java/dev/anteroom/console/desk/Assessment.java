package dev.anteroom.console.desk;

import java.util.List;
import java.util.Optional;

/**
 * What the desk thinks of one person who waits. Immutable.
 *
 * @param group where to sort the person
 * @param concerns why to look twice, most serious first
 * @param expectedAs the line of the expected list that the name matches; a hint, never a proof
 */
public record Assessment(TrustGroup group, List<Concern> concerns, Optional<String> expectedAs) {
    /** Nothing is known. */
    public static final Assessment UNKNOWN =
            new Assessment(TrustGroup.UNKNOWN, List.of(), Optional.empty());

    /** Keeps its own copy of the list. */
    public Assessment {
        concerns = List.copyOf(concerns);
    }
}
