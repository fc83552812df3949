package dev.anteroom.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.EnxRoomObserver;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Records every callback of the toolkit kind, also those that are added later. */
public final class RecordingObserver {
    /**
     * One callback.
     *
     * @param name the method's
     * @param payload the JSON object it got
     */
    public record Callback(String name, ObjectNode payload) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Callback> callbacks = new ArrayList<>();

    /** What to hand to the SDK. */
    public EnxRoomObserver observer() {
        return (EnxRoomObserver)
                Proxy.newProxyInstance(
                        EnxRoomObserver.class.getClassLoader(),
                        new Class<?>[] {EnxRoomObserver.class},
                        (proxy, method, arguments) -> {
                            if (method.getDeclaringClass() == Object.class) {
                                return switch (method.getName()) {
                                    case "hashCode" -> System.identityHashCode(proxy);
                                    case "equals" ->
                                            System.identityHashCode(proxy)
                                                    == System.identityHashCode(arguments[0]);
                                    default -> "RecordingObserver";
                                };
                            }
                            Arrays.stream(arguments)
                                    .filter(ObjectNode.class::isInstance)
                                    .map(ObjectNode.class::cast)
                                    .forEach(payload -> add(method.getName(), payload));
                            return null;
                        });
    }

    private void add(String name, ObjectNode payload) {
        lock.lock();
        try {
            callbacks.add(new Callback(name, payload));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Every callback so far, oldest first. */
    public List<Callback> all() {
        lock.lock();
        try {
            return List.copyOf(callbacks);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until these were all callbacks, in this order. */
    public void awaitAll(String... names) throws InterruptedException {
        await(() -> names().equals(List.of(names)));
    }

    /** Waits for a callback, or finds it among those that came already, and returns its payload. */
    public ObjectNode await(String name) throws InterruptedException {
        await(() -> names().contains(name));
        return payloads(name).getFirst();
    }

    private void await(BooleanSupplier wanted) throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(RoomWatch.LIMIT_SECONDS);
        lock.lock();
        try {
            while (!wanted.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("Only these came: " + names());
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The names of every callback so far. */
    public List<String> names() {
        return all().stream().map(Callback::name).toList();
    }

    /** The payloads of one callback. */
    public List<ObjectNode> payloads(String name) {
        return all().stream()
                .filter(callback -> callback.name().equals(name))
                .map(Callback::payload)
                .toList();
    }
}
