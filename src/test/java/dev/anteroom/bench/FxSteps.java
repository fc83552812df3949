package dev.anteroom.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/** Steps on the JavaFX application thread that another thread waits for. */
final class FxSteps {
    /** How long anything is waited for. */
    static final int LIMIT_SECONDS = 20;

    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    private FxSteps() {}

    static <T> T onFx(Callable<T> task) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(task.call());
                    } catch (Exception failed) {
                        done.completeExceptionally(failed);
                    }
                });
        return done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    static void pause(long millis) throws Exception {
        CLOCK.schedule(() -> {}, millis, TimeUnit.MILLISECONDS).get();
    }

    static void until(BooleanSupplier condition) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() - limit > 0) {
                throw new IllegalStateException("The window did not come to that.");
            }
            pause(5);
        }
    }
}
