package dev.anteroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the kernel says of a process. Linux only. */
final class ProcessMemory {
    private ProcessMemory() {}

    /** Its memory in MB, each page that is shared counted in part. */
    static double pssMegabytes(long pid) throws IOException {
        return number(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:") / 1024.0;
    }

    /** The memory in MB of a process and all below it, what they share counted once. */
    static double pssMegabytes(ProcessHandle process) throws IOException {
        double sum = pssMegabytes(process.pid());
        for (ProcessHandle below : process.descendants().toList()) {
            sum += pssMegabytes(below.pid());
        }
        return sum;
    }

    /** How often any of its threads was put to sleep or aside so far. */
    static long contextSwitches(long pid) throws IOException {
        long sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads.toList()) {
                sum += number(thread.resolve("status"), "voluntary_ctxt_switches:");
                sum += number(thread.resolve("status"), "nonvoluntary_ctxt_switches:");
            }
        }
        return sum;
    }

    private static long number(Path file, String word) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()).replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IOException("There is no " + word + " in " + file));
    }
}
