package dev.anteroom.testkit;

import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomListener;
import dev.anteroom.enx.RoomSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Watches a real room and waits for what it comes to, with a generous limit. */
public final class RoomWatch implements RoomListener {
    /** How long anything may take before the test fails. */
    public static final int LIMIT_SECONDS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<RoomSnapshot> snapshots = new ArrayList<>();
    private final List<RoomEvent> events = new ArrayList<>();

    private RoomWatch() {}

    /** Starts to watch. */
    public static RoomWatch of(EnxRoom room) {
        RoomWatch watch = new RoomWatch();
        var _ = room.listen(watch);
        return watch;
    }

    @Override
    public void onSnapshot(RoomSnapshot snapshot) {
        record(() -> snapshots.add(snapshot));
    }

    @Override
    public void onEvent(RoomEvent event) {
        record(() -> events.add(event));
    }

    private void record(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the newest state is as wanted, and returns it. */
    public RoomSnapshot await(Predicate<RoomSnapshot> wanted) throws InterruptedException {
        return awaitLast(snapshots, wanted, true);
    }

    /** Waits until the room is connected. */
    public RoomSnapshot connected() throws InterruptedException {
        return await(snapshot -> snapshot.connection() instanceof ConnectionState.Connected);
    }

    /** Waits until the stay is over, and returns how it ended. */
    public ConnectionState.Disconnected ended() throws InterruptedException {
        RoomSnapshot last =
                await(snapshot -> snapshot.connection() instanceof ConnectionState.Disconnected);
        return (ConnectionState.Disconnected) last.connection();
    }

    /** Waits until exactly these people wait, by name, in this order. */
    public RoomSnapshot waiting(String... names) throws InterruptedException {
        return await(snapshot -> names(snapshot).equals(List.of(names)));
    }

    /** Waits for an event, or finds it among those that came already. */
    public <E extends RoomEvent> E event(Class<E> type, Predicate<E> wanted)
            throws InterruptedException {
        return type.cast(
                awaitLast(
                        events,
                        event -> type.isInstance(event) && wanted.test(type.cast(event)),
                        false));
    }

    private <T> T awaitLast(List<T> list, Predicate<T> wanted, boolean onlyTheNewest)
            throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        lock.lock();
        try {
            while (true) {
                List<T> candidates =
                        onlyTheNewest && !list.isEmpty() ? List.of(list.getLast()) : list;
                for (T candidate : candidates) {
                    if (wanted.test(candidate)) {
                        return candidate;
                    }
                }
                if (left <= 0) {
                    throw new AssertionError(
                            "It did not come true. Newest: "
                                    + (snapshots.isEmpty() ? "nothing" : snapshots.getLast())
                                    + ", events: "
                                    + events);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Every event of a type so far. */
    public <E extends RoomEvent> List<E> events(Class<E> type) {
        lock.lock();
        try {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Every state so far. */
    public List<RoomSnapshot> snapshots() {
        lock.lock();
        try {
            return List.copyOf(snapshots);
        } finally {
            lock.unlock();
        }
    }

    /** The names of who waits. */
    public static List<String> names(RoomSnapshot snapshot) {
        return snapshot.lobby().waiting().stream().map(person -> person.name()).toList();
    }

    /** What a stage comes to. */
    public static <T> T result(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError("The request did not end as a value.", failed);
        }
    }
}
