package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.testkit.VirtualDisplay;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The screen is shown where that works, and refused where it would end the process. */
@Tag("native")
@Timeout(90)
final class ScreenTest {
    private static List<String> runWith(Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScreenProgram.class.getName());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().remove("XDG_SESSION_TYPE");
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process program = builder.start();
        List<String> lines;
        try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
            lines =
                    output.lines()
                            .filter(line -> line.matches("(screens|problem|size|seen|handles) .*"))
                            .toList();
        }
        program.waitFor(20, TimeUnit.SECONDS);
        assertEquals(0, program.exitValue(), lines::toString);
        return lines;
    }

    @Test
    void screen_isShownOnADisplay() throws Exception {
        try (VirtualDisplay display = new VirtualDisplay()) {
            assertEquals(
                    List.of(
                            "screens 1",
                            "problem false",
                            "size 1280x1024",
                            "seen again",
                            "handles 0"),
                    runWith(Map.of("DISPLAY", display.name())));
        }
    }

    @Test
    void screen_isRefusedWithoutADisplay() throws Exception {
        assertEquals(List.of("screens 0", "problem true", "handles 0"), runWith(Map.of()));
    }

    @Test
    void screen_isRefusedWhenTheDisplayDoesNotOpen() throws Exception {
        assertEquals(
                List.of("screens 0", "problem true", "handles 0"),
                runWith(Map.of("DISPLAY", ":4711")));
    }

    @Test
    void screen_isRefusedOnWayland() throws Exception {
        assertEquals(
                List.of("screens 0", "problem true", "handles 0"),
                runWith(Map.of("DISPLAY", ":4711", "XDG_SESSION_TYPE", "wayland")));
    }
}
