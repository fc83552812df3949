package dev.anteroom.bench;

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
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The same streams in a headless Chromium, in tiles of about the same size. */
final class ChromiumViewer implements AutoCloseable {
    private static final String STYLE =
            "html,body{height:100%;margin:0;background:#eee}"
                    + "body{display:grid;gap:8px;padding:8px;box-sizing:border-box}"
                    + "video{width:100%;height:100%;min-height:0;object-fit:contain}";

    private final HttpServer server;
    private final GuestBrowser browser;
    private final BrowserTab tab;

    ChromiumViewer(int width, int height) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
        browser = GuestBrowser.startWithDevices();
        tab =
                browser.openTab(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        tab.resize(width, height);
    }

    private static byte[] page() throws IOException {
        try (InputStream script =
                Objects.requireNonNull(
                        ChromiumViewer.class.getResourceAsStream("/browser/bench-viewer.js"))) {
            return ("<!doctype html><title>Bench</title><style>"
                            + STYLE
                            + "</style><body></body><script>"
                            + new String(script.readAllBytes(), StandardCharsets.UTF_8)
                            + "</script>")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    void connect(int tiles, Sender sender) throws Exception {
        int columns = (int) Math.ceil(Math.sqrt(tiles));
        int rows = (tiles + columns - 1) / columns;
        for (int i = 0; i < tiles; i++) {
            String offer =
                    tab.promised("viewer.offer(" + i + "," + columns + "," + rows + ")").asText();
            tab.promised("viewer.answer(" + i + ", arguments[0])", sender.answer(offer));
        }
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (numbers().path("decoded").asLong() < tiles * 10L) {
            if (System.nanoTime() - limit > 0) {
                throw new IllegalStateException("No picture came to Chromium in 30 seconds.");
            }
        }
    }

    JsonNode numbers() {
        return tab.promised("viewer.numbers()");
    }

    /** Seconds of processor time of all processes of Chromium so far. */
    static double cpuSeconds() {
        return ProcessHandle.current()
                .descendants()
                .filter(ChromiumViewer::isChromium)
                .map(process -> process.info().totalCpuDuration())
                .flatMap(java.util.Optional::stream)
                .mapToDouble(used -> used.toNanos() / 1e9)
                .sum();
    }

    private static boolean isChromium(ProcessHandle process) {
        String command = process.info().command().orElse("").toLowerCase(Locale.ROOT);
        return command.contains("chrom") && !command.contains("chromedriver");
    }

    @Override
    public void close() {
        browser.close();
        server.stop(0);
    }
}
