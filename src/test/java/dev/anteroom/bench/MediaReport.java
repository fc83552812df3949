package dev.anteroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** What {@link MediaBench} measured, as tables, and which goals were reached. */
final class MediaReport {
    /** As much as Chromium. */
    private static final double GOAL_RATIO = 1;

    /** The native loopback's 20 ms for this picture, and two frames. */
    private static final double GOAL_LATENCY_MILLIS = 20 + 2 * 1000 / 30.0;

    private static final double GOAL_FX_MILLIS = 8;

    /** Nothing that grows with the picture, whose pixels become four times as many. */
    private static final double GOAL_GROWTH = 1.15;

    private final PrintStream out;

    MediaReport(PrintStream out) {
        this.out = out;
    }

    void print(JsonNode results) {
        JsonNode rows = results.path("tiles");
        out.println();
        line(
                "640x360, 30 frames a second, one sender through the practice room's relay, "
                        + "960x560 window, %d s a measurement",
                results.path("seconds").asInt());
        out.println();
        line("tiles  %% of a core a tile        ms CPU a shown frame      frames shown of sent");
        line("       console Chromium ratio   console Chromium ratio    console Chromium");
        rows.forEach(this::costs);
        out.println();
        line("tiles  capture to screen, ms    FX thread a pulse, ms CPU   heap bytes      relay,");
        line(
                "       median     p95           p95     worst               a shown frame   %% a stream");
        rows.forEach(this::rest);
        out.println();
        line("tiles  media in a process of their own, or in the console's");
        line(
                "       %% of a core a tile   capture to screen, ms: median, p95      memory, MB (PSS)");
        rows.forEach(this::processes);
        out.println();
        goals(rows, results.path("allocation"));
    }

    private void costs(JsonNode row) {
        JsonNode console = row.path("console");
        JsonNode chromium = row.path("chromium");
        line(
                "%5d  %7.1f %8.1f %5.2f   %7.2f %8.2f %5.2f    %6.1f%% %7.1f%%",
                row.path("tiles").asInt(),
                console.path("cpuPercentPerTile").asDouble(),
                chromium.path("cpuPercentPerTile").asDouble(),
                row.path("cpuPercentPerTileRatio").asDouble(),
                console.path("cpuMillisPerShownFrame").asDouble(),
                chromium.path("cpuMillisPerShownFrame").asDouble(),
                row.path("cpuMillisPerShownFrameRatio").asDouble(),
                100 * console.path("shownShare").asDouble(),
                100 * chromium.path("shownShare").asDouble());
    }

    private void rest(JsonNode row) {
        JsonNode console = row.path("console");
        line(
                "%5d  %6.1f  %6.1f        %6.2f    %6.2f              %8.0f        %6.2f",
                row.path("tiles").asInt(),
                console.at("/captureToScreenMillis/median").asDouble(),
                console.at("/captureToScreenMillis/p95").asDouble(),
                console.at("/fxCpuMillisPerPulse/p95").asDouble(),
                console.at("/fxCpuMillisPerPulse/worst").asDouble(),
                console.path("heapBytesPerShownFrame").asDouble(),
                console.path("relayPercentPerStream").asDouble());
    }

    private void processes(JsonNode row) {
        JsonNode apart = row.path("console");
        JsonNode together = row.path("oneProcess");
        line(
                "%5d  %6.1f %6.1f          %6.1f %6.1f   %6.1f %6.1f           %6.0f %6.0f",
                row.path("tiles").asInt(),
                apart.path("cpuPercentPerTile").asDouble(),
                together.path("cpuPercentPerTile").asDouble(),
                apart.at("/captureToScreenMillis/median").asDouble(),
                together.at("/captureToScreenMillis/median").asDouble(),
                apart.at("/captureToScreenMillis/p95").asDouble(),
                together.at("/captureToScreenMillis/p95").asDouble(),
                apart.path("memoryMegabytes").asDouble(),
                together.path("memoryMegabytes").asDouble());
    }

    private void goals(JsonNode rows, JsonNode allocation) {
        for (JsonNode row : rows) {
            int tiles = row.path("tiles").asInt();
            goal(
                    "CPU a tile against Chromium's, " + tiles + " tiles",
                    row.path("cpuPercentPerTileRatio").asDouble(),
                    GOAL_RATIO);
            if (tiles == 1) {
                goal(
                        "Capture to screen, p95 in ms, 1 tile",
                        row.at("/console/captureToScreenMillis/p95").asDouble(),
                        GOAL_LATENCY_MILLIS);
            }
            if (tiles == 9) {
                goal(
                        "FX thread, worst pulse in ms CPU, 9 tiles",
                        row.at("/console/fxCpuMillisPerPulse/worst").asDouble(),
                        GOAL_FX_MILLIS);
            }
        }
        double small = allocation.at("/small/heapBytesPerShownFrame").asDouble();
        double large = allocation.at("/large/heapBytesPerShownFrame").asDouble();
        line(
                "Heap bytes a shown frame, 1 tile: %.0f at 640x360 in a quarter of the window, "
                        + "%.0f at 1280x720 in all of it",
                small, large);
        goal("Heap a frame with four times the pixels, ratio", large / small, GOAL_GROWTH);
    }

    private void goal(String what, double measured, double most) {
        line(
                "%-48s %8.2f   goal at most %6.2f   %s",
                what, measured, most, measured <= most ? "reached" : "missed");
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
