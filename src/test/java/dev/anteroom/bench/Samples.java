package dev.anteroom.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All numbers that were measured with one number of people, by what they are of. */
final class Samples {
    /** What is measured; milliseconds unless it says otherwise. */
    enum Measure {
        KNOCK("one knock to row painted"),
        KNOCK_FX("FX busy at once, knocks at 5 a second"),
        BURST("burst until all rows are painted"),
        BURST_FX("FX busy at once, burst"),
        BURST_FX_CPU("FX working at once, burst"),
        LATE("late join until list is usable"),
        LATE_FX("FX busy at once, late join"),
        LATE_FX_CPU("FX working at once, late join"),
        CLICK("click on Approve until server has it"),
        GONE("decided until row is gone and painted"),
        APPROVE_ALL("approve all"),
        APPROVE_ALL_RATE("approve all, decisions a second"),
        APPROVE_ALL_FX("FX busy at once, approve all"),
        APPROVE_ALL_FX_CPU("FX working at once, approve all"),
        DENY_ALL("deny all"),
        DENY_ALL_RATE("deny all, decisions a second"),
        DENY_ALL_FX("FX busy at once, deny all"),
        DENY_ALL_FX_CPU("FX working at once, deny all"),
        SCROLL("scroll through, longest frame"),
        SCROLL_CPU("scroll through, longest work in a frame"),
        FILTER("filter by typing, longest frame"),
        FILTER_CPU("filter by typing, longest work in a frame"),
        HEAP_BEFORE("heap before burst, MB"),
        HEAP_AFTER("heap after burst, MB"),
        PSS_BEFORE("process before burst, PSS in MB"),
        PSS_AFTER("process after burst, PSS in MB"),
        PSS_FRESH("fresh process with these waiting, PSS in MB");

        private final String words;

        Measure(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final Map<Measure, List<Double>> values = new EnumMap<>(Measure.class);

    private final List<String> missed = new ArrayList<>();

    /** Something was not measured, for this reason. */
    void miss(String why) {
        missed.add(why);
    }

    /** Why something was not measured; mostly empty. */
    List<String> missed() {
        return missed;
    }

    void add(Measure measure, double value) {
        values.computeIfAbsent(measure, _ -> new ArrayList<>()).add(value);
    }

    /** In the order they came; empty when this was not measured. */
    List<Double> of(Measure measure) {
        return values.getOrDefault(measure, List.of());
    }

    double percentile(Measure measure, double part) {
        List<Double> sorted = of(measure).stream().sorted().toList();
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * part)));
    }

    double median(Measure measure) {
        return percentile(measure, 0.5);
    }

    double worst(Measure measure) {
        boolean higherIsBetter =
                measure == Measure.APPROVE_ALL_RATE || measure == Measure.DENY_ALL_RATE;
        var all = of(measure).stream().mapToDouble(Double::doubleValue);
        return (higherIsBetter ? all.min() : all.max()).orElse(Double.NaN);
    }
}
