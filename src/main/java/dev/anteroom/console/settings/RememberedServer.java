package dev.anteroom.console.settings;

/**
 * An application server by its name; nothing secret.
 *
 * @param name as the user calls it
 * @param kind how it is asked, as a word
 * @param address where it is
 * @param roomId last asked for
 * @param user an app id, or a name of whoever asks
 */
public record RememberedServer(
        String name, String kind, String address, String roomId, String user) {}
