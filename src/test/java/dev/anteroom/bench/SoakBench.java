package dev.anteroom.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The soak for as long as one likes, as a table; see {@link Soak}. */
final class SoakBench {
    /** How much may be added from one third of the time to the next. */
    private static final Map<String, Double> ALLOWED =
            new LinkedHashMap<>(Map.of("heap", 3.0, "native", 12.0, "threads", 2.0, "files", 2.0));

    private SoakBench() {}

    /** The first argument is where the numbers go as JSON, the second how many minutes it takes. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        double minutes = Double.parseDouble(arguments[1]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Duration time = Duration.ofSeconds(Math.round(minutes * 60));
        Soak.Outcome outcome =
                Soak.run(time, time.dividedBy(60), file.resolveSibling("soak.log").toFile());
        ObjectNode result = Lines.object();
        result.put("minutes", minutes)
                .put("comparisons", outcome.comparisons())
                .put("decided", outcome.decided())
                .put("differences", outcome.differences().size());
        outcome.health().forEach(result.putArray("health")::add);
        Files.writeString(file, result.toPrettyString() + "\n");
        System.out.printf(
                Locale.ROOT,
                "%.1f minutes, %,d decisions, %,d comparisons with the server, %d differences%n",
                minutes,
                outcome.decided(),
                outcome.comparisons(),
                outcome.differences().size());
        outcome.differences().stream().limit(20).forEach(each -> System.out.println("  " + each));
        boolean flat = outcome.differences().isEmpty();
        System.out.printf("%-8s %10s %10s %10s%n", "", "begin", "end", "growth");
        int size = outcome.health().size();
        for (Map.Entry<String, Double> each : ALLOWED.entrySet()) {
            double growth = outcome.growth(each.getKey());
            boolean reached = growth <= each.getValue();
            flat &= reached;
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %10.1f %10.1f %10.1f  %s%n",
                    each.getKey(),
                    outcome.median(each.getKey(), 0, size / 3),
                    outcome.median(each.getKey(), 2 * (size / 3), size),
                    growth,
                    reached ? "flat" : "GROWS, allowed " + each.getValue());
        }
        System.exit(flat ? 0 : 1);
    }
}
