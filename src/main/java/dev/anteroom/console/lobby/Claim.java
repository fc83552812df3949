package dev.anteroom.console.lobby;

import java.util.List;

/**
 * Who said "I am on it" about somebody who waits. Immutable.
 *
 * @param mine whether this moderator did
 * @param others the names of the other moderators who did, cleaned for display
 */
public record Claim(boolean mine, List<String> others) {
    static final Claim NOBODY = new Claim(false, List.of());

    /** Keeps its own copy of the list. */
    public Claim {
        others = List.copyOf(others);
    }
}
