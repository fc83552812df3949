package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guest page's files and the probe, read as bytes: no client tidies a path or a header here.
 */
final class PageTest {
    private PracticeServer server;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String send(PracticeServer to, String method, String path, String headers)
            throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.port())) {
            socket.setSoTimeout(20_000);
            String request =
                    method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + to.port() + "\r\n";
            socket.getOutputStream()
                    .write((request + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String send(String method, String path, String headers) throws Exception {
        return send(server, method, path, headers);
    }

    private String get(String path) throws Exception {
        return send("GET", path, "");
    }

    @ParameterizedTest
    @CsvSource({
        "/guest/, text/html; charset=utf-8",
        "/guest/?room=abc, text/html; charset=utf-8",
        "/guest/index.html, text/html; charset=utf-8",
        "/guest/guest.css, text/css; charset=utf-8",
        "/guest/guest.js, text/javascript; charset=utf-8",
        "/guest/socket.io.min.js, text/javascript; charset=utf-8"
    })
    void file_isServedWithStrictHeaders(String path, String type) throws Exception {
        String answer = get(path);
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertTrue(head.startsWith("HTTP/1.1 200 "), head);
        assertTrue(head.contains("Content-Type: " + type), head);
        assertTrue(head.contains("X-Content-Type-Options: nosniff"), head);
        assertTrue(head.contains("default-src 'none'; script-src 'self';"), head);
        assertFalse(head.contains("unsafe"), head);
        assertFalse(head.contains("Access-Control"), head);
        assertTrue(answer.length() > head.length() + 100, "there is a body");
        String bodiless = send("HEAD", path, "");
        assertTrue(bodiless.endsWith("\r\n\r\n"), bodiless);
        assertTrue(bodiless.startsWith("HTTP/1.1 200 "), bodiless);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/guest/../pom.xml",
                "/guest/..%2f..%2fpom.xml",
                "/guest/%2e%2e/META-INF/MANIFEST.MF",
                "/guest/..\\pom.xml",
                "/guest//etc/passwd",
                "/guest/.hidden.js",
                "/guest/index.html%00.js",
                "/guest/index.html/",
                "/guest/nothing.js",
                "/guest/PracticeServer.class",
                "/dev/anteroom/practice/PracticeServer.class",
                "/fxml/lobby.fxml",
                "/nothing"
            })
    void everythingElse_isNotThere(String path) throws Exception {
        String answer = get(path);
        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertTrue(answer.contains("\"desc\""), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE"})
    void otherMethods_areRefused(String method) throws Exception {
        String answer = send(method, "/guest/", "");
        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
    }

    @Test
    void probe_mayBeReadByPagesOfAnyOrigin() throws Exception {
        for (String method : new String[] {"GET", "HEAD"}) {
            String answer = send(method, "/internet?rand=1", "Origin: http://example.org\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            assertTrue(answer.contains("Access-Control-Allow-Origin: *"), answer);
        }
    }

    @Test
    void foreignPage_isRefusedEverywhereElse() throws Exception {
        for (String path : new String[] {"/guest/", "/api/room/x", "/video/v2/rooms"}) {
            String answer = send("GET", path, "Origin: http://example.org\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
        }
    }

    @Test
    void foreignPage_letInOnPurpose_mayAskFirst() throws Exception {
        PracticeOptions options =
                PracticeOptions.DEFAULTS.withAllowedOrigins(Set.of("http://localhost:3000"));
        try (PracticeServer open = PracticeServer.start(options)) {
            String origin = "Origin: http://localhost:3000\r\n";
            String preflight = send(open, "OPTIONS", "/api/create-token", origin);
            assertTrue(preflight.startsWith("HTTP/1.1 204 "), preflight);
            assertTrue(
                    preflight.contains("Access-Control-Allow-Origin: http://localhost:3000"),
                    preflight);
            String answer = send(open, "GET", "/api/room/x", origin);
            assertTrue(
                    answer.contains("Access-Control-Allow-Origin: http://localhost:3000"), answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, /guest/",
        "/guest, /guest/",
        "/guest?room=abc, /guest/?room=abc",
        "/guest?room=%0d%0aX:y, /guest/",
        "/?room=//evil.example&x=y, /guest/"
    })
    void shortAddress_leadsToThePage(String path, String target) throws Exception {
        String answer = get(path);
        assertTrue(answer.startsWith("HTTP/1.1 302 "), answer);
        assertTrue(answer.contains("Location: " + target + "\r\n"), answer);
    }

    @Test
    void body_announcedTooLong_isRefusedUnread() throws Exception {
        String length = "Content-Length: " + (HttpCall.MAX_BODY + 1) + "\r\n";
        String answer =
                send("POST", "/api/create-room", "Content-Type: application/json\r\n" + length);
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    }

    @Test
    void nonsense_isRefusedOrClosed() throws Exception {
        String answer = send("GET", "/" + "x".repeat(10_000), "");
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
        assertEquals(-1, answer.indexOf("Exception"));
    }
}
