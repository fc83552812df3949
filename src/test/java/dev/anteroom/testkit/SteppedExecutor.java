package dev.anteroom.testkit;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Keeps tasks until the test runs them, on the test's own thread. */
public final class SteppedExecutor implements Executor {
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
    }

    /** How many tasks wait. */
    public int size() {
        return waiting.size();
    }

    /** Runs all that wait and all that those add; tells how many ran. */
    public int runAll() {
        int ran = 0;
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
            ran++;
        }
        return ran;
    }
}
