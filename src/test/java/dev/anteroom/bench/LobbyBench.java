package dev.anteroom.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.practice.BenchRoom;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * The lobby with many people who wait: the real practice server is in this process, the real
 * console with the real SDK in another, a real socket between them; only the console is measured.
 *
 * <p>Linux only: both ends of a knock's way are read from one monotonic clock, memory and wake-ups
 * from the kernel.
 */
final class LobbyBench {
    private static final int KNOCKS = 40;
    private static final int CLICKS = 20;
    private static final int IDLE_PEOPLE = 50;

    /** What is not begun by then is not measured. */
    private static final Duration TIME = Duration.ofMinutes(11);

    private final BenchOptions options;
    private final BenchRoom room;
    private final File log;
    private final Map<Integer, Samples> results = new LinkedHashMap<>();
    private final ObjectNode idle = Lines.object();
    private final long begin = System.nanoTime();

    private LobbyBench(BenchOptions options, BenchRoom room) {
        this.options = options;
        this.room = room;
        this.log = options.file().resolveSibling("lobby.log").toFile();
    }

    /** Runs all; see {@link BenchOptions} for the arguments. */
    public static void main(String[] arguments) throws Exception {
        BenchOptions options = BenchOptions.read(arguments);
        Files.createDirectories(options.file().toAbsolutePath().getParent());
        try (BenchRoom room = new BenchRoom()) {
            LobbyBench bench = new LobbyBench(options, room);
            for (int people : options.sizes()) {
                bench.measureAsFarAsItGoes(people);
            }
            if (options.idleSeconds() > 0) {
                bench.idleAsFarAsItGoes();
            }
            LobbyReport report = new LobbyReport(bench.results, bench.idle);
            report.print(System.out);
            Files.writeString(options.file(), report.json().toPrettyString() + "\n");
        }
        System.exit(0);
    }

    /** What was not measured counts as missed, and does not cost the rest its numbers. */
    private void measureAsFarAsItGoes(int people) throws Exception {
        Samples samples = new Samples();
        results.put(people, samples);
        try {
            measure(people, samples);
        } catch (IOException | IllegalStateException | TimeoutException failed) {
            samples.miss(failed.toString());
        }
    }

    private void idleAsFarAsItGoes() throws Exception {
        try {
            idle();
        } catch (IOException | Lines.Missed failed) {
            say("Idle was not measured: " + failed);
        }
    }

    private void measure(int people, Samples samples) throws Exception {
        try (LobbyProcess console = new LobbyProcess(options.display(), log)) {
            // The first round warms up; only what it says of a fresh process counts.
            new LobbyRound(room, console, people, new Samples()).play(samples, 10, 3);
            for (int run = 1; run <= options.runs(); run++) {
                if (System.nanoTime() - begin > TIME.toNanos()) {
                    samples.miss("run %d and later: no time left".formatted(run));
                    return;
                }
                say("%,d waiting, run %d of %d".formatted(people, run, options.runs()));
                new LobbyRound(room, console, people, samples).play(new Samples(), KNOCKS, CLICKS);
            }
        }
    }

    private void idle() throws Exception {
        say("%d waiting, idle for %d s".formatted(IDLE_PEOPLE, options.idleSeconds()));
        try (LobbyProcess console = new LobbyProcess(options.display(), log)) {
            room.next();
            room.knock(room.crowd(IDLE_PEOPLE));
            console.order(
                    Lines.object()
                            .put("what", "open")
                            .put("token", room.moderator())
                            .put("people", IDLE_PEOPLE));
            console.hear("opened");
            room.pause(Duration.ofSeconds(15));
            long pid = console.handle().pid();
            double cpu = ProcessCpu.seconds(console.handle());
            long switches = ProcessMemory.contextSwitches(pid);
            long begin = System.nanoTime();
            room.pause(Duration.ofSeconds(options.idleSeconds()));
            double seconds = (System.nanoTime() - begin) / 1e9;
            idle.put("seconds", seconds);
            idle.put("cpuPercent", 100 * (ProcessCpu.seconds(console.handle()) - cpu) / seconds);
            idle.put("wakeUpsPerSecond", (ProcessMemory.contextSwitches(pid) - switches) / seconds);
            idle.put("pss", ProcessMemory.pssMegabytes(pid));
        }
    }

    private static void say(String words) {
        System.err.println(words);
    }
}
