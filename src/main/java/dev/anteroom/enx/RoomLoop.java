package dev.anteroom.enx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns a room's state. Tasks change the state; what has to be told to the
 * outside is kept until the state is published, so an observer never sees an event before its
 * effect.
 *
 * <p>Tasks that pile up are run together and published once: a thousand knocks in a burst make a
 * handful of snapshots.
 */
final class RoomLoop {
    /** After so many tasks the state is published even when more are waiting. */
    private static final int BATCH = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(RoomLoop.class);

    private final Executor executor;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Queue<Runnable> callouts = new ArrayDeque<>();
    private final Runnable publish;
    private volatile @Nullable Thread running;

    /**
     * @param executor runs one task at a time, in order
     * @param publish makes the state visible if it changed; called on the loop after each batch
     */
    RoomLoop(Executor executor, Runnable publish) {
        this.executor = executor;
        this.publish = publish;
    }

    /** Runs a task on the loop, soon. From any thread. */
    void post(Runnable task) {
        tasks.add(task);
        schedule();
    }

    /** Calls out to the outside once the state is published. Only on the loop. */
    void afterPublishing(Runnable callout) {
        callouts.add(callout);
    }

    /** Whether the caller is being called by this loop, so that waiting for it would never end. */
    boolean isCurrent() {
        return Thread.currentThread().equals(running);
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            executor.execute(this::drain);
        }
    }

    private void drain() {
        running = Thread.currentThread();
        try {
            Runnable task;
            for (int done = 0; done < BATCH && (task = tasks.poll()) != null; done++) {
                contained(task);
            }
            contained(publish);
            List<Runnable> outgoing = new ArrayList<>(callouts);
            callouts.clear();
            outgoing.forEach(RoomLoop::contained);
        } finally {
            // Also after an Error of somebody's callback: it must not silence the room for good.
            running = null;
            scheduled.set(false);
            if (!tasks.isEmpty() || !callouts.isEmpty()) {
                schedule();
            }
        }
    }

    private static void contained(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.error("A room's task or observer failed; the room goes on.", failure);
        }
    }
}
