package dev.anteroom.media;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that owns something and runs what is to be done with it, in turn. A task that fails is
 * logged and ends nothing; what comes after the end is dropped. Thread-safe.
 */
public final class TaskThread {
    private static final Logger LOG = LoggerFactory.getLogger(TaskThread.class);

    private final String name;
    private final ScheduledThreadPoolExecutor executor;

    /**
     * Starts with its first task.
     *
     * @param name of the thread, which is a daemon
     */
    public TaskThread(String name) {
        this.name = name;
        executor =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name(name).factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Runs something, after what came before. */
    public void run(Runnable task) {
        try {
            executor.execute(() -> guarded(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} has ended; a task is dropped", name);
        }
    }

    /** Runs something after a while, unless the result is closed or this has ended by then. */
    public Registration later(Duration delay, Runnable task) {
        return scheduled(
                () ->
                        executor.schedule(
                                () -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    /**
     * Runs something again and again, until the result is closed or this ends, with such pauses
     * before and between: what was missed while the machine slept is not made up for.
     */
    public Registration every(Duration pause, Runnable task) {
        return scheduled(
                () ->
                        executor.scheduleWithFixedDelay(
                                () -> guarded(task),
                                pause.toNanos(),
                                pause.toNanos(),
                                TimeUnit.NANOSECONDS));
    }

    @FunctionalInterface
    private interface Scheduling {
        Future<?> schedule();
    }

    private Registration scheduled(Scheduling scheduling) {
        try {
            Future<?> future = scheduling.schedule();
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} has ended; a task for later is dropped", name);
            return () -> {};
        }
    }

    /**
     * Runs this last and waits for it. Not on the thread itself.
     *
     * @return whether it was done within the limit; false as well when the caller is interrupted
     */
    public boolean end(Runnable last, Duration limit) {
        run(last);
        executor.shutdown();
        try {
            return executor.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // The native library throws plain java.lang.Error for ordinary failures.
            LOG.warn("A task of {} failed", name, e);
        }
    }
}
