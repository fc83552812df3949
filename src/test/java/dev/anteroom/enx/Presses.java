package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.practice.RecordedCall;
import dev.anteroom.wire.EventName;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Which decisions were asked for, so that none is sent twice or invented. Thread-safe. */
final class Presses {
    private static final Map<String, String> DECISIONS =
            Map.of(
                    "approveAwaitedUser", EventName.USER_ALLOWED.wireName(),
                    "denyAwaitedUser", EventName.USER_DENIED.wireName());

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    /** The same room, but what is decided through it is remembered. */
    EnxRoom watched(EnxRoom room) {
        return (EnxRoom)
                Proxy.newProxyInstance(
                        EnxRoom.class.getClassLoader(),
                        new Class<?>[] {EnxRoom.class},
                        (_, method, arguments) -> {
                            String event = DECISIONS.get(method.getName());
                            if (event != null) {
                                asked.add(event + " " + arguments[0]);
                            }
                            try {
                                return method.invoke(room, arguments);
                            } catch (InvocationTargetException e) {
                                throw Objects.requireNonNull(e.getCause());
                            }
                        });
    }

    /** Fails when the server heard of a decision more often than it was asked for. */
    void assertNoneTwiceOrInvented(List<RecordedCall> calls, String... byOthers) {
        List<String> wrong =
                calls.stream()
                        .filter(call -> DECISIONS.containsValue(call.event()))
                        .filter(call -> !Arrays.asList(byOthers).contains(call.clientId()))
                        .map(call -> call.event() + " " + call.payload().asText())
                        .collect(Collectors.toCollection(ArrayList::new));
        asked.forEach(wrong::remove);
        assertEquals(List.of(), wrong, "sent twice, or asked for by nobody");
    }
}
