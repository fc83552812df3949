package dev.anteroom.console.guard;

import java.util.Optional;

/** Keeps lists of expected people beyond the session, where the moderator wants that. */
public interface ExpectedMemory {
    /** Keeps nothing. */
    ExpectedMemory NONE =
            new ExpectedMemory() {
                @Override
                public Optional<String> recall(String roomId) {
                    return Optional.empty();
                }

                @Override
                public boolean keep(String roomId, String list) {
                    return false;
                }

                @Override
                public void forget(String roomId) {}
            };

    /** The list kept for a room; empty when none is. */
    Optional<String> recall(String roomId);

    /**
     * Keeps a list for a room.
     *
     * @return whether it is kept; a very long list is not
     */
    boolean keep(String roomId, String list);

    /** Keeps no list for a room any more. */
    void forget(String roomId);
}
