package dev.anteroom.console.settings;

import java.util.List;

/**
 * Where rooms were entered through. Immutable.
 *
 * @param servers application servers, the one used last first
 * @param hosts where links may lead
 */
public record RememberedWays(List<RememberedServer> servers, List<String> hosts) {
    /** None yet. */
    public static final RememberedWays NOTHING = new RememberedWays(List.of(), List.of());

    /** So many servers, and so many hosts, are remembered; the oldest go first. */
    public static final int MOST = 100;

    /**
     * Keeps its own copies.
     *
     * @throws IllegalArgumentException if there are too many
     */
    public RememberedWays {
        if (servers.size() > MOST || hosts.size() > MOST) {
            throw new IllegalArgumentException("That many servers are not remembered.");
        }
        servers = List.copyOf(servers);
        hosts = List.copyOf(hosts);
    }

    /** The same with other servers; those at the end are dropped when there are too many. */
    public RememberedWays withServers(List<RememberedServer> newServers) {
        return new RememberedWays(newServers.subList(0, Math.min(MOST, newServers.size())), hosts);
    }

    /** The same with other hosts; those at the beginning are dropped when there are too many. */
    public RememberedWays withHosts(List<String> newHosts) {
        return new RememberedWays(
                servers, newHosts.subList(Math.max(0, newHosts.size() - MOST), newHosts.size()));
    }
}
