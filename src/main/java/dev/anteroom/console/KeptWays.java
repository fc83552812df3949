package dev.anteroom.console;

import dev.anteroom.console.connections.HostBook;
import dev.anteroom.console.join.HostMemory;
import dev.anteroom.console.join.KnownServer;
import dev.anteroom.console.join.ServerKind;
import dev.anteroom.console.join.ServerMemory;
import dev.anteroom.console.settings.RememberedServer;
import dev.anteroom.console.settings.RememberedWays;
import dev.anteroom.console.settings.SettingsStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Keeps application servers and confirmed hosts in the settings. */
final class KeptWays implements HostMemory, ServerMemory, HostBook {
    private final SettingsStore store;

    KeptWays(SettingsStore store) {
        this.store = store;
    }

    /** Whoever remembers a server by name has said yes to its host. */
    @Override
    public List<String> confirmed() {
        return Stream.concat(
                        hosts().stream(),
                        recall().stream().map(KnownServer::address).map(KeptWays::hostOf))
                .filter(host -> !host.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public void confirm(String host) {
        change(
                ways -> {
                    List<String> hosts = new ArrayList<>(ways.hosts());
                    hosts.remove(host);
                    hosts.add(host);
                    return ways.withHosts(hosts);
                });
    }

    @Override
    public List<String> hosts() {
        return store.current().ways().hosts();
    }

    @Override
    public void forgetHost(String host) {
        change(
                ways ->
                        ways.withHosts(
                                ways.hosts().stream().filter(each -> !each.equals(host)).toList()));
    }

    @Override
    public List<KnownServer> recall() {
        return store.current().ways().servers().stream()
                .map(KeptWays::known)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void keep(List<KnownServer> servers) {
        List<RememberedServer> kept = servers.stream().map(KeptWays::remembered).toList();
        change(ways -> ways.withServers(kept));
    }

    private void change(UnaryOperator<RememberedWays> change) {
        store.update(settings -> settings.withWays(change.apply(settings.ways())));
    }

    /** A kind that this version does not know is left out rather than guessed. */
    private static Optional<KnownServer> known(RememberedServer server) {
        for (ServerKind kind : ServerKind.values()) {
            if (word(kind).equals(server.kind())) {
                return Optional.of(
                        new KnownServer(
                                server.name(),
                                kind,
                                server.address(),
                                server.roomId(),
                                server.user()));
            }
        }
        return Optional.empty();
    }

    private static RememberedServer remembered(KnownServer server) {
        return new RememberedServer(
                server.name(), word(server.kind()), server.address(), server.room(), server.user());
    }

    private static String word(ServerKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String hostOf(String address) {
        try {
            return Objects.requireNonNullElse(URI.create(address).getRawAuthority(), "");
        } catch (IllegalArgumentException changedByHand) {
            return "";
        }
    }
}
