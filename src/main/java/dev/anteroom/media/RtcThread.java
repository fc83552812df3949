package dev.anteroom.media;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that makes native calls. What comes after the end is dropped. Thread-safe. */
final class RtcThread {
    private static final Logger LOG = LoggerFactory.getLogger(RtcThread.class);
    private static final String NAME = "anteroom-rtc";

    private final ScheduledThreadPoolExecutor executor;

    RtcThread() {
        executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name(NAME).factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void run(Runnable task) {
        try {
            executor.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("Dropped a task, the engine is closed");
        }
    }

    Registration later(Duration delay, Runnable task) {
        try {
            Future<?> future =
                    executor.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    Registration every(Duration period, Runnable task) {
        try {
            Future<?> future =
                    executor.scheduleWithFixedDelay(
                            () -> guarded(task),
                            period.toMillis(),
                            period.toMillis(),
                            TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    /** Runs this last and waits for it. */
    boolean end(Runnable last, Duration limit) {
        run(last);
        executor.shutdown();
        try {
            return executor.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // The library throws plain java.lang.Error for ordinary failures.
            LOG.warn("A native call failed", e);
        }
    }
}
