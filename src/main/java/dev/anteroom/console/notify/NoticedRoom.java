package dev.anteroom.console.notify;

import dev.anteroom.enx.ClientId;

/** What an alert can do in the room it is about. For the JavaFX application thread. */
public interface NoticedRoom {
    /**
     * Lets somebody in who waits.
     *
     * @return whether that could be begun
     */
    boolean approve(ClientId id);

    /**
     * Turns somebody away who waits.
     *
     * @return whether that could be begun
     */
    boolean deny(ClientId id);

    /** Shows the lobby of this room, in a window that is in front. */
    void bringForward();
}
