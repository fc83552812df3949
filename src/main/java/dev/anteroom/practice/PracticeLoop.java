package dev.anteroom.practice;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns all rooms. Tasks posted after {@link #close()} are dropped: by then
 * every connection is gone.
 */
final class PracticeLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeLoop.class);

    private final ScheduledThreadPoolExecutor executor;

    PracticeLoop() {
        executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("practice-loop").factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Runs a task soon. A task that fails is logged and does not stop the others. */
    void post(Runnable task) {
        later(Duration.ZERO, task);
    }

    /** Runs a task after a while. */
    void later(Duration delay, Runnable task) {
        try {
            var _ = executor.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("The practice room is closed; a task was dropped.");
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.error("A task of the practice room failed.", failure);
        }
    }

    /** Runs a task soon and hands its result over. */
    <T> CompletableFuture<T> call(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            executor.execute(
                    () -> {
                        try {
                            result.complete(task.call());
                        } catch (Exception failure) {
                            result.completeExceptionally(failure);
                        }
                    });
        } catch (RejectedExecutionException closed) {
            result.completeExceptionally(
                    new IllegalStateException("The practice server is closed.", closed));
        }
        return result;
    }

    /** Runs a task and waits for its result. Never called on the loop's own thread. */
    <T> T ask(Callable<T> task) {
        try {
            return call(task).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the rooms.", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException("The rooms could not answer.", failed.getCause());
        } catch (TimeoutException stuck) {
            throw new IllegalStateException("The rooms did not answer in time.", stuck);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("The practice room's thread did not stop in time.");
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
