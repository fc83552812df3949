package dev.anteroom.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notices which threads of the SDK and of the libraries below it stay behind. */
public final class ThreadWatch {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<String> NAMES =
            List.of(
                    "anteroom-",
                    "engine.io-client",
                    "EventThread",
                    "OkHttp http",
                    "OkHttp WebSocket",
                    "OkHttp ConnectionPool");

    private final Set<Thread> before =
            Thread.getAllStackTraces().entrySet().stream()
                    .filter(each -> !rests(each.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());

    private ThreadWatch() {}

    /** What works now is none of this watch's business; what rests may be put to work again. */
    public static ThreadWatch begin() {
        return new ThreadWatch();
    }

    /**
     * Waits until all that began since has ended, or rests in a pool that ends it by itself within
     * a minute; fails when that takes too long. A timer never rests: nothing ends it but its owner.
     */
    public void awaitNone() {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (working().findAny().isPresent()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Left over: " + working().toList());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    private Stream<String> working() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> !before.contains(each.getKey()))
                .filter(each -> NAMES.stream().anyMatch(each.getKey().getName()::startsWith))
                .filter(each -> isTimer(each.getKey()) || !rests(each.getValue()))
                .map(ThreadWatch::described);
    }

    private static boolean isTimer(Thread thread) {
        return thread.getName().equals("anteroom-timer");
    }

    private static boolean rests(StackTraceElement[] stack) {
        return stack.length == 0
                || Arrays.stream(stack).anyMatch(each -> each.getMethodName().equals("getTask"));
    }

    private static String described(Map.Entry<Thread, StackTraceElement[]> thread) {
        return thread.getKey().getName()
                + Arrays.stream(thread.getValue()).limit(6).map(each -> " < " + each).toList();
    }
}
