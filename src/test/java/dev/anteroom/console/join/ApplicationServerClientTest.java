package dev.anteroom.console.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.anteroom.enx.EnxRtc;
import dev.anteroom.network.ServerTrust;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.TestAuthority;
import dev.anteroom.testkit.TlsGate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApplicationServerClientTest {
    private static final String PATH = "/api/create-token";

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final ApplicationServerClient client =
            new ApplicationServerClient(background, Duration.ofSeconds(10), new ServerTrust());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(background);
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
        background.shutdownNow();
    }

    private ServerTokenRequest request(String user, String password) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ServerTokenRequest(
                ServerKind.SAMPLE,
                new ServerAddress(base),
                "r1",
                "Dr. Weiß",
                JoinRole.MODERATOR,
                user,
                password);
    }

    private void answer(int status, String body) {
        server.createContext(PATH, exchange -> reply(exchange, status, body));
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private JoinProblem failure(CompletableFuture<String> token) {
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> token.get(20, TimeUnit.SECONDS));
        return assertInstanceOf(JoinException.class, failed.getCause()).problem();
    }

    @Test
    void request_isWhatSampleServersExpect() throws Exception {
        AtomicReference<JsonNode> body = new AtomicReference<>();
        AtomicReference<String> method = new AtomicReference<>();
        AtomicReference<@Nullable String> authorization = new AtomicReference<>();
        server.createContext(
                PATH,
                exchange -> {
                    method.set(exchange.getRequestMethod());
                    authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
                    body.set(new JsonMapper().readTree(exchange.getRequestBody()));
                    reply(exchange, 200, "{\"result\":0,\"token\":\"abc=\"}");
                });
        assertEquals("abc=", client.requestToken(request("", "")).get(20, TimeUnit.SECONDS));
        assertEquals("POST", method.get());
        assertNull(authorization.get());
        assertEquals(
                new JsonMapper()
                        .readTree(
                                "{\"name\":\"Dr. Weiß\",\"role\":\"moderator\",\"roomId\":\"r1\","
                                        + "\"user_ref\":\"Dr. Weiß\"}"),
                body.get());

        client.requestToken(request("app", "k:ey")).get(20, TimeUnit.SECONDS);
        assertEquals("Basic YXBwOms6ZXk=", authorization.get());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"result\":0,\"token\":\"\"}           | SERVER_NOT_UNDERSTOOD | ''",
                "200 | {\"result\":0}                          | SERVER_NOT_UNDERSTOOD | ''",
                "200 | <html>hello</html>                      | SERVER_NOT_UNDERSTOOD | ''",
                "200 | ''                                      | SERVER_NOT_UNDERSTOOD | ''",
                "200 | {\"result\":1,\"desc\":\"No such room\"} | SERVER_REFUSED | No such room",
                "200 | {\"result\":\"10001\"}                  | SERVER_REFUSED | ''",
                "400 | {\"error\":\"Room id missing\"}         | SERVER_REFUSED | Room id missing",
                "404 | {\"msg\":\"No such room\"}              | SERVER_REFUSED | No such room",
                "404 | ''                                      | SERVER_FINDS_NOTHING | ''",
                "401 | ''                                      | SERVER_WANTS_CREDENTIALS | ''",
                "403 | {\"message\":\"Wrong key\"}             | SERVER_WANTS_CREDENTIALS | Wrong key",
                "500 | oops                                    | SERVER_IN_TROUBLE | 500",
                "302 | ''                                      | SERVER_REDIRECTS | ''"
            })
    void everyOtherAnswer_isNamed(int status, String body, JoinFault fault, String detail) {
        answer(status, body);
        assertEquals(new JoinProblem(fault, detail), failure(client.requestToken(request("", ""))));
    }

    @Test
    void aRedirect_isNotFollowed() {
        CountDownLatch elsewhere = new CountDownLatch(1);
        server.createContext(
                "/elsewhere",
                exchange -> {
                    elsewhere.countDown();
                    reply(exchange, 200, "{\"token\":\"x\"}");
                });
        server.createContext(
                PATH,
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    reply(exchange, 307, "");
                });
        assertEquals(
                JoinFault.SERVER_REDIRECTS,
                failure(client.requestToken(request("app", "key"))).fault());
        assertEquals(1, elsewhere.getCount());
    }

    @Test
    void anEndlessAnswer_isCutOff() {
        answer(200, "x".repeat(300 * 1024));
        assertEquals(
                JoinFault.SERVER_BROKE_OFF, failure(client.requestToken(request("", ""))).fault());
    }

    @Test
    void nobodyThere_isUnreachable() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        ServerTokenRequest request =
                new ServerTokenRequest(
                        ServerKind.SAMPLE,
                        new ServerAddress(URI.create("http://127.0.0.1:" + free)),
                        "r1",
                        "x",
                        JoinRole.MODERATOR,
                        "",
                        "");
        assertEquals(JoinFault.SERVER_UNREACHABLE, failure(client.requestToken(request)).fault());
    }

    @Test
    void noAnswerInTime_isATimeOut() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        server.createContext(PATH, exchange -> hold(exchange, done));
        try (ApplicationServerClient impatient =
                new ApplicationServerClient(
                        background, Duration.ofMillis(200), new ServerTrust())) {
            assertEquals(
                    JoinFault.SERVER_TIMED_OUT,
                    failure(impatient.requestToken(request("", ""))).fault());
        } finally {
            done.countDown();
        }
    }

    @Test
    void cancel_endsTheRequest() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        server.createContext(
                PATH,
                exchange -> {
                    arrived.countDown();
                    hold(exchange, done);
                });
        CompletableFuture<String> token = client.requestToken(request("", ""));
        assertTrue(arrived.await(20, TimeUnit.SECONDS));
        assertTrue(token.cancel(true));
        done.countDown();
        assertTrue(token.isCancelled());
    }

    private static void hold(HttpExchange exchange, CountDownLatch done) throws IOException {
        try {
            if (!done.await(30, TimeUnit.SECONDS)) {
                throw new IOException("The test forgot this exchange.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Test
    void theNetworksExceptions_areNamed() {
        assertEquals(
                JoinFault.SERVER_NOT_TRUSTED,
                ApplicationServerClient.faultOf(new SSLHandshakeException("x")));
        assertEquals(
                JoinFault.SERVER_UNKNOWN_HOST,
                ApplicationServerClient.faultOf(
                        new ConnectException().initCause(new UnknownHostException("x"))));
        assertEquals(
                JoinFault.SERVER_BROKE_OFF, ApplicationServerClient.faultOf(new IOException("x")));
        assertEquals(
                JoinFault.UNEXPECTED,
                ApplicationServerClient.faultOf(new IllegalStateException("x")));
    }

    @Test
    void theServerApi_isAskedAsEnableXDescribesIt() throws Exception {
        AtomicReference<JsonNode> body = new AtomicReference<>();
        AtomicReference<String> line = new AtomicReference<>();
        AtomicReference<@Nullable String> authorization = new AtomicReference<>();
        server.createContext(
                "/",
                exchange -> {
                    line.set(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                    authorization.set(exchange.getRequestHeaders().getFirst("Authorization"));
                    body.set(new JsonMapper().readTree(exchange.getRequestBody()));
                    reply(exchange, 200, "{\"result\":0,\"token\":\"abc=\"}");
                });
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        ServerTokenRequest request =
                new ServerTokenRequest(
                        ServerKind.SERVER_API,
                        new ServerAddress(base),
                        "r 1/x",
                        "Dr. Weiß",
                        JoinRole.MODERATOR,
                        "app",
                        "key");
        assertEquals("abc=", client.requestToken(request).get(20, TimeUnit.SECONDS));
        assertEquals("POST /video/v2/rooms/r%201%2Fx/tokens", line.get());
        assertEquals("Basic YXBwOmtleQ==", authorization.get());
        assertEquals(
                new JsonMapper()
                        .readTree(
                                "{\"name\":\"Dr. Weiß\",\"role\":\"moderator\","
                                        + "\"user_ref\":\"Dr. Weiß\"}"),
                body.get());
    }

    @Test
    void bothKinds_getATokenOfThePracticeRoom() throws Exception {
        try (PracticeServer practice = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            String room = practice.createRoom(RoomSettings.knockRoom("R"));
            for (ServerKind kind : ServerKind.values()) {
                ServerTokenRequest request =
                        new ServerTokenRequest(
                                kind,
                                new ServerAddress(
                                        URI.create("http://" + practice.url().getAuthority())),
                                room,
                                "Dr. Weiß",
                                JoinRole.MODERATOR,
                                PracticeOptions.DEFAULTS.appId(),
                                PracticeOptions.DEFAULTS.appKey());
                String token = client.requestToken(request).get(20, TimeUnit.SECONDS);
                assertEquals(practice.url().getAuthority(), EnxRtc.hostOf(token));
            }
        }
    }

    @Test
    void aServerOfAPrivateAuthority_isAskedWhenTheAuthorityIsTrusted() throws Exception {
        answer(200, "{\"result\":0,\"token\":\"abc=\"}");
        TestAuthority house = new TestAuthority("Our house");
        ServerTrust trust = new ServerTrust();
        try (TlsGate gate = new TlsGate(house.server("localhost"), server.getAddress());
                ApplicationServerClient asking =
                        new ApplicationServerClient(background, Duration.ofSeconds(20), trust)) {
            ServerTokenRequest request =
                    new ServerTokenRequest(
                            ServerKind.SAMPLE,
                            new ServerAddress(URI.create("https://localhost:" + gate.port())),
                            "r1",
                            "Dr. Weiß",
                            JoinRole.MODERATOR,
                            "app",
                            "key");
            assertEquals(
                    JoinProblem.of(JoinFault.CERTIFICATE_FROM_UNKNOWN),
                    failure(asking.requestToken(request)));
            assertEquals(0, gate.passed(), "nothing was sent");
            trust.setAuthorities(List.of(house.certificate()));
            assertEquals("abc=", asking.requestToken(request).get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aProxyThatWantsAPassword_isNamed() throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseEverybody(proxy));
            ProxySelector.setDefault(
                    ProxySelector.of((InetSocketAddress) proxy.getLocalSocketAddress()));
            ServerTokenRequest request =
                    new ServerTokenRequest(
                            ServerKind.SAMPLE,
                            new ServerAddress(URI.create("https://a.example")),
                            "r1",
                            "Dr. Weiß",
                            JoinRole.MODERATOR,
                            "",
                            "");
            assertEquals(
                    JoinProblem.of(JoinFault.PROXY_WANTS_PASSWORD),
                    failure(client.requestToken(request)));
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static void refuseEverybody(ServerSocket proxy) {
        while (!proxy.isClosed()) {
            try (Socket asking = proxy.accept()) {
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        asking.getInputStream(), StandardCharsets.US_ASCII));
                for (String line = lines.readLine();
                        line != null && !line.isEmpty();
                        line = lines.readLine()) {
                    assertFalse(line.startsWith("Proxy-Authorization"));
                }
                asking.getOutputStream()
                        .write(
                                ("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                                + "Proxy-Authenticate: Basic realm=\"p\"\r\n"
                                                + "Content-Length: 0\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }
}
