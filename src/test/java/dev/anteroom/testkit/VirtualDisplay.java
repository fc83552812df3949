package dev.anteroom.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A display that nobody looks at, for windows of other programs. Needs {@code Xvfb} and {@code
 * xdotool} (Debian packages of the same names).
 */
public final class VirtualDisplay implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Process server;
    private final String name;

    /** Opens it; returns when it can be used. */
    public VirtualDisplay() throws IOException {
        server =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                "1280x1024x24",
                                "-nolisten",
                                "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        name = ":" + Objects.requireNonNull(server.inputReader().readLine(), "Xvfb did not start.");
    }

    /** What programs find it by. */
    public String name() {
        return name;
    }

    /** The windows that are seen now. */
    private List<String> windows() throws IOException, InterruptedException {
        return tell("search", "--onlyvisible", "--class", ".");
    }

    /**
     * Waits until a window is seen and has the keyboard, or none is seen any more.
     *
     * @throws IOException if that does not come about
     */
    public void awaitWindow(boolean seen) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (windows().isEmpty() == seen) {
            if (System.nanoTime() - end > 0) {
                throw new IOException("Windows never became seen: " + seen);
            }
            LockSupport.parkNanos(50_000_000);
        }
        if (seen) {
            tell("search", "--onlyvisible", "--class", ".", "windowfocus", "--sync");
        }
    }

    /** Types keys, as xdotool names them, into the window that has the keyboard. */
    public void press(String... keys) throws IOException, InterruptedException {
        tell(Stream.concat(Stream.of("key"), Arrays.stream(keys)).toArray(String[]::new));
    }

    /** Types a text into the window that has the keyboard. */
    public void type(String text) throws IOException, InterruptedException {
        tell("type", text);
    }

    private List<String> tell(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Stream.concat(Stream.of("xdotool"), Arrays.stream(words)).toList())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", name);
        Process process = builder.start();
        List<String> said =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("xdotool does not end: " + String.join(" ", words));
        }
        return said;
    }

    @Override
    public void close() {
        server.destroy();
    }
}
