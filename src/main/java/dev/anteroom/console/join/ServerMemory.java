package dev.anteroom.console.join;

import java.util.List;

/** Remembers application servers. Methods return at once; any thread. */
public interface ServerMemory {
    /** All of them, the one used last first. */
    List<KnownServer> recall();

    /** Remembers these and no others. */
    void keep(List<KnownServer> servers);
}
