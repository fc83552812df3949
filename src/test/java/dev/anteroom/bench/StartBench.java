package dev.anteroom.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.wire.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes from the start of a process to a lobby that can be used: the program's image
 * with its start-up cache, the same image without, and a headless Chromium up to a moderator's page
 * that has joined; in turn, so that what else the machine does meets all alike. Then how long it
 * takes until a link is seen that is opened while the program is hidden.
 */
final class StartBench {
    private static final String MARK = "start-mark ";
    private static final String LAST = "lobby-usable";
    private static final String LINK = "link";

    private final PrintStream out = System.out;
    private final Map<String, Map<String, List<Long>>> times = new LinkedHashMap<>();

    private StartBench() {}

    /**
     * Arguments: where the numbers go as JSON, the launcher with the cache, the launcher without,
     * Chromium, how many rounds.
     */
    public static void main(String[] arguments) throws Exception {
        StartBench bench = new StartBench();
        int rounds = Integer.parseInt(arguments[4]);
        // The first round only fills the system's own caches.
        for (int round = 0; round <= rounds; round++) {
            bench.console("with cache", arguments[1], round > 0);
            bench.console("without cache", arguments[2], round > 0);
            bench.chromium(arguments[3], round > 0);
        }
        LinkBench links =
                new LinkBench(arguments[1], (part, micros) -> bench.add(LINK, part, micros));
        links.run(rounds);
        bench.print();
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, bench.json().toPrettyString() + "\n");
        System.exit(0);
    }

    private void console(String name, String launcher, boolean counts) throws Exception {
        Path settings = Files.createTempDirectory("start-bench");
        ProcessBuilder builder =
                new ProcessBuilder(
                        launcher,
                        "--practice",
                        "--guests",
                        "none",
                        "--media",
                        "off",
                        "--theme",
                        "light");
        builder.environment().put("ANTEROOM_START_MARKS", "1");
        builder.environment().put("ANTEROOM_SETTINGS_DIR", settings.toString());
        long start = micros();
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader said = process.inputReader()) {
            long before = 0;
            String line = said.readLine();
            for (; line != null; line = said.readLine()) {
                if (line.startsWith(MARK)) {
                    List<String> words = List.of(line.split(" ", -1));
                    long since = Long.parseLong(words.get(2)) - start;
                    if (counts) {
                        add(name, words.get(1), since - before);
                    }
                    before = since;
                    if (words.get(1).equals(LAST)) {
                        break;
                    }
                }
            }
            if (line == null) {
                throw new IllegalStateException(launcher + " ended before its lobby was usable.");
            }
            if (counts) {
                add(name, "total", before);
                out.println(name + ": " + before / 1000 + " ms");
            }
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** A page that does what the console does: takes a token, joins, has the room's answer. */
    private void chromium(String browser, boolean counts) throws Exception {
        CompletableFuture<Long> joined = new CompletableFuture<>();
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            String room = server.createRoom(RoomSettings.knockRoom("Start"));
            String token = server.token(room, "Grace", Role.MODERATOR);
            HttpServer pages = pages(token, joined);
            Path profile = Files.createTempDirectory("start-bench");
            long start = micros();
            Process process =
                    new ProcessBuilder(
                                    browser,
                                    "--headless=new",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--disable-dev-shm-usage",
                                    "--remote-debugging-port=0",
                                    "--user-data-dir=" + profile,
                                    "http://127.0.0.1:" + pages.getAddress().getPort() + "/")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try {
                long took = joined.get(60, TimeUnit.SECONDS) - start;
                if (counts) {
                    add("Chromium", "total", took);
                    out.println("Chromium: " + took / 1000 + " ms");
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                process.waitFor(10, TimeUnit.SECONDS);
                pages.stop(0);
            }
        }
    }

    private static HttpServer pages(String token, CompletableFuture<Long> joined)
            throws IOException {
        String page =
                "<!doctype html><title>Start</title><script src=\"/guest/socket.io.min.js\"></script>"
                        + "<script src=\"/browser/dialect-client.js\"></script><ul id=\"lobby\"></ul>"
                        + "<script>new DialectClient().join('"
                        + token
                        + "', '/v3/socket.io/', {}).then(() => requestAnimationFrame(() =>"
                        + " requestAnimationFrame(() => fetch('/joined'))))</script>";
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    byte[] body = page.getBytes(StandardCharsets.UTF_8);
                    if (path.equals("/joined")) {
                        joined.complete(micros());
                    } else if (path.endsWith(".js")) {
                        body = resource(path);
                    }
                    exchange.getResponseHeaders()
                            .set(
                                    "Content-Type",
                                    path.endsWith(".js") ? "text/javascript" : "text/html");
                    exchange.sendResponseHeaders(200, body.length);
                    try (var to = exchange.getResponseBody()) {
                        to.write(body);
                    }
                });
        server.start();
        return server;
    }

    private static byte[] resource(String path) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(StartBench.class.getResourceAsStream(path), path)) {
            return file.readAllBytes();
        }
    }

    private void add(String name, String part, long micros) {
        times.computeIfAbsent(name, _ -> new LinkedHashMap<>())
                .computeIfAbsent(part, _ -> new ArrayList<>())
                .add(micros);
    }

    private void print() {
        out.println();
        out.println("From the start of the process, medians in milliseconds (lowest to highest):");
        Map<String, List<Long>> with = Objects.requireNonNull(times.get("with cache"));
        Map<String, List<Long>> without = Objects.requireNonNull(times.get("without cache"));
        out.printf("%-16s %24s %24s%n", "part", "with cache", "without cache");
        with.forEach(
                (part, micros) ->
                        out.printf(
                                "%-16s %24s %24s%n",
                                part, text(micros), text(without.getOrDefault(part, List.of()))));
        List<Long> chromium = Objects.requireNonNull(times.get("Chromium")).get("total");
        out.println("Chromium to a joined page: " + text(Objects.requireNonNull(chromium)));
        out.printf(
                Locale.ROOT,
                "The cache takes %.0f %% off.%n",
                100 - 100 * median(with.get("total")) / median(without.get("total")));
        out.println();
        out.println("A link opened while the program is hidden beside the clock:");
        Objects.requireNonNull(times.get(LINK))
                .forEach((part, micros) -> out.printf("%-42s %s%n", part, text(micros)));
    }

    private ObjectNode json() {
        ObjectNode all = Lines.object();
        times.forEach(
                (name, parts) ->
                        parts.forEach(
                                (part, micros) ->
                                        micros.forEach(
                                                all.withObjectProperty(name).withArrayProperty(part)
                                                        ::add)));
        return all;
    }

    private static String text(List<Long> micros) {
        if (micros.isEmpty()) {
            return "";
        }
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f to %.0f)",
                median(micros),
                sorted[0] / 1000.0,
                sorted[sorted.length - 1] / 1000.0);
    }

    private static double median(List<Long> micros) {
        long[] sorted = micros.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1000.0;
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
