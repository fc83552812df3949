package dev.anteroom.practice;

import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A room of the real practice server that crowds can knock at. The people of a crowd have no socket
 * each: they come in by the same port, with real tokens and under the same rules, so that what is
 * measured is the moderator's console and its one real socket, not ten thousand sockets of a test.
 */
public final class BenchRoom implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final PracticeServer server;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("bench-knocks").factory());
    private String room = "";

    /** Starts a server without media. */
    public BenchRoom() throws PracticeStartException {
        server = PracticeServer.start(PracticeOptions.DEFAULTS.withMedia(false));
    }

    /** Goes on in a new room that nobody is in; the one before is left to itself. */
    public void next() {
        room =
                server.createRoom(
                        RoomSettings.knockRoom("Consulting")
                                .withLimits(4, RoomSettings.MAX_PEOPLE));
    }

    /** A moderator's token for this room. */
    public String moderator() {
        return server.token(room, "Mo", Role.MODERATOR);
    }

    /** So many people with tokens and names of their own, who have not knocked yet. */
    public List<BenchGuest> crowd(int size) throws EnxToken.TokenException {
        return BenchGuest.crowd(server, room, size);
    }

    /**
     * Lets a crowd knock as fast as the server takes it, and waits until all have.
     *
     * @return the moment before the first knock, by {@link System#nanoTime()}
     */
    public long knock(List<BenchGuest> crowd) throws Exception {
        CompletableFuture<Long> first = new CompletableFuture<>();
        CompletableFuture<Void> last = new CompletableFuture<>();
        for (BenchGuest guest : crowd) {
            server.onLoop(
                    switchboard -> {
                        if (!first.isDone()) {
                            first.complete(System.nanoTime());
                        }
                        switchboard.opened(guest);
                        switchboard.received(guest.clientId(), guest.token());
                    });
        }
        server.onLoop(_ -> last.complete(null));
        last.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        return first.get();
    }

    /**
     * Lets a crowd knock one by one at an even pace, and waits until all have.
     *
     * @return the moment before each knock, in the crowd's order
     */
    public List<Long> knock(List<BenchGuest> crowd, Duration pace) throws Exception {
        List<Long> moments = new ArrayList<>();
        for (BenchGuest guest : crowd) {
            moments.add(knock(List.of(guest)));
            pause(pace);
        }
        return moments;
    }

    /** Somebody's connection is lost: whoever waited does not wait any more. */
    public void leave(BenchGuest guest) {
        guest.left();
        server.onLoop(switchboard -> switchboard.closed(guest.clientId()));
    }

    /** Breaks every real connection without a word. */
    public void cut() {
        server.cutAllConnections();
    }

    /** Lets time pass. */
    public void pause(Duration time) throws Exception {
        clock.schedule(() -> {}, time.toNanos(), TimeUnit.NANOSECONDS).get();
    }

    /** Asks to be told when the next moderator's token arrives: {@code room-connected} follows. */
    public CompletableFuture<Long> nextToken() {
        int before = server.calls().size();
        long sequence = before == 0 ? 0 : server.calls().getLast().sequence();
        CompletableFuture<Long> arrived = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("bench-token")
                .start(
                        () -> {
                            try {
                                server.awaitCall(
                                        call ->
                                                call.sequence() > sequence
                                                        && call.event()
                                                                .equals(EventName.TOKEN.wireName()),
                                        LIMIT);
                                arrived.complete(System.nanoTime());
                            } catch (Exception failed) {
                                arrived.completeExceptionally(failed);
                            }
                        });
        return arrived;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        server.close();
    }
}
