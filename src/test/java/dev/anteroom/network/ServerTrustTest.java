package dev.anteroom.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.anteroom.testkit.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/** Real handshakes with servers that are trusted or not. */
final class ServerTrustTest {
    private static int ask(ServerTrust trust, SSLContext identity) throws Exception {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.sendResponseHeaders(204, -1);
                    }
                });
        server.start();
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust.context()).build()) {
            URI page = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
            return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
                    .statusCode();
        } finally {
            server.stop(0);
        }
    }

    private static Optional<TrustFault> fault(ServerTrust trust, SSLContext identity) {
        return TrustFault.of(assertThrows(IOException.class, () -> ask(trust, identity)));
    }

    private static ServerTrust trusting(X509Certificate... authorities) {
        return new ServerTrust(() -> List.of(authorities));
    }

    @Test
    void aServerOfAKnownAuthority_isTrusted() throws Exception {
        TestAuthority authority = new TestAuthority("Known");
        assertEquals(204, ask(trusting(authority.certificate()), authority.server("localhost")));
    }

    @Test
    void everyReason_hasItsName() throws Exception {
        TestAuthority known = new TestAuthority("Known");
        TestAuthority unknown = new TestAuthority("Unknown");
        ServerTrust trust = trusting(known.certificate());
        assertEquals(
                Optional.of(TrustFault.EXPIRED),
                fault(trust, known.server("localhost", Duration.ofDays(-9), Duration.ofDays(-1))));
        assertEquals(
                Optional.of(TrustFault.NOT_YET_VALID),
                fault(trust, known.server("localhost", Duration.ofDays(2), Duration.ofDays(9))));
        assertEquals(Optional.of(TrustFault.WRONG_HOST), fault(trust, known.server("a.example")));
        assertEquals(
                Optional.of(TrustFault.SELF_SIGNED),
                fault(trust, TestAuthority.selfSigned("localhost")));
        assertEquals(
                Optional.of(TrustFault.UNKNOWN_ISSUER), fault(trust, unknown.server("localhost")));
    }

    @Test
    void anAuthorityOfTheSameName_isNotTrusted() throws Exception {
        TestAuthority known = new TestAuthority("Same");
        TestAuthority forged = new TestAuthority("Same");
        assertEquals(
                Optional.of(TrustFault.OTHER),
                fault(trusting(known.certificate()), forged.server("localhost")));
    }

    @Test
    void aPrivateAuthority_countsFromItsAddingToItsRemoval() throws Exception {
        TestAuthority own = new TestAuthority("Our house");
        ServerTrust trust = trusting();
        SSLContext server = own.server("localhost");
        assertEquals(Optional.of(TrustFault.UNKNOWN_ISSUER), fault(trust, server));
        trust.setAuthorities(List.of(own.certificate()));
        assertEquals(204, ask(trust, server));
        trust.setAuthorities(List.of());
        assertEquals(Optional.of(TrustFault.UNKNOWN_ISSUER), fault(trust, server));
    }

    @Test
    void failuresWithoutEncryption_haveNoFault() {
        assertEquals(Optional.empty(), TrustFault.of(new IOException("broken")));
        assertEquals(Optional.empty(), TrustFault.of(null));
    }
}
