package dev.anteroom.bench;

import java.util.stream.Stream;

/** How much processor time processes used so far, those they started included. */
final class ProcessCpu {
    private ProcessCpu() {}

    /** Seconds on one core of a process and all below it that still run. */
    static double seconds(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> each.info().totalCpuDuration())
                .flatMap(java.util.Optional::stream)
                .mapToDouble(used -> used.toNanos() / 1e9)
                .sum();
    }
}
