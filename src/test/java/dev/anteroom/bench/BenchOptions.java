package dev.anteroom.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What the lobby's benchmark is asked for: a file for the numbers, then options.
 *
 * @param file gets the numbers as JSON
 * @param runs how often each number of people is measured
 * @param sizes how many wait
 * @param idleSeconds how long an idle console is watched; 0 for not at all
 * @param display whether the window is a real one
 */
record BenchOptions(Path file, int runs, List<Integer> sizes, int idleSeconds, boolean display) {
    static BenchOptions read(String[] arguments) {
        Path file = Path.of(arguments[0]);
        int runs = 5;
        List<Integer> sizes = List.of(10, 100, 1_000, 10_000);
        int idle = 60;
        boolean display = false;
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--runs" -> runs = Integer.parseInt(arguments[++i]);
                case "--sizes" ->
                        sizes =
                                Arrays.stream(arguments[++i].split(",", -1))
                                        .map(Integer::valueOf)
                                        .toList();
                case "--idle" -> idle = Integer.parseInt(arguments[++i]);
                case "--display" -> display = true;
                default ->
                        throw new IllegalArgumentException(
                                "There is no option " + arguments[i] + " for this benchmark.");
            }
        }
        return new BenchOptions(file, runs, sizes, idle, display);
    }
}
