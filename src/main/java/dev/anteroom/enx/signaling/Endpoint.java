package dev.anteroom.enx.signaling;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a signalling server is (protocol sections 1.2 and 2.1).
 *
 * @param server scheme, host and port
 * @param forwardedHost the {@code X-Forwarded-Host} to send when connecting through a gateway
 * @param connectTimeout how long opening may take
 */
public record Endpoint(URI server, Optional<String> forwardedHost, Duration connectTimeout) {
    /** The path of Engine.IO 4 (2.1). */
    public static final String PATH = "/v3/socket.io/";

    /**
     * The endpoint a token names: always TLS, but on loopback, where a token may ask for none.
     *
     * @param host {@code host} or {@code host:port}
     * @param gateway connected to instead when not empty
     * @param secure what the token says about TLS; only heeded on loopback
     */
    public static Endpoint of(String host, String gateway, boolean secure, Duration timeout) {
        String target = gateway.isEmpty() ? host : gateway;
        boolean plain = !secure && isLoopback(target);
        return new Endpoint(
                URI.create((plain ? "http://" : "https://") + target),
                gateway.isEmpty() ? Optional.empty() : Optional.of(host),
                timeout);
    }

    private static boolean isLoopback(String hostAndPort) {
        String host =
                hostAndPort.startsWith("[")
                        ? hostAndPort.substring(0, hostAndPort.indexOf(']') + 1)
                        : hostAndPort.replaceFirst(":[0-9]+$", "");
        String name = host.toLowerCase(Locale.ROOT);
        // By form, not by look-up: a name server must not be able to switch TLS off.
        return name.equals("localhost")
                || name.equals("[::1]")
                || name.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }
}
