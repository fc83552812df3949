package dev.anteroom.testkit;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs nothing by itself: the test steps it by hand, on the test's own thread. */
public final class HandExecutor implements Executor {
    private static final int TOO_MANY = 100_000;

    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public synchronized void execute(Runnable task) {
        tasks.add(task);
    }

    /** How many tasks wait. */
    public synchronized int size() {
        return tasks.size();
    }

    /** Runs until nothing is left, also what the tasks themselves add. */
    public void runAll() {
        Runnable task;
        for (int done = 0; (task = next()) != null; done++) {
            if (done > TOO_MANY) {
                throw new AssertionError("The tasks never end.");
            }
            task.run();
        }
    }

    /** Runs the task that waits longest, if there is one. */
    public void runNext() {
        Runnable task = next();
        if (task != null) {
            task.run();
        }
    }

    private synchronized Runnable next() {
        return tasks.poll();
    }
}
