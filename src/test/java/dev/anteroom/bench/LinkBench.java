package dev.anteroom.bench;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.anteroom.console.notify.FakeTrayWatcher;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.testkit.PrivateBus;
import java.awt.AWTException;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes until a link is seen that is opened while the program runs behind its icon
 * beside the clock. The desktop is a window manager whose key for closing is Alt+F4, and a bus with
 * a place for such icons.
 */
final class LinkBench {
    /** Told the microseconds of each part of a round. */
    interface Times {
        void add(String part, long micros);
    }

    private static final String LINK = "anteroom://join?server=rooms.example&room=r1&name=Grace";

    private final String launcher;
    private final Times times;
    private final Robot robot = new Robot();
    private final Map<String, Long> seen = new HashMap<>();

    LinkBench(String launcher, Times times) throws AWTException {
        this.launcher = launcher;
        this.times = times;
    }

    /** Starts the program once, and opens the link each round; the first round is not counted. */
    void run(int rounds) throws Exception {
        Path directory = Files.createTempDirectory("link-bench");
        try (SettingsStore settings = SettingsStore.open(directory.resolve("settings"))) {
            settings.update(each -> each.withNotices(each.notices().withTray(true)));
        }
        try (PrivateBus bus = new PrivateBus(directory);
                FakeTrayWatcher desktop = new FakeTrayWatcher(bus.address());
                ScheduledExecutorService keys = Executors.newSingleThreadScheduledExecutor()) {
            ProcessBuilder builder = builder(directory, bus.address());
            builder.environment().put("ANTEROOM_START_MARKS", "1");
            Process first = builder.start();
            try (BufferedReader said = first.inputReader()) {
                await(said, "first-frame");
                desktop.nextItem();
                // The program draws its icon once it knows that it is shown.
                desktop.nextNews();
                for (int round = 0; round <= rounds; round++) {
                    // Again and again, since keys are lost on a window that is not in front yet.
                    ScheduledFuture<?> presses =
                            keys.scheduleWithFixedDelay(this::pressAltF4, 0, 300, MILLISECONDS);
                    await(said, "window-hidden");
                    presses.cancel(false);
                    seen.clear();
                    open(directory, bus.address(), said, round > 0);
                }
            } finally {
                first.destroy();
                first.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private void open(Path directory, String bus, BufferedReader said, boolean counts)
            throws Exception {
        long start = micros();
        Process second = builder(directory, bus, LINK).start();
        long received = await(said, "link-received");
        long shown = await(said, "link-window-shown");
        long drawn = await(said, "link-drawn");
        int code = second.waitFor();
        long ended = micros();
        if (code != 0) {
            throw new IllegalStateException("The second start ended with " + code + ".");
        }
        if (counts) {
            times.add("second start until the link is received", received - start);
            times.add("link received until the window is shown", shown - received);
            times.add("link received until it is drawn", drawn - received);
            times.add("second start until the link is drawn", drawn - start);
            times.add("second start, until its end", ended - start);
        }
    }

    private ProcessBuilder builder(Path directory, String bus, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(launcher);
        builder.command().addAll(List.of(arguments));
        builder.environment()
                .put("ANTEROOM_SETTINGS_DIR", directory.resolve("settings").toString());
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", bus);
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** When a mark was reached, also when it was before others that were waited for. */
    private long await(BufferedReader said, String mark) throws IOException {
        while (!seen.containsKey(mark)) {
            String line = said.readLine();
            if (line == null) {
                throw new IllegalStateException("The program ended before \"" + mark + "\".");
            }
            List<String> words = List.of(line.split(" ", -1));
            if (words.size() == 3 && words.get(0).equals("start-mark")) {
                seen.put(words.get(1), Long.parseLong(words.get(2)));
            }
        }
        return Objects.requireNonNull(seen.get(mark));
    }

    private void pressAltF4() {
        robot.keyPress(KeyEvent.VK_ALT);
        robot.keyPress(KeyEvent.VK_F4);
        robot.keyRelease(KeyEvent.VK_F4);
        robot.keyRelease(KeyEvent.VK_ALT);
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
