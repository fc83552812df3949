package dev.anteroom.enx;

/** The only way to stop listening. Closing twice does nothing. */
public interface Subscription extends AutoCloseable {
    /** Stops; no call starts after this returns when called on the room's loop. */
    @Override
    void close();
}
