package dev.anteroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.media.VideoMode;
import dev.anteroom.media.process.ProcessEngines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * What it costs to see people: the console's stage against a headless Chromium that shows the same
 * streams, one after the other in the same run. One sender, encoded once, and the practice room's
 * relay are in this process; each viewer is in processes of its own, and only those are measured.
 *
 * <p>Linux only: both ends of a picture's way are read from one monotonic clock.
 */
final class MediaBench {
    private static final int[] TILES = {1, 4, 9};
    private static final VideoMode SMALL = new VideoMode(640, 360, 30);
    private static final VideoMode LARGE = new VideoMode(1280, 720, 30);
    private static final Size WINDOW = new Size(960, 560);
    private static final Size HALF_WINDOW = new Size(480, 280);

    /**
     * The least that a virtual machine, or a browser, runs before it is measured: the compilers of
     * the former still take some percent of a core after ten seconds, and a call lasts longer.
     */
    private static final int WARM_UP_SECONDS = 30;

    private record Size(int width, int height) {}

    private final int seconds;
    private final ObjectNode results = Lines.object();

    private MediaBench(int seconds) {
        this.seconds = seconds;
    }

    /**
     * Runs all; the first argument is where the numbers go as JSON, the second how many seconds
     * each measurement takes, the others are numbers of tiles.
     */
    public static void main(String[] arguments) throws Exception {
        MediaBench bench =
                new MediaBench(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10);
        bench.results.put("seconds", bench.seconds);
        bench.againstChromium(tiles(arguments));
        bench.allocation();
        new MediaReport(System.out).print(bench.results);
        if (arguments.length > 0) {
            Path file = Path.of(arguments[0]);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, bench.results.toPrettyString() + "\n");
        }
        System.exit(0);
    }

    private void againstChromium(int[] counts) throws Exception {
        ArrayNode rows = results.putArray("tiles");
        try (Sender sender = new Sender(SMALL)) {
            for (int tiles : counts) {
                ObjectNode row = rows.addObject().put("tiles", tiles);
                ObjectNode console = row.putObject("console");
                console(tiles, WINDOW, sender, true, console);
                console(tiles, WINDOW, sender, false, row.putObject("oneProcess"));
                ObjectNode chromium = row.putObject("chromium");
                chromium(tiles, sender, chromium);
                for (String cost : List.of("cpuPercentPerTile", "cpuMillisPerShownFrame")) {
                    row.put(
                            cost + "Ratio",
                            console.path(cost).asDouble() / chromium.path(cost).asDouble());
                }
            }
        }
    }

    /** The same with a quarter of the pixels, both received and drawn, and with all. */
    private void allocation() throws Exception {
        ObjectNode into = results.putObject("allocation");
        try (Sender sender = new Sender(SMALL)) {
            console(1, HALF_WINDOW, sender, true, into.putObject("small"));
        }
        try (Sender sender = new Sender(LARGE)) {
            console(1, WINDOW, sender, true, into.putObject("large"));
        }
    }

    private static int[] tiles(String[] arguments) {
        return arguments.length > 2
                ? Arrays.stream(arguments).skip(2).mapToInt(Integer::parseInt).toArray()
                : TILES;
    }

    /**
     * @param apart whether the media live in a process of their own, as usual; both count
     */
    private void console(int tiles, Size window, Sender sender, boolean apart, ObjectNode into)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dglass.platform=" + System.getProperty("bench.platform", "Headless"),
                        "-Dprism.order=sw",
                        "-D" + ProcessEngines.SWITCH + "=" + apart,
                        // as the installed program is started
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StageViewer.class.getName(),
                        Integer.toString(tiles),
                        Integer.toString(window.width()),
                        Integer.toString(window.height())));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            Lines viewer = new Lines(process.getInputStream(), process.getOutputStream());
            for (int i = 0; i < tiles; i++) {
                String answer = sender.answer(viewer.hear("offer").asText());
                viewer.say(Lines.object().put("answer", answer));
            }
            viewer.hear("ready");
            // The first measurement warms up.
            viewer.say(Lines.object().put("measure", Math.max(WARM_UP_SECONDS, seconds)));
            viewer.hear("result");
            viewer.hear("ready");
            double cpu = ProcessCpu.seconds(process.toHandle());
            double relay = Sender.relayCpuSeconds();
            long sent = sender.sent();
            long start = System.nanoTime();
            viewer.say(Lines.object().put("measure", seconds));
            JsonNode result = viewer.hear("result");
            double took = (System.nanoTime() - start) / 1e9;
            report(
                    into,
                    tiles,
                    took,
                    ProcessCpu.seconds(process.toHandle()) - cpu,
                    (sender.sent() - sent) * tiles,
                    result.path("decoded").asLong(),
                    result.path("shown").asLong());
            into.put("memoryMegabytes", ProcessMemory.pssMegabytes(process.toHandle()));
            into.put(
                    "relayPercentPerStream",
                    100 * (Sender.relayCpuSeconds() - relay) / took / tiles);
            into.put(
                    "heapBytesPerShownFrame",
                    result.path("allocated").asDouble() / result.path("shown").asDouble());
            for (String thread : List.of("render", "fx")) {
                into.put(
                        thread + "MillisPerShownFrame",
                        1000
                                * result.path(thread + "Seconds").asDouble()
                                / result.path("shown").asDouble());
            }
            into.set("fxCpuMillisPerPulse", result.path("fxCpu"));
            into.set("fxWallMillisPerPulse", result.path("fxWall"));
            latency(sender, result, into);
            viewer.hear("ready");
            viewer.say(Lines.object().put("measure", 0));
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private void chromium(int tiles, Sender sender, ObjectNode into) throws Exception {
        try (ChromiumViewer viewer = new ChromiumViewer(WINDOW.width(), WINDOW.height())) {
            viewer.connect(tiles, sender);
            pause(Math.max(WARM_UP_SECONDS, seconds));
            JsonNode before = viewer.numbers();
            double cpu = ChromiumViewer.cpuSeconds();
            long sent = sender.sent();
            long start = System.nanoTime();
            pause(seconds);
            double used = ChromiumViewer.cpuSeconds() - cpu;
            double took = (System.nanoTime() - start) / 1e9;
            long sentMeanwhile = sender.sent() - sent;
            JsonNode after = viewer.numbers();
            report(
                    into,
                    tiles,
                    took,
                    used,
                    sentMeanwhile * tiles,
                    after.path("decoded").asLong() - before.path("decoded").asLong(),
                    after.path("shown").asLong() - before.path("shown").asLong());
        }
    }

    private static void report(
            ObjectNode into,
            int tiles,
            double took,
            double cpu,
            long sent,
            long decoded,
            long shown) {
        into.put("cpuPercent", 100 * cpu / took)
                .put("cpuPercentPerTile", 100 * cpu / took / tiles)
                .put("cpuMillisPerShownFrame", 1000 * cpu / shown)
                .put("sent", sent)
                .put("decoded", decoded)
                .put("shown", shown)
                .put("shownShare", (double) shown / sent)
                .put("framesPerSecondPerTile", shown / took / tiles);
    }

    /** From the moment a picture was captured in this process to when it was drawn in the other. */
    private static void latency(Sender sender, JsonNode result, ObjectNode into) {
        List<Long> all = new ArrayList<>();
        List<Long> onTheWay = new ArrayList<>();
        StreamSupport.stream(result.path("drawn").spliterator(), false)
                .forEach(
                        drawn ->
                                sender.capturedAt(drawn.path("number").asInt())
                                        .ifPresent(
                                                captured -> {
                                                    all.add(
                                                            drawn.path("drawn").asLong()
                                                                    - captured);
                                                    onTheWay.add(
                                                            drawn.path("received").asLong()
                                                                    - captured);
                                                }));
        Percentiles.ofNanos(all).into(into.putObject("captureToScreenMillis"));
        Percentiles.ofNanos(onTheWay).into(into.putObject("captureToDecodedMillis"));
    }

    private static void pause(int seconds) throws Exception {
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.schedule(() -> {}, seconds, TimeUnit.SECONDS).get();
        }
    }
}
