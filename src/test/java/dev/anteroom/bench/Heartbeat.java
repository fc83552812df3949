package dev.anteroom.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/**
 * Asks the JavaFX application thread every millisecond whether it is free, and remembers how long
 * the answer took at worst: what somebody who presses a key at the worst moment waits for. Several
 * tasks in a row count as one stretch, and so does whatever else the machine does meanwhile.
 */
final class Heartbeat implements AutoCloseable {
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * The longest stretch.
     *
     * @param wallNanos from the question to the answer
     * @param cpuNanos how much of the longest the thread really worked, the machine's doings apart
     */
    record Longest(long wallNanos, long cpuNanos) {}

    private final long fxThread;
    private volatile boolean closed;
    private volatile Longest longest = new Longest(0, 0);

    /** Starts to ask. JavaFX application thread. */
    Heartbeat() {
        fxThread = Thread.currentThread().threadId();
        Thread.ofPlatform().daemon().name("bench-heartbeat").start(this::beat);
    }

    /** Stops to ask. JavaFX application thread; what is under way counts still. */
    Longest end() {
        close();
        return longest;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void beat() {
        Thread asking = Thread.currentThread();
        while (!closed) {
            AtomicBoolean answered = new AtomicBoolean();
            long before = THREADS.getThreadCpuTime(fxThread);
            long asked = System.nanoTime();
            Platform.runLater(
                    () -> {
                        long wall = System.nanoTime() - asked;
                        long cpu = THREADS.getCurrentThreadCpuTime() - before;
                        Longest known = longest;
                        longest =
                                new Longest(
                                        Math.max(known.wallNanos(), wall),
                                        Math.max(known.cpuNanos(), cpu));
                        answered.set(true);
                        LockSupport.unpark(asking);
                    });
            while (!closed && !answered.get()) {
                LockSupport.parkNanos(PACE);
            }
            LockSupport.parkNanos(PACE);
        }
    }
}
