package dev.anteroom.practice;

import java.util.Locale;
import java.util.Set;

/**
 * What this server may be called, and which pages may talk to it. Immutable.
 *
 * @param hosts in lower case, {@code host:port}
 * @param foreignOrigins pages of other origins that were let in on purpose
 */
record NameTags(Set<String> hosts, Set<String> foreignOrigins) {
    NameTags {
        hosts = Set.copyOf(hosts);
        foreignOrigins = Set.copyOf(foreignOrigins);
    }

    /**
     * For a server at this authority, {@code host:port}, which also answers to its loopback name.
     */
    static NameTags of(String authority, int port, Set<String> foreignOrigins) {
        String local = "localhost:" + port;
        return new NameTags(
                authority.equals(local) ? Set.of(local) : Set.of(authority, local), foreignOrigins);
    }

    boolean isOurs(String host) {
        return hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Whether a page of this origin may talk to the server it calls by this host. */
    boolean mayComeFrom(String origin, String host) {
        return origin.equalsIgnoreCase("http://" + host) || isWelcomeForeigner(origin);
    }

    boolean isWelcomeForeigner(String origin) {
        return foreignOrigins.contains(origin);
    }
}
