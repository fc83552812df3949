package dev.anteroom.testkit;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Looks for threads that should be gone. */
public final class Threads {
    private Threads() {}

    /** The names of all that run. */
    public static List<String> names() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    /** Whether all threads so named end in time. */
    public static boolean goneWithin(Duration limit, Predicate<String> wanted)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (wanted.test(thread.getName())) {
                long left = deadline - System.nanoTime();
                if (!thread.join(Duration.ofNanos(Math.max(left, 1)))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How many run whose names begin so. */
    public static long count(String prefix) {
        return names().stream().filter(name -> name.startsWith(prefix)).count();
    }
}
