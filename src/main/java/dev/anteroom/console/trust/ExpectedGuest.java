package dev.anteroom.console.trust;

/**
 * One line of the list of expected people. Immutable.
 *
 * @param name as the moderator wrote it, cleaned for display, never blank
 * @param note what stands beside it, cleaned for display, possibly empty
 */
public record ExpectedGuest(String name, String note) {
    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public ExpectedGuest {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An expected guest needs a name.");
        }
    }
}
