package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.testkit.FxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JavaFX without what {@link ToolkitPulse} and {@link ToolkitTimer} reach for shows knocks later
 * and wakes up more often, and nothing else.
 */
@Tag("fx")
@ExtendWith(FxExtension.class)
class ToolkitPulseTest {
    private static final List<String> OPEN =
            List.of(
                    "--add-opens=javafx.graphics/com.sun.javafx.tk.quantum=ALL-UNNAMED",
                    "--add-exports=javafx.graphics/com.sun.glass.ui=ALL-UNNAMED");

    /** Says whether it is there; started as the program is, with JavaFX as modules. */
    static final class Asked {
        private Asked() {}

        public static void main(String[] arguments) {
            System.out.print(ToolkitPulse.isThere() + " " + ToolkitTimer.isThere());
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
        assertEquals("true true", PackagedJava.run(PackagedJava.options(), Asked.class));
    }

    @Test
    void withoutTheOption_itIsNotThere_andNothingElseHappens() throws Exception {
        assertEquals("false false", PackagedJava.run(List.of(), Asked.class));
    }

    @Test
    void theProgramFromTheSources_hasTheOption() throws Exception {
        for (String option : OPEN) {
            assertTrue(Files.readString(Path.of("packaging", "run")).contains(option));
            assertTrue(Files.readString(Path.of("README.md")).contains(option));
        }
    }
}
