package dev.anteroom.enx;

import dev.anteroom.enx.signaling.SocketIoChannels;
import dev.anteroom.wire.EnxToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The door to EnableX rooms. One object for a program; it owns the timer and the threads of its
 * rooms, all daemons. Thread-safe.
 *
 * <pre>{@code
 * try (EnxRtc rtc = new EnxRtc()) {
 *     EnxRoom room = rtc.joinRoom(token, RoomOptions.DEFAULTS, observer);
 * }
 * }</pre>
 */
public final class EnxRtc implements AutoCloseable {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);

    private final Set<DefaultRoom> rooms = ConcurrentHashMap.newKeySet();
    private final List<ExecutorService> loops = new ArrayList<>();
    private final ScheduledExecutorService timer;
    private final RtcEnvironment environment;
    private boolean closed;

    /** Starts nothing yet. */
    public EnxRtc() {
        ScheduledThreadPoolExecutor scheduler =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("anteroom-timer").factory());
        scheduler.setRemoveOnCancelPolicy(true);
        timer = scheduler;
        environment =
                new RtcEnvironment(
                        new SocketIoChannels(),
                        this::newLoop,
                        this::after,
                        InstantSource.system(),
                        System::nanoTime);
    }

    /** With another outside; for tests. */
    EnxRtc(RtcEnvironment environment) {
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("anteroom-timer").factory());
        this.environment = environment;
    }

    /**
     * Starts to join and returns at once. How it goes is told to the observer, and is the
     * connection state of {@link EnxRoom#snapshot()}.
     *
     * @param token as an application server hands it out (protocol section 1); never logged
     * @throws InvalidTokenException if the token cannot be used; nothing was sent
     * @throws IllegalStateException after {@link #close}
     */
    public EnxRoom joinRoom(String token, RoomOptions options, EnxRoomObserver observer)
            throws InvalidTokenException {
        EnxToken decoded;
        try {
            decoded = EnxToken.decode(token);
        } catch (EnxToken.TokenException unusable) {
            throw new InvalidTokenException(unusable);
        }
        synchronized (rooms) {
            if (closed) {
                throw new IllegalStateException("This EnxRtc is closed. Make a new one.");
            }
        }
        DefaultRoom room = new DefaultRoom(decoded, options, observer, environment, rooms::remove);
        rooms.add(room);
        room.join();
        return room;
    }

    /** Checks a token without joining. */
    public static void requireUsable(String token) throws InvalidTokenException {
        try {
            EnxToken.decode(token);
        } catch (EnxToken.TokenException unusable) {
            throw new InvalidTokenException(unusable);
        }
    }

    /** Leaves all rooms and ends all threads, waiting at most three seconds. Twice is fine. */
    @Override
    public void close() {
        synchronized (rooms) {
            if (closed) {
                return;
            }
            closed = true;
        }
        var goodbyes = rooms.stream().map(room -> room.disconnect().toCompletableFuture()).toList();
        for (var goodbye : goodbyes) {
            goodbye.completeOnTimeout(
                    new RequestOutcome.Unconfirmed(),
                    LONGEST_CLOSE.toMillis(),
                    TimeUnit.MILLISECONDS);
            goodbye.join();
        }
        environment.channels().close();
        timer.shutdownNow();
        synchronized (loops) {
            loops.forEach(ExecutorService::shutdown);
        }
    }

    private Executor newLoop() {
        ExecutorService loop =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("anteroom-room").factory());
        synchronized (loops) {
            loops.add(loop);
        }
        return loop;
    }

    private Runnable after(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> scheduled =
                    timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException closedMeanwhile) {
            return () -> {};
        }
    }
}
