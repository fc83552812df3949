package dev.anteroom.console.fx;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries values from any thread to one other, newest wins. Only the write that finds the slot
 * empty schedules a hop, so a burst of a thousand values costs one.
 *
 * @param <T> an immutable type
 */
public final class LatestValue<T> implements AutoCloseable {
    private final Executor executor;
    private final BinaryOperator<T> merge;
    private final Consumer<? super T> consumer;
    private final AtomicReference<@Nullable T> slot = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * Carries the newest value and forgets the ones before it.
     *
     * @param executor where the consumer runs
     * @param consumer gets each value that is carried across
     */
    public LatestValue(Executor executor, Consumer<? super T> consumer) {
        this(executor, (older, newer) -> newer, consumer);
    }

    /**
     * Carries values that add up.
     *
     * @param executor where the consumer runs
     * @param merge joins a value that still waits with one that follows it; without side effects,
     *     since it may be tried more than once
     * @param consumer gets each value that is carried across
     */
    public LatestValue(Executor executor, BinaryOperator<T> merge, Consumer<? super T> consumer) {
        this.executor = executor;
        this.merge = merge;
        this.consumer = consumer;
    }

    /** Hands a value over; from any thread. After {@link #close()} nothing happens. */
    public void put(T value) {
        Objects.requireNonNull(value);
        T waiting = slot.getAndAccumulate(value, this::join);
        if (waiting == null && !closed) {
            executor.execute(this::deliver);
        }
    }

    /** Delivers nothing more, not even what is on its way when called on the consumer's thread. */
    @Override
    public void close() {
        closed = true;
    }

    private T join(@Nullable T waiting, T value) {
        return waiting == null ? value : merge.apply(waiting, value);
    }

    private void deliver() {
        T value = slot.getAndSet(null);
        if (value != null && !closed) {
            consumer.accept(value);
        }
    }
}
