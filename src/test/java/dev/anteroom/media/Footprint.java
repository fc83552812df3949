package dev.anteroom.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process has of the system.
 *
 * @param allocated by native code, in kB; 0 for another process
 * @param resident in kB
 * @param sharedRegions memory mapped for frames
 */
record Footprint(long allocated, long resident, long threads, long files, long sharedRegions) {
    static Footprint ofThisProcess() throws IOException {
        System.gc();
        Footprint seen = of(ProcessHandle.current().pid());
        return new Footprint(
                NativeMemory.bytesInUse() / 1024,
                seen.resident,
                seen.threads,
                seen.files,
                seen.sharedRegions);
    }

    static Footprint of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<String> status = Files.lines(process.resolve("status"));
                Stream<Path> threads = Files.list(process.resolve("task"));
                Stream<Path> files = Files.list(process.resolve("fd"));
                Stream<String> maps = Files.lines(process.resolve("maps"))) {
            return new Footprint(
                    0,
                    status.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum(),
                    threads.count(),
                    files.count(),
                    maps.filter(line -> line.contains("/anteroom-media-")).count());
        }
    }
}
