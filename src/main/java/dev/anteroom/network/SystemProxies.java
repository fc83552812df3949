package dev.anteroom.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxies of this system: on Linux and macOS what {@code https_proxy}, {@code http_proxy},
 * {@code all_proxy} and {@code no_proxy} say (as curl reads them, small letters before capitals);
 * else what the desktop's settings say. This machine itself is never asked through a proxy.
 * Thread-safe.
 */
public final class SystemProxies extends ProxySelector {
    /** Has Java ask the desktop for its settings; to be set before anything asks for a proxy. */
    public static final String DESKTOP_PROPERTY = "java.net.useSystemProxies";

    private static final Logger LOG = LoggerFactory.getLogger(SystemProxies.class);
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Map<String, String> environment;
    private final Supplier<@Nullable ProxySelector> desktop;

    /**
     * Reads an environment.
     *
     * @param desktop asked when the environment says nothing; not before, since it may load much
     */
    SystemProxies(Map<String, String> environment, Supplier<@Nullable ProxySelector> desktop) {
        this.environment = environment;
        this.desktop = desktop;
    }

    /** Has every connection of this program go the system's way. Once, before the first one. */
    public static void install(Map<String, String> environment) {
        if (System.getProperty(DESKTOP_PROPERTY) == null) {
            System.setProperty(DESKTOP_PROPERTY, "true");
        }
        ProxySelector desktop = ProxySelector.getDefault();
        ProxySelector.setDefault(new SystemProxies(environment, () -> desktop));
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = uri.getHost();
        if (host == null || Loopback.is(host) || isExempt(host, uri.getPort())) {
            return DIRECT;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String variable = scheme.equals("http") || scheme.equals("ws") ? "http" : "https";
        Optional<Proxy> named =
                variable(variable + "_proxy")
                        .or(() -> variable("all_proxy"))
                        .flatMap(SystemProxies::proxy);
        if (named.isPresent()) {
            return List.of(named.get());
        }
        @Nullable ProxySelector asked = desktop.get();
        return asked == null ? DIRECT : asked.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        LOG.info("The proxy {} cannot be reached.", address, failure);
    }

    private Optional<String> variable(String name) {
        // A web server hands a request's header "Proxy" over as HTTP_PROXY, so curl ignores it;
        // this is no web server.
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    private static Optional<Proxy> proxy(String value) {
        String text = value.strip();
        URI uri;
        try {
            uri = new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException malformed) {
            // Not the value: it may hold a password.
            LOG.warn("A proxy variable is no address and is ignored.");
            return Optional.empty();
        }
        if (uri.getHost() == null) {
            LOG.warn("A proxy variable names no host and is ignored.");
            return Optional.empty();
        }
        boolean socks = uri.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
        int port = uri.getPort() > 0 ? uri.getPort() : socks ? 1080 : 80;
        return Optional.of(
                new Proxy(
                        socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(uri.getHost(), port)));
    }

    private boolean isExempt(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        return variable("no_proxy").stream()
                .flatMap(list -> List.of(list.split("[,\\s]+")).stream())
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> covers(entry, name, port));
    }

    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        String pattern = entry;
        int colon = entry.lastIndexOf(':');
        if (colon > 0 && entry.indexOf(':') == colon) {
            if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            pattern = entry.substring(0, colon);
        }
        String domain = pattern.replaceFirst("^\\*?\\.", "");
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
