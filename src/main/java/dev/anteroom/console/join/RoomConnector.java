package dev.anteroom.console.join;

import dev.anteroom.enx.EnxRoom;

/** Joins a room by its token; the SDK, or a fake in tests. */
@FunctionalInterface
public interface RoomConnector {
    /**
     * Begins to join.
     *
     * @throws JoinException if the token cannot be used; see {@link JoinException#unusableToken}
     */
    EnxRoom connect(String token) throws JoinException;
}
