package dev.anteroom.practice;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulated guests at work: real clients over real connections, all on one thread of their own.
 * Made by {@link PracticeServer#simulate}. Thread-safe.
 */
public final class GuestCrowd implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuestCrowd.class);

    private final AtomicBoolean closed = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread;
    private final HttpClient http;
    private final List<SimulatedGuest> guests = new ArrayList<>();

    /**
     * Starts the guests.
     *
     * @param socket where they connect
     * @param token makes a participant's token for a name
     */
    GuestCrowd(URI socket, GuestScript script, Function<String, String> token) {
        thread =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("practice-guests").factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        http = HttpClient.newBuilder().executor(this::post).build();
        for (GuestScript.Guest guest : script.guests()) {
            SimulatedGuest simulated = new SimulatedGuest(guest, http, socket, token, this::later);
            guests.add(simulated);
            later(guest.knocksAfter(), simulated::knock);
        }
    }

    /**
     * How many guests are where.
     *
     * @param away have not knocked yet, left, or were turned away
     * @param waiting knocked and wait
     * @param inside are in the room
     */
    public record Standing(int away, int waiting, int inside) {}

    /** Where the guests are, as they see it. */
    public Standing standing() {
        int waiting = 0;
        int inside = 0;
        for (SimulatedGuest guest : guests) {
            switch (guest.place()) {
                case WAITING -> waiting++;
                case INSIDE -> inside++;
                case AWAY -> {}
            }
        }
        return new Standing(guests.size() - waiting - inside, waiting, inside);
    }

    private void post(Runnable task) {
        later(Duration.ZERO, task);
    }

    private void later(Duration delay, Runnable task) {
        try {
            var _ = thread.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException gone) {
            LOG.debug("The guests went home; a task was dropped.");
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.warn("A simulated guest stumbled.", failure);
        }
    }

    /** Sends everybody home, without a word: to the room their connections are lost. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        guests.forEach(SimulatedGuest::vanish);
        http.shutdownNow();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("The simulated guests did not go home in time.");
                thread.shutdownNow();
            }
            if (!http.awaitTermination(Duration.ofSeconds(5))) {
                LOG.warn("The simulated guests' connections did not close in time.");
            }
        } catch (InterruptedException interrupted) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
