package dev.anteroom.console.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * Runs tasks on the JavaFX application thread, always later and in the order given, also when
 * called from there. The only way in: nothing else in the program hops threads by itself. What the
 * first task after a quiet time changes is shown at once.
 */
public final class FxExecutor implements Executor {
    @Override
    public void execute(Runnable task) {
        Platform.runLater(() -> PromptPulse.shared().run(task));
    }
}
