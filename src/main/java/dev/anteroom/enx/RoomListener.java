package dev.anteroom.enx;

/**
 * Watches a room, typed. Called on the room's loop; must not block. A listener that throws is
 * logged and the others are still called.
 */
public interface RoomListener {
    /** The room changed. Called once at registration with the current snapshot. */
    default void onSnapshot(RoomSnapshot snapshot) {}

    /** Something happened; {@link #onSnapshot} with its effect came before. */
    default void onEvent(RoomEvent event) {}
}
