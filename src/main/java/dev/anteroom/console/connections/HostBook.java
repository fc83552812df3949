package dev.anteroom.console.connections;

import java.util.List;

/** The hosts that the user has said yes to. Methods return at once. */
public interface HostBook {
    /** All of them. */
    List<String> hosts();

    /** Asks about a host again, the next time a link leads there. */
    void forgetHost(String host);
}
