package dev.anteroom.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.bench.Samples.Measure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lobby's numbers as a table, with goals and growth, and as JSON. */
final class LobbyReport {
    private final Map<Integer, Samples> results;
    private final ObjectNode idle;

    LobbyReport(Map<Integer, Samples> results, ObjectNode idle) {
        this.results = results;
        this.idle = idle;
    }

    void print(PrintStream out) {
        out.println();
        out.printf(Locale.ROOT, "| %-46s |", "median / worst, in ms");
        results.keySet().forEach(people -> out.printf(Locale.ROOT, " %17s |", people));
        out.println(" growth |");
        out.println("|" + "---|".repeat(results.size() + 2));
        for (Measure measure : Measure.values()) {
            if (results.values().stream().anyMatch(each -> !each.of(measure).isEmpty())) {
                line(out, measure);
            }
        }
        if (!idle.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "%nIdle with 50 waiting: %.2f %% of one core, %.0f wake-ups a second, PSS %.0f MB%n",
                    idle.path("cpuPercent").asDouble(),
                    idle.path("wakeUpsPerSecond").asDouble(),
                    idle.path("pss").asDouble());
        }
        results.forEach(
                (people, samples) ->
                        samples.missed()
                                .forEach(
                                        why ->
                                                out.printf(
                                                        Locale.ROOT,
                                                        "%n%,d waiting, not measured: %s",
                                                        people,
                                                        why)));
        out.println();
        out.printf(
                Locale.ROOT, "%n| %-64s | %9s | %9s | %-7s |%n", "goal", "limit", "measured", "");
        out.println("|---|---|---|---|");
        for (LobbyGoals.Verdict verdict : goals()) {
            out.printf(
                    Locale.ROOT,
                    "| %-64s | %9.1f | %9.1f | %-7s |%n",
                    verdict.words(),
                    verdict.limit(),
                    verdict.measured(),
                    verdict.reached() ? "reached" : "MISSED");
        }
    }

    private void line(PrintStream out, Measure measure) {
        out.printf(Locale.ROOT, "| %-46s |", measure.words());
        for (Samples samples : results.values()) {
            String cell =
                    measure == Measure.KNOCK || measure == Measure.GONE || measure == Measure.CLICK
                            ? "%.1f/%.1f/%.1f/%.1f"
                                    .formatted(
                                            samples.median(measure),
                                            samples.percentile(measure, 0.95),
                                            samples.percentile(measure, 0.99),
                                            samples.worst(measure))
                            : "%.1f / %.1f"
                                    .formatted(samples.median(measure), samples.worst(measure));
            out.printf(Locale.ROOT, " %17s |", cell);
        }
        List<String> growth = new ArrayList<>();
        Samples before = null;
        for (Samples samples : results.values()) {
            if (before != null) {
                growth.add("%.1f".formatted(samples.median(measure) / before.median(measure)));
            }
            before = samples;
        }
        out.println(" " + String.join(", ", growth) + " |");
    }

    private List<LobbyGoals.Verdict> goals() {
        return LobbyGoals.of(results, idle);
    }

    ObjectNode json() {
        ObjectNode json = Lines.object();
        ArrayNode sizes = json.putArray("sizes");
        results.forEach(
                (people, samples) -> {
                    ObjectNode size = sizes.addObject().put("people", people);
                    for (Measure measure : Measure.values()) {
                        ObjectNode each = size.putObject(measure.name());
                        each.put("what", measure.words());
                        each.put("median", samples.median(measure));
                        each.put("p95", samples.percentile(measure, 0.95));
                        each.put("p99", samples.percentile(measure, 0.99));
                        each.put("worst", samples.worst(measure));
                        ArrayNode values = each.putArray("values");
                        samples.of(measure).forEach(values::add);
                    }
                    ArrayNode missed = size.putArray("missed");
                    samples.missed().forEach(missed::add);
                });
        json.set("idle", idle);
        ArrayNode goals = json.putArray("goals");
        for (LobbyGoals.Verdict verdict : goals()) {
            goals.addObject()
                    .put("goal", verdict.words())
                    .put("limit", verdict.limit())
                    .put("measured", verdict.measured())
                    .put("reached", verdict.reached());
        }
        return json;
    }
}
