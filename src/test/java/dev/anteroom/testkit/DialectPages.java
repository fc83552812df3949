package dev.anteroom.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A web site of its own origin whose pages join rooms by the dialect, as an EnableX application
 * would: one page on Socket.IO client 2 (Engine.IO 3), one on client 4 (Engine.IO 4).
 */
public final class DialectPages implements AutoCloseable {
    /** The generations of browser clients. */
    public enum Generation {
        /** Web toolkits up to 2.3.0. */
        ENGINE_IO_3("/socket.io/"),
        /** Web toolkit 2.3.16. */
        ENGINE_IO_4("/v3/socket.io/");

        private final String path;

        Generation(String path) {
            this.path = path;
        }

        /** Where this generation looks for Socket.IO (protocol section 2.1). */
        public String path() {
            return path;
        }
    }

    private static final Map<String, String> SCRIPTS =
            Map.of(
                    "/ENGINE_IO_3.js", "/browser/socket.io.js",
                    "/ENGINE_IO_4.js", "/guest/socket.io.min.js",
                    "/dialect-client.js", "/browser/dialect-client.js");

    private final HttpServer server;

    private DialectPages(HttpServer server) {
        this.server = server;
        server.createContext("/", DialectPages::answer);
        server.start();
    }

    /** Serves the pages on a free port of loopback. */
    public static DialectPages start() {
        try {
            return new DialectPages(
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String script = SCRIPTS.get(path);
        byte[] body;
        if (script == null) {
            String generation = path.substring(1);
            body =
                    ("<!doctype html><title>Dialect</title><script src=\"/"
                                    + generation
                                    + ".js\"></script><script src=\"/dialect-client.js\"></script>")
                            .getBytes(StandardCharsets.UTF_8);
        } else {
            try (InputStream file = DialectPages.class.getResourceAsStream(script)) {
                if (file == null) {
                    throw new IOException(script + " was not copied by the build.");
                }
                body = file.readAllBytes();
            }
        }
        exchange.getResponseHeaders()
                .set("Content-Type", script == null ? "text/html" : "text/javascript");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** The site's origin. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The page of a generation. */
    public URI page(Generation generation) {
        return URI.create(origin() + "/" + generation.name());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
