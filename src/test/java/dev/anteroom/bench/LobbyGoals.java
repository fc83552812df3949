package dev.anteroom.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.bench.Samples.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the lobby is to keep, and whether it did. */
final class LobbyGoals {
    /**
     * One goal.
     *
     * @param words which, with how many people
     * @param limit what is to be kept
     * @param measured what was measured
     * @param reached whether it was kept
     */
    record Verdict(String words, double limit, double measured, boolean reached) {
        static Verdict atMost(String words, double limit, double measured) {
            return new Verdict(words, limit, measured, measured <= limit);
        }

        static Verdict atLeast(String words, double limit, double measured) {
            return new Verdict(words, limit, measured, measured >= limit);
        }
    }

    private static final double LONGEST_STRETCH = 32;
    private static final List<Measure> STRETCHES =
            List.of(
                    Measure.KNOCK_FX,
                    Measure.BURST_FX,
                    Measure.LATE_FX,
                    Measure.APPROVE_ALL_FX,
                    Measure.DENY_ALL_FX,
                    Measure.SCROLL,
                    Measure.FILTER);

    private LobbyGoals() {}

    static List<Verdict> of(Map<Integer, Samples> results, ObjectNode idle) {
        List<Verdict> goals = new ArrayList<>();
        results.forEach((people, samples) -> addSize(people, samples, goals));
        Samples few = results.get(10);
        Samples most = results.get(10_000);
        if (few != null && most != null) {
            goals.add(
                    Verdict.atMost(
                            "PSS with 10,000 beyond that with 10, MB",
                            40,
                            most.median(Measure.PSS_FRESH) - few.median(Measure.PSS_FRESH)));
        }
        if (!idle.isEmpty()) {
            goals.add(
                    Verdict.atMost(
                            "idle with 50 waiting, % of one core",
                            0.5, idle.path("cpuPercent").asDouble()));
        }
        return goals;
    }

    private static void addSize(int people, Samples samples, List<Verdict> goals) {
        String with = "%,d waiting: ".formatted(people);
        goals.add(
                Verdict.atMost(
                        with + "one knock to row painted, p99",
                        20,
                        samples.percentile(Measure.KNOCK, 0.99)));
        goals.add(
                Verdict.atMost(
                        with + "row gone and painted, p99",
                        40,
                        samples.percentile(Measure.GONE, 0.99)));
        for (Measure stretch : STRETCHES) {
            goals.add(
                    Verdict.atMost(
                            with + stretch.words(), LONGEST_STRETCH, samples.median(stretch)));
        }
        if (people == 10) {
            goals.add(
                    Verdict.atMost(
                            with + "PSS of a fresh process, MB",
                            200,
                            samples.median(Measure.PSS_FRESH)));
        }
        if (people >= 1_000) {
            goals.add(
                    Verdict.atMost(
                            with + "burst",
                            people >= 10_000 ? 1_000 : 150,
                            samples.median(Measure.BURST)));
            goals.add(
                    Verdict.atLeast(
                            with + "approve all, decisions a second",
                            2_000,
                            samples.median(Measure.APPROVE_ALL_RATE)));
        }
        if (people >= 10_000) {
            goals.add(Verdict.atMost(with + "late join", 400, samples.median(Measure.LATE)));
        }
    }
}
