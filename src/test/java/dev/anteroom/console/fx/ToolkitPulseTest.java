package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.testkit.FxExtension;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A JavaFX without what {@link ToolkitPulse} reaches for shows knocks later, and nothing else. */
@Tag("fx")
@ExtendWith(FxExtension.class)
class ToolkitPulseTest {
    private static final String OPTION = "--java-options ";
    private static final String OPEN =
            "--add-opens=javafx.graphics/com.sun.javafx.tk.quantum=ALL-UNNAMED";

    /** Says whether it is there; started as the program is, with JavaFX as modules. */
    static final class Asked {
        private Asked() {}

        public static void main(String[] arguments) {
            System.out.print(ToolkitPulse.isThere());
        }
    }

    @Test
    void aPulseThatIsRequested_comesBeforeWhatIsAskedForLater() throws Exception {
        CompletableFuture<Integer> before = new CompletableFuture<>();
        FxExtension.onFx(
                () -> {
                    Stage stage = new Stage();
                    stage.setScene(new Scene(new StackPane(), 80, 80));
                    stage.show();
                    int[] pulses = new int[1];
                    stage.getScene().addPostLayoutPulseListener(() -> pulses[0]++);
                    Platform.requestNextPulse();
                    ToolkitPulse.find().orElseThrow().run();
                    Platform.runLater(() -> before.complete(pulses[0]));
                    return null;
                });

        assertEquals(1, before.get(30, TimeUnit.SECONDS));
    }

    @Test
    void thePackagedProgram_isLetIn() throws Exception {
        List<String> options =
                Files.readAllLines(Path.of("packaging", "jpackage.args")).stream()
                        .filter(line -> line.startsWith(OPTION))
                        .map(line -> line.substring(OPTION.length()).strip())
                        .toList();

        assertEquals("true", ask(options));
    }

    @Test
    void withoutTheOption_itIsNotThere_andNothingElseHappens() throws Exception {
        assertEquals("false", ask(List.of()));
    }

    @Test
    void theProgramFromTheSources_hasTheOption() throws Exception {
        assertTrue(Files.readString(Path.of("packaging", "run")).contains(OPEN));
        assertTrue(Files.readString(Path.of("README.md")).contains(OPEN));
    }

    private static String ask(List<String> options) throws Exception {
        List<String> jars =
                Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--module-path");
        command.add(jars.stream().filter(ToolkitPulseTest::isModule).collect(joined()));
        command.add("--add-modules=javafx.controls,javafx.fxml");
        command.addAll(options);
        command.add("-cp");
        command.add(jars.stream().filter(jar -> !isModule(jar)).collect(joined()));
        command.add(Asked.class.getName());
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return answer;
    }

    private static boolean isModule(String jar) {
        return Path.of(jar).getFileName().toString().startsWith("javafx-");
    }

    private static Collector<CharSequence, ?, String> joined() {
        return Collectors.joining(File.pathSeparator);
    }
}
