package dev.anteroom.enx;

import dev.anteroom.enx.signaling.ChannelFactory;
import dev.anteroom.enx.signaling.SocketIoChannels;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.network.ServerTrust;
import dev.anteroom.wire.EnxToken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
    private static final Duration IDLE_LOOP = Duration.ofSeconds(10);

    private final Set<DefaultRoom> rooms = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer;
    private final RtcEnvironment environment;
    private boolean closed;

    /** For rooms without media: nothing is published or received. Starts nothing yet. */
    public EnxRtc() {
        this(new ServerTrust());
    }

    /**
     * For rooms without media on servers that are trusted as is said here. Starts nothing yet.
     *
     * @param trust asked at each connection
     */
    public EnxRtc(ServerTrust trust) {
        this(new SocketIoChannels(trust), null);
    }

    /**
     * For rooms with media. Starts nothing yet.
     *
     * @param media stays the caller's to close, after {@link #close}
     */
    public EnxRtc(MediaEngine media) {
        this(media, new ServerTrust());
    }

    /**
     * For rooms with media on servers that are trusted as is said here. Starts nothing yet.
     *
     * @param media stays the caller's to close, after {@link #close}
     * @param trust asked at each connection
     */
    public EnxRtc(MediaEngine media, ServerTrust trust) {
        this(new SocketIoChannels(trust), media);
    }

    private EnxRtc(ChannelFactory channels, @Nullable MediaEngine media) {
        timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("anteroom-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        environment =
                new RtcEnvironment(
                        channels,
                        EnxRtc::newLoop,
                        this::after,
                        InstantSource.system(),
                        System::nanoTime,
                        media);
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
        DefaultRoom room = new DefaultRoom(decoded, options, observer, environment, rooms::remove);
        synchronized (rooms) {
            if (closed) {
                throw new IllegalStateException("This EnxRtc is closed. Make a new one.");
            }
            rooms.add(room);
        }
        room.join();
        return room;
    }

    /** Checks a token without joining. */
    public static void requireUsable(String token) throws InvalidTokenException {
        String unusedHost = hostOf(token);
    }

    /**
     * The server that a token leads to, without joining: {@code host} or {@code host:port}.
     *
     * @throws InvalidTokenException if the token cannot be used
     */
    public static String hostOf(String token) throws InvalidTokenException {
        try {
            EnxToken decoded = EnxToken.decode(token);
            return decoded.gateway().isEmpty() ? decoded.host() : decoded.gateway();
        } catch (EnxToken.TokenException unusable) {
            throw new InvalidTokenException(unusable);
        }
    }

    /**
     * Leaves all rooms and ends all threads, waiting at most three seconds; called from a room's
     * own observer it does not wait. The last idle threads, which hold nothing, end within a
     * minute. Twice is fine.
     */
    @Override
    public void close() {
        List<DefaultRoom> open;
        synchronized (rooms) {
            if (closed) {
                return;
            }
            closed = true;
            open = List.copyOf(rooms);
        }
        CompletableFuture<Void> allLeft =
                CompletableFuture.allOf(
                                open.stream()
                                        .map(room -> room.disconnect().toCompletableFuture())
                                        .toArray(CompletableFuture[]::new))
                        .completeOnTimeout(null, LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> released =
                allLeft.thenRun(
                        () -> {
                            timer.shutdownNow();
                            environment.channels().close();
                        });
        if (open.stream().noneMatch(DefaultRoom::isCallingOut)) {
            released.join();
        }
    }

    /** A thread of its own for one room, which goes away when the room has nothing to do. */
    private static Executor newLoop() {
        ThreadPoolExecutor loop =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_LOOP.toMillis(),
                        TimeUnit.MILLISECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("anteroom-room").factory());
        loop.allowCoreThreadTimeOut(true);
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
