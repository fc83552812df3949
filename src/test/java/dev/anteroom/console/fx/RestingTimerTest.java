package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.glass.ui.Timer;
import dev.anteroom.testkit.FxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("fx")
@ExtendWith(FxExtension.class)
class RestingTimerTest {
    private final List<String> told = new ArrayList<>();
    private final Timer plain = new Noted();
    private final RestingTimer timer = new RestingTimer(plain, () -> {}, 16);

    private final class Noted extends Timer {
        Noted() {
            super(() -> {});
        }

        @Override
        protected long _start(Runnable beat, int milliseconds) {
            told.add("start " + milliseconds);
            return 1;
        }

        @Override
        protected long _start(Runnable beat) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void _stop(long handle) {
            told.add("stop");
        }

        @Override
        protected void _pause(long handle) {
            told.add("pause");
        }

        @Override
        protected void _resume(long handle) {
            told.add("resume");
        }
    }

    @Test
    void whoeverAsksItToPause_stopsTheOther_once() {
        timer.start(16);
        timer.pause();
        timer.pause();

        assertTrue(timer.isResting());
        assertEquals(List.of("start 16", "stop"), told);
    }

    @Test
    void whatIsAskedForWhileItRests_comesAtOnceAndNotAtTheFirstBeat() throws Exception {
        CompletableFuture<Void> beat = new CompletableFuture<>();
        RestingTimer prompt = new RestingTimer(plain, () -> beat.complete(null), 16);
        prompt.start(16);
        prompt.pause();
        prompt.resume();
        prompt.resume();

        beat.get(30, TimeUnit.SECONDS);
        assertEquals(List.of("start 16", "stop", "start 16"), told);
        assertFalse(prompt.isResting());
    }

    @Test
    void oneThatBeats_isNotStartedAgain() {
        timer.start(16);
        timer.resume();

        assertEquals(List.of("start 16"), told);
    }

    @Test
    void oneThatIsOver_staysSo() {
        timer.start(16);
        timer.pause();
        timer.stop();
        timer.resume();

        assertEquals(List.of("start 16", "stop"), told);
        assertFalse(plain.isRunning());
    }

    /** In a process of its own: here other tests' windows may animate. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theToolkitsOwn_restsWhenNothingIsToBeShown_andShowsWhatChangesThen() throws Exception {
        assertEquals("shown 5", PackagedJava.run(PackagedJava.options(), Program.class));
    }

    /** Changes what its window shows each time when the beat rests, and waits until it is shown. */
    static final class Program {
        private static final int CHANGES = 5;

        private Program() {}

        public static void main(String[] arguments) throws Exception {
            CompletableFuture<Label> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(window()));
            Label label = started.get();
            AtomicReference<RestingTimer> timer = new AtomicReference<>();
            FxExecutor fx = new FxExecutor();
            onFx(fx, () -> timer.set(ToolkitTimer.rest().orElseThrow()));
            for (int i = 0; i < CHANGES; i++) {
                until(timer.get()::isResting);
                String text = "after " + i;
                CompletableFuture<Void> shown = new CompletableFuture<>();
                // From within, as a click does: nothing but the change asks for a pulse.
                Platform.runLater(
                        () -> {
                            label.setText(text);
                            label.getScene().addPostLayoutPulseListener(() -> shown.complete(null));
                        });
                shown.get();
            }
            System.out.print("shown " + CHANGES);
            Platform.exit();
        }

        private static Label window() {
            Label label = new Label("before");
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane(label), 300, 100));
            stage.show();
            return label;
        }

        private static void onFx(Executor fx, Runnable task) throws Exception {
            CompletableFuture.runAsync(task, fx).get();
        }

        private static void until(BooleanSupplier condition) {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        }
    }
}
