package dev.anteroom.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.EnxRoomObserver;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records every callback of the toolkit kind, also those that are added later. */
public final class RecordingObserver {
    /**
     * One callback.
     *
     * @param name the method's
     * @param payload the JSON object it got
     */
    public record Callback(String name, ObjectNode payload) {}

    private final List<Callback> callbacks = new CopyOnWriteArrayList<>();

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
                                    .forEach(
                                            payload ->
                                                    callbacks.add(
                                                            new Callback(
                                                                    method.getName(), payload)));
                            return null;
                        });
    }

    /** Every callback so far, oldest first. */
    public List<Callback> all() {
        return List.copyOf(callbacks);
    }

    /** The names of every callback so far. */
    public List<String> names() {
        return callbacks.stream().map(Callback::name).toList();
    }

    /** The payloads of one callback. */
    public List<ObjectNode> payloads(String name) {
        return callbacks.stream()
                .filter(callback -> callback.name().equals(name))
                .map(Callback::payload)
                .toList();
    }
}
