package dev.anteroom.media;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beats at a steady rate on a thread of its own. */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final long END_MILLIS = 1000;

    private final ScheduledExecutorService executor;

    Ticker(String threadName, long periodNanos, Runnable beat) {
        executor =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name(threadName).factory());
        var _ = executor.scheduleAtFixedRate(beat, 0, periodNanos, TimeUnit.NANOSECONDS);
    }

    /** Stops, and returns when the last beat is over. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("A beat does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
