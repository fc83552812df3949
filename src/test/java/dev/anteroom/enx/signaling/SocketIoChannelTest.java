package dev.anteroom.enx.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.anteroom.enx.signaling.SignalingChannel.Failure;
import dev.anteroom.network.ServerTrust;
import dev.anteroom.network.Trusts;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.TestAuthority;
import dev.anteroom.testkit.ThreadWatch;
import dev.anteroom.testkit.TlsGate;
import dev.anteroom.wire.EnxToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real socket, against real servers and things that are none. */
final class SocketIoChannelTest {
    private static final int LIMIT_SECONDS = 20;

    private sealed interface Heard {
        record Opened() implements Heard {}

        record Event(String name, List<JsonNode> arguments) implements Heard {}

        record Closed(Failure failure) implements Heard {}
    }

    private static final class Ear implements SignalingChannel.Listener {
        private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

        @Override
        public void onOpen() {
            heard.add(new Heard.Opened());
        }

        @Override
        public void onEvent(String name, List<JsonNode> arguments, Consumer<JsonNode> reply) {
            heard.add(new Heard.Event(name, arguments));
        }

        @Override
        public void onClosed(Failure failure) {
            heard.add(new Heard.Closed(failure));
        }

        @Nullable Heard next() throws InterruptedException {
            return heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private final ServerTrust trust = new ServerTrust();
    private final SocketIoChannels channels = new SocketIoChannels(trust);
    private final Ear ear = new Ear();

    @AfterEach
    void close() {
        channels.close();
    }

    private SignalingChannel open(String url) {
        return open(url, Optional.empty(), Duration.ofSeconds(LIMIT_SECONDS));
    }

    private SignalingChannel open(String url, Optional<String> forwardedHost, Duration timeout) {
        return channels.open(new Endpoint(URI.create(url), forwardedHost, timeout), ear);
    }

    @Test
    void open_roomServer_sendsAndGetsTheAcknowledgement() throws Exception {
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS);
                SignalingChannel channel = open(server.url().toString())) {
            assertEquals(new Heard.Opened(), ear.next());
            String token =
                    server.token(server.createRoom(RoomSettings.knockRoom("R")), "Mo", "moderator");
            BlockingQueue<List<JsonNode>> answers = new LinkedBlockingQueue<>();

            assertTrue(channel.emit("token", EnxToken.decode(token).content(), answers::add));

            List<JsonNode> answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertTrue(answer != null && answer.getFirst().path("result").asInt(-1) == 0);
            Heard.Event event = (Heard.Event) ear.next();
            assertTrue(event != null && event.name().equals("room-connected"));
            assertTrue(event.arguments().getFirst().path("room").isObject());

            channel.emit("getAwaitedUser", MissingNode.getInstance(), answers::add);
            answer = answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertTrue(answer != null && answer.getFirst().path("result").asInt(-1) == 0);
        }
    }

    @Test
    void lost_connection_isToldOnceAndSendsNothingMore() throws Exception {
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            SignalingChannel channel = open(server.url().toString());
            assertEquals(new Heard.Opened(), ear.next());

            server.cutAllConnections();

            assertEquals(new Heard.Closed(Failure.LOST), ear.next());
            assertFalse(channel.emit("lockRoom", TextNode.valueOf("x"), answer -> {}));
            channel.close();
            assertNull(ear.heard.poll());
        }
    }

    @Test
    void closed_byUs_isToldOnceAndSendsNothingMore() throws Exception {
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            SignalingChannel channel = open(server.url().toString());
            assertEquals(new Heard.Opened(), ear.next());

            channel.close();
            channel.close();

            assertEquals(new Heard.Closed(Failure.CLOSED_BY_US), ear.next());
            assertFalse(channel.emit("lockRoom", TextNode.valueOf("x"), answer -> {}));
            assertNull(ear.heard.poll());
        }
    }

    @Test
    void closedOrLost_leavesNoThreadBehind() throws Exception {
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            ThreadWatch threads = ThreadWatch.begin();
            for (boolean lost : new boolean[] {true, false}) {
                SignalingChannel channel = open(server.url().toString());
                assertEquals(new Heard.Opened(), ear.next());
                if (lost) {
                    server.cutAllConnections();
                } else {
                    channel.close();
                }
                assertInstanceOf(Heard.Closed.class, ear.next());
            }

            channels.close();

            threads.awaitNone();
        }
    }

    @Test
    void emit_beforeItIsOpen_sendsNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SignalingChannel channel = open("http://127.0.0.1:" + silent.getLocalPort())) {
            assertFalse(channel.emit("token", TextNode.valueOf("x"), answer -> {}));
        }
    }

    @Test
    void nobody_listening_isUnreachable() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        try (var _ = open("http://127.0.0.1:" + port)) {
            assertEquals(new Heard.Closed(Failure.UNREACHABLE), ear.next());
        }
    }

    @Test
    void open_withoutTls_readsNoCertificates() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        ServerTrust counting =
                Trusts.of(
                        () -> {
                            readings.incrementAndGet();
                            return List.of();
                        });
        SocketIoChannels counted = new SocketIoChannels(counting);
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            Duration limit = Duration.ofSeconds(LIMIT_SECONDS);
            Endpoint plain = new Endpoint(server.url(), Optional.empty(), limit);
            try (var _ = counted.open(plain, ear)) {
                assertEquals(new Heard.Opened(), ear.next());
            }
            assertEquals(0, readings.get());

            URI encrypted = URI.create("https://localhost:" + server.url().getPort());
            try (var _ = counted.open(new Endpoint(encrypted, Optional.empty(), limit), ear)) {
                assertInstanceOf(Heard.Closed.class, ear.next());
            }
            assertEquals(1, readings.get());
        } finally {
            counted.close();
        }
    }

    private Heard heardFrom(SSLContext identity) throws Exception {
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity));
        server.start();
        try (var _ = open("https://localhost:" + server.getAddress().getPort())) {
            return Objects.requireNonNull(ear.next());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void certificatesNobodyTrusts_areToldApart() throws Exception {
        TestAuthority house = new TestAuthority("Our house");
        assertEquals(
                new Heard.Closed(Failure.CERTIFICATE_SELF_SIGNED),
                heardFrom(TestAuthority.selfSigned("localhost")));
        assertEquals(
                new Heard.Closed(Failure.CERTIFICATE_FROM_UNKNOWN),
                heardFrom(house.server("localhost")));
        trust.setAuthorities(List.of(house.certificate()));
        assertEquals(
                new Heard.Closed(Failure.CERTIFICATE_OF_OTHER_HOST),
                heardFrom(house.server("a.example")));
        assertEquals(
                new Heard.Closed(Failure.CERTIFICATE_EXPIRED),
                heardFrom(house.server("localhost", Duration.ofDays(-9), Duration.ofDays(-1))));
        assertEquals(
                new Heard.Closed(Failure.CERTIFICATE_NOT_YET_VALID),
                heardFrom(house.server("localhost", Duration.ofDays(2), Duration.ofDays(9))));
    }

    @Test
    void aRoomServerOfAPrivateAuthority_opensWhenTheAuthorityIsTrusted() throws Exception {
        TestAuthority house = new TestAuthority("Our house");
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS);
                TlsGate gate =
                        new TlsGate(
                                house.server("localhost"),
                                new InetSocketAddress(
                                        server.url().getHost(), server.url().getPort()))) {
            try (var _ = open("https://localhost:" + gate.port())) {
                assertEquals(new Heard.Closed(Failure.CERTIFICATE_FROM_UNKNOWN), ear.next());
            }
            assertEquals(0, gate.passed());
            trust.setAuthorities(List.of(house.certificate()));
            try (var _ = open("https://localhost:" + gate.port())) {
                assertEquals(new Heard.Opened(), ear.next());
            }
        }
    }

    @Test
    void aProxyThatWantsAPassword_isNamed() throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseOne(door));
            ProxySelector.setDefault(
                    ProxySelector.of((InetSocketAddress) door.getLocalSocketAddress()));
            try (var _ = open("https://a.example")) {
                assertEquals(new Heard.Closed(Failure.PROXY_WANTS_PASSWORD), ear.next());
            }
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static void refuseOne(ServerSocket door) {
        try (Socket asking = door.accept()) {
            byte[] head = new byte[4096];
            assertTrue(asking.getInputStream().read(head) > 0);
            asking.getOutputStream()
                    .write(
                            ("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                            + "Proxy-Authenticate: Basic realm=\"p\"\r\n"
                                            + "Content-Length: 0\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    @Test
    void webServer_isNoRoomServer() throws Exception {
        HttpServer web = httpServer(404);
        try (var _ = open("http://127.0.0.1:" + web.getAddress().getPort())) {
            assertEquals(new Heard.Closed(Failure.REFUSED), ear.next());
        } finally {
            web.stop(0);
        }
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        HttpServer elsewhere = httpServer(200);
        HttpServer web = httpServer(302, elsewhere.getAddress().getPort());
        try (var _ = open("http://127.0.0.1:" + web.getAddress().getPort())) {
            assertEquals(new Heard.Closed(Failure.REFUSED), ear.next());
            assertEquals(List.of("a request"), List.copyOf(requests));
        } finally {
            web.stop(0);
            elsewhere.stop(0);
        }
    }

    @Test
    void silentServer_timesOut() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var _ =
                        open(
                                "http://127.0.0.1:" + silent.getLocalPort(),
                                Optional.empty(),
                                Duration.ofMillis(300))) {
            assertEquals(new Heard.Closed(Failure.TIMED_OUT), ear.next());
        }
    }

    @Test
    void gateway_isToldTheHostBehindItAndTheDialectsPath() throws Exception {
        HttpServer web = httpServer(404);
        try (var _ =
                open(
                        "http://127.0.0.1:" + web.getAddress().getPort(),
                        Optional.of("room.example:8443"),
                        Duration.ofSeconds(LIMIT_SECONDS))) {
            assertEquals(new Heard.Closed(Failure.REFUSED), ear.next());
            assertEquals(List.of("room.example:8443"), List.copyOf(forwardedHosts));
            String address = addresses.element();
            assertTrue(address.startsWith("/v3/socket.io/?"), address);
            assertTrue(address.contains("EIO=4") && address.contains("transport=websocket"));
        } finally {
            web.stop(0);
        }
    }

    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> forwardedHosts = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> addresses = new LinkedBlockingQueue<>();

    private HttpServer httpServer(int status) throws IOException {
        return httpServer(status, 0);
    }

    private HttpServer httpServer(int status, int redirectPort) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    requests.add("a request");
                    addresses.add(exchange.getRequestURI().toString());
                    exchange.getRequestHeaders()
                            .getOrDefault("X-Forwarded-Host", List.of())
                            .forEach(forwardedHosts::add);
                    if (redirectPort > 0) {
                        exchange.getResponseHeaders()
                                .add("Location", "http://127.0.0.1:" + redirectPort + "/");
                    }
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
