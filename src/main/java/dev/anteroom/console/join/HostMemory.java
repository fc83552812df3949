package dev.anteroom.console.join;

import java.util.List;

/** Remembers the hosts that the user has said yes to. Methods return at once; any thread. */
public interface HostMemory {
    /** All of them, in the form they are shown. */
    List<String> confirmed();

    /** Remembers one more. */
    void confirm(String host);
}
