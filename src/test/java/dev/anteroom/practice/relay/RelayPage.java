package dev.anteroom.practice.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.anteroom.testkit.BrowserTab;
import dev.anteroom.testkit.GuestBrowser;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A page whose peer connections are answered by a relay; the test carries the descriptions. */
final class RelayPage {
    private final BrowserTab tab;
    private final MediaRelay relay;

    private RelayPage(BrowserTab tab, MediaRelay relay) {
        this.tab = tab;
        this.relay = relay;
    }

    /** Serves the page on a free port of loopback. */
    static HttpServer serve() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = page();
                    exchange.getResponseHeaders().set("Content-Type", "text/html");
                    exchange.sendResponseHeaders(200, body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        server.start();
        return server;
    }

    private static byte[] page() throws IOException {
        try (InputStream script = RelayPage.class.getResourceAsStream("/browser/relay-client.js")) {
            return ("<!doctype html><title>Relay</title><body></body><script>"
                            + new String(script.readAllBytes(), StandardCharsets.UTF_8)
                            + "</script>")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    static RelayPage open(GuestBrowser browser, HttpServer server, MediaRelay relay) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new RelayPage(browser.openTab(address), relay);
    }

    /** Publishes and waits until the connection stands. */
    void publish(String link, LinkLog log, Map<String, ?> what) throws Exception {
        String offer = ask("relay.publish(arguments[0], arguments[1])", link, what).asText();
        connect(
                link,
                relay.receive(link, offer, log).toCompletableFuture().get(5, TimeUnit.SECONDS));
    }

    /** Receives and waits until the connection stands. */
    void subscribe(String link, LinkLog log, Map<String, ?> what) throws Exception {
        String offer = ask("relay.subscribe(arguments[0], arguments[1])", link, what).asText();
        connect(link, relay.send(link, offer, log).toCompletableFuture().get(5, TimeUnit.SECONDS));
    }

    private void connect(String link, String answer) {
        ask("relay.answer(arguments[0], arguments[1])", link, answer);
        ask("relay.connected(arguments[0])", link);
    }

    void awaitPicture(String link, int red, int green, int blue, int limitMillis) {
        ask(
                "relay.pictureOf(arguments[0], arguments[1], arguments[2])",
                link,
                java.util.List.of(red, green, blue),
                limitMillis);
    }

    void awaitPitch(String link, int hertz) {
        ask("relay.hears(arguments[0], arguments[1])", link, hertz);
    }

    /** Waits until a publisher's encoder aims at so many bits a second. */
    JsonNode awaitTarget(String link, int bitsPerSecond) {
        return ask("relay.aims(arguments[0], arguments[1])", link, bitsPerSecond);
    }

    void awaitMore(String link, String number, int count) {
        ask("relay.more(arguments[0], arguments[1], arguments[2])", link, number, count);
    }

    void awaitStop(String link, String number) {
        ask("relay.stops(arguments[0], arguments[1])", link, number);
    }

    JsonNode numbers(String link) {
        return ask("relay.numbers(arguments[0])", link);
    }

    JsonNode sending(String link) {
        return ask("relay.sending(arguments[0])", link);
    }

    void close(String link) {
        ask("relay.close(arguments[0])", link);
    }

    private JsonNode ask(String call, Object... arguments) {
        JsonNode answer = tab.promised(call, arguments);
        if (answer.isTextual() && answer.asText().contains("Error")) {
            throw new AssertionError(call + ": " + answer.asText());
        }
        return answer;
    }
}
