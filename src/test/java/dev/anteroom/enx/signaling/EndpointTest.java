package dev.anteroom.enx.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "room.example,       false, https://room.example",
        "room.example:8443,  true,  https://room.example:8443",
        "10.0.0.1,           false, https://10.0.0.1",
        "localhost,          false, http://localhost",
        "LOCALHOST:9100,     false, http://LOCALHOST:9100",
        "localhost:9100,     true,  https://localhost:9100",
        "127.0.0.1:9100,     false, http://127.0.0.1:9100",
        "127.8.9.1,          false, http://127.8.9.1",
        "[::1]:9100,         false, http://[::1]:9100",
        "[::1],              false, http://[::1]",
        "[::2]:9100,         false, https://[::2]:9100",
        "localhost.evil.com, false, https://localhost.evil.com",
        "127.0.0.1.evil.com, false, https://127.0.0.1.evil.com",
        "evil-localhost,     false, https://evil-localhost",
    })
    void of_host_isPlainOnlyOnLoopback(String host, boolean secure, String url) {
        Endpoint endpoint = Endpoint.of(host, "", secure, Duration.ofSeconds(1));

        assertEquals(URI.create(url), endpoint.server());
        assertEquals(Optional.empty(), endpoint.forwardedHost());
    }

    @Test
    void of_gateway_isConnectedToAndToldTheHost() {
        Endpoint endpoint =
                Endpoint.of("127.0.0.1:9100", "gw.example:444", false, Duration.ofSeconds(1));

        assertEquals(URI.create("https://gw.example:444"), endpoint.server());
        assertEquals(Optional.of("127.0.0.1:9100"), endpoint.forwardedHost());
    }
}
