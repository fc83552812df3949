package dev.anteroom.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SystemProxiesTest {
    /** A desktop with a proxy of its own. */
    private static final class Desktop extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of(http("desktop", 1));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }

    private static Proxy http(String host, int port) {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    private static String choice(Map<String, String> environment, String address) {
        List<Proxy> chosen =
                new SystemProxies(environment, Desktop::new).select(URI.create(address));
        assertEquals(1, chosen.size());
        Proxy proxy = chosen.getFirst();
        if (proxy.type() == Proxy.Type.DIRECT) {
            return "direct";
        }
        InetSocketAddress there = (InetSocketAddress) proxy.address();
        return proxy.type() + " " + there.getHostString() + ":" + there.getPort();
    }

    @ParameterizedTest
    @CsvSource({
        "https_proxy, http://p.example:3128, HTTP p.example:3128",
        "HTTPS_PROXY, p.example:3128, HTTP p.example:3128",
        "https_proxy, http://p.example, HTTP p.example:80",
        "https_proxy, http://user:word@p.example:3128/, HTTP p.example:3128",
        "all_proxy, http://p.example:3128, HTTP p.example:3128",
        "all_proxy, socks5h://p.example, SOCKS p.example:1080",
        "https_proxy, ::::, HTTP desktop:1",
        "https_proxy, '', HTTP desktop:1",
        "http_proxy, http://p.example:3128, HTTP desktop:1"
    })
    void theEnvironment_isAskedFirst(String variable, String value, String expected) {
        assertEquals(expected, choice(Map.of(variable, value), "https://a.example/"));
    }

    @Test
    void smallLetters_winOverCapitals_andTheSchemesOwnOverAll() {
        Map<String, String> environment = new HashMap<>();
        environment.put("all_proxy", "http://all:1");
        environment.put("HTTPS_PROXY", "http://capital:2");
        assertEquals("HTTP capital:2", choice(environment, "https://a.example/"));
        environment.put("https_proxy", "http://small:3");
        assertEquals("HTTP small:3", choice(environment, "https://a.example/"));
        assertEquals("HTTP all:1", choice(environment, "http://a.example/"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.example, https://a.example/, direct",
        "a.example, https://sub.a.example/, direct",
        ".a.example, https://sub.a.example/, direct",
        "*.a.example, https://sub.a.example/, direct",
        "'b.example, A.Example', https://a.example/, direct",
        "a.example:8443, https://a.example:8443/, direct",
        "a.example:8443, https://a.example/, HTTP p:1",
        "a.example, https://nota.example/, HTTP p:1",
        "*, https://a.example/, direct",
        "'', https://a.example/, HTTP p:1"
    })
    void exemptions_goByDomainAndPort(String exempt, String address, String expected) {
        assertEquals(
                expected, choice(Map.of("https_proxy", "http://p:1", "no_proxy", exempt), address));
    }

    @ParameterizedTest
    @CsvSource({"https://localhost:8443/", "http://127.0.0.1/", "http://[::1]:8080/"})
    void thisMachine_isNeverAskedThroughAProxy(String address) {
        assertEquals("direct", choice(Map.of("all_proxy", "http://p:1"), address));
    }
}
