package dev.anteroom.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** What many measurements have in common, in milliseconds. */
record Percentiles(int count, double median, double p95, double worst) {
    static Percentiles ofNanos(List<Long> nanos) {
        double[] millis = nanos.stream().mapToDouble(value -> value / 1e6).sorted().toArray();
        if (millis.length == 0) {
            return new Percentiles(0, Double.NaN, Double.NaN, Double.NaN);
        }
        return new Percentiles(
                millis.length,
                millis[millis.length / 2],
                millis[(int) Math.min(millis.length - 1L, Math.round(millis.length * 0.95))],
                Arrays.stream(millis).max().orElse(Double.NaN));
    }

    void into(ObjectNode node) {
        node.put("count", count).put("median", median).put("p95", p95).put("worst", worst);
    }
}
