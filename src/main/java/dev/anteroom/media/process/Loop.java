package dev.anteroom.media.process;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that owns the console's side of the media. Thread-safe. */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("anteroom-media").factory());

    Loop() {
        executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /** Runs something, after what came before; dropped after the end. */
    void run(Runnable task) {
        try {
            executor.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("Dropped a task, the engine is closed");
        }
    }

    /**
     * Runs something again and again until the end, with such pauses between: what was missed while
     * the machine slept is not made up for. Once, before the end.
     */
    void every(Duration pause, Runnable task) {
        var _ =
                executor.scheduleWithFixedDelay(
                        () -> guarded(task),
                        pause.toNanos(),
                        pause.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    /**
     * Runs this last and waits for it.
     *
     * @return whether it was done within the limit
     */
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
        } catch (RuntimeException e) {
            LOG.warn("A task of the media failed", e);
        }
    }
}
