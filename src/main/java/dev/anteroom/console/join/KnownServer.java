package dev.anteroom.console.join;

/**
 * An application server that is remembered by a name; nothing secret.
 *
 * @param name as the user calls it
 * @param kind how it is asked
 * @param address as it was typed
 * @param room last asked for; possibly empty
 * @param user an app id, or a name of whoever asks; empty for none
 */
public record KnownServer(String name, ServerKind kind, String address, String room, String user) {
    /** Whose secret it is: a changed address or user is somebody else's. */
    String account() {
        return user + " @ " + address;
    }

    KnownServer withRoom(String newRoom) {
        return new KnownServer(name, kind, address, newRoom, user);
    }

    /** Its name, for lists and screen readers. */
    @Override
    public String toString() {
        return name;
    }
}
