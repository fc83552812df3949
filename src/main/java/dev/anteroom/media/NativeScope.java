package dev.anteroom.media;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns native objects and frees them in the reverse order of their opening. Only used on the rtc
 * thread.
 */
final class NativeScope implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NativeScope.class);

    private final AtomicInteger live;
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /**
     * @param live counts what is open, here and in the scopes that share it
     */
    NativeScope(AtomicInteger live) {
        this.live = live;
    }

    /** Takes a native object over. */
    <T> T own(T object, Consumer<T> closer) {
        live.incrementAndGet();
        closings.push(
                () -> {
                    live.decrementAndGet();
                    closer.accept(object);
                });
        return object;
    }

    /** Frees everything; a failure is logged and does not keep the rest from being freed. */
    @Override
    public void close() {
        while (!closings.isEmpty()) {
            try {
                closings.pop().run();
            } catch (RuntimeException | Error e) {
                LOG.warn("A native object was not freed: {}", e.toString());
            }
        }
    }
}
