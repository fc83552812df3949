package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.instance.InstancePlace;
import dev.anteroom.console.instance.InstanceRequest;
import dev.anteroom.console.instance.SingleInstance;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.testkit.FxExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** The program is started again, as a process of its own, while its window is open. */
@Tag("fx")
@ExtendWith(FxExtension.class)
final class SecondStartTest {
    private static final int LIMIT_SECONDS = 60;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path directory;
    private SingleInstance first;
    private Wiring wiring;
    private Stage window;

    @BeforeEach
    void openTheFirst() throws Exception {
        directory = Files.createTempDirectory(Path.of("/tmp"), "two");
        InstancePlace place = InstancePlace.locate(Map.of(), directory);
        first =
                SingleInstance.claim(place, new InstanceRequest.Show(), Duration.ofSeconds(20))
                        .orElseThrow();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        wiring =
                new Wiring(
                        new StartRequest(
                                new StartMode.JoinScreen(),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                MediaMode.OFF),
                        SettingsStore.forgetful(),
                        out,
                        out);
        wiring.hear(first);
        window =
                FxExtension.onFx(
                        () -> {
                            Stage stage = new Stage();
                            wiring.open(stage, page -> {});
                            return stage;
                        });
    }

    @AfterEach
    void close() {
        wiring.close();
        first.close();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Dglass.platform=Headless",
                        "-Danteroom.settings.dir=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Anteroom.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("XDG_RUNTIME_DIR");
        return builder.redirectError(directory.resolve("err").toFile()).start();
    }

    private int exitNumber(Process process) throws InterruptedException {
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it does not end");
        return process.exitValue();
    }

    private String text(String id) {
        return window.getScene().getRoot().lookup("#" + id) instanceof Label label
                ? label.getText()
                : "";
    }

    @Test
    void aLink_isOpenedInTheRunningWindow_andTheSecondEndsFine() throws Exception {
        FxExtension.onFx(
                () -> {
                    window.setIconified(true);
                    return null;
                });
        Process second = start("anteroom://join?server=https://video.example.org&room=r1");
        assertEquals(0, exitNumber(second));
        FxExtension.await("it asks", () -> text("host").equals("video.example.org"));
        assertFalse(FxExtension.onFx(window::isIconified));
        assertEquals("", Files.readString(directory.resolve("err")));
        assertFalse(Files.exists(directory.resolve("logs")), "the second keeps no log");
    }

    @Test
    void aFile_isOpenedInTheRunningWindow() throws Exception {
        Path file =
                Files.writeString(
                        directory.resolve("monday.anteroom"),
                        "# Monday\nanteroom://join?server=https://monday.example&room=r1\n");
        assertEquals(0, exitNumber(start(file.toUri().toString())));
        FxExtension.await("it asks", () -> text("host").equals("monday.example"));
    }

    @Test
    void aLinkThatIsNone_getsASentenceInTheRunningWindow() throws Exception {
        assertEquals(0, exitNumber(start("anteroom://approve?everybody")));
        FxExtension.await(
                "it is told",
                () -> text("noticeText").startsWith("This link does not join a room"));
    }

    @Test
    void aPlainStart_bringsTheWindowBack_alsoWhenItIsHidden() throws Exception {
        FxExtension.onFx(
                () -> {
                    window.hide();
                    return null;
                });
        assertEquals(0, exitNumber(start()));
        FxExtension.await("it is shown", window::isShowing);
    }

    @Test
    void practice_isLeftToTheRunningWindow() throws Exception {
        assertEquals(0, exitNumber(start("--practice")));
        assertTrue(
                Files.readString(directory.resolve("err"))
                        .startsWith("Anteroom is running already"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFirstStartWithATokenInItsLink_startsAnewWithoutIt() throws Exception {
        wiring.close();
        first.close();
        String token = "eyJob3N0IjoiMTI3LjAuMC4xOjEifQ==";
        Process parent = start("--media", "off", "anteroom://join?token=" + token);
        AtomicReference<ProcessHandle> fresh = new AtomicReference<>();
        try {
            assertEquals(0, exitNumber(parent));
            String mark = "-Danteroom.settings.dir=" + directory;
            FxExtension.await(
                    "the new one runs",
                    () -> {
                        ProcessHandle.allProcesses()
                                .filter(each -> commandLine(each).contains(mark))
                                .findFirst()
                                .ifPresent(fresh::set);
                        return fresh.get() != null;
                    });
            String line = commandLine(fresh.get());
            assertFalse(line.contains("token="), line);
            assertTrue(line.contains("--media off --token-file -"), line);
            // It answers, so it is the first now.
            assertEquals(0, exitNumber(start()));
        } finally {
            if (fresh.get() != null) {
                fresh.get().destroyForcibly();
                fresh.get().onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
        }
        String log = Files.readString(directory.resolve("logs/anteroom.log"));
        assertFalse(log.contains(token), "a token is in the log");
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException goneAlready) {
            return "";
        }
    }
}
