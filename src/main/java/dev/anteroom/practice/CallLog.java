package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What clients emitted: the newest {@value #CAPACITY}, and of those no more than {@value
 * #MOST_CHARACTERS} characters. Thread-safe.
 */
final class CallLog {
    private static final int CAPACITY = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();

    /**
     * A few long requests, such as media offers, push out many short ones before memory is short.
     */
    static final long MOST_CHARACTERS = 16L * 1024 * 1024;

    private final Deque<RecordedCall> calls = new ArrayDeque<>();
    private final Deque<Integer> lengths = new ArrayDeque<>();
    private long characters;
    private long sequence;

    void add(String clientId, String event, JsonNode payload) {
        int length = event.length() + payload.toString().length();
        lock.lock();
        try {
            sequence++;
            calls.addLast(new RecordedCall(sequence, clientId, event, payload));
            lengths.addLast(length);
            characters += length;
            while (calls.size() > CAPACITY || (characters > MOST_CHARACTERS && calls.size() > 1)) {
                calls.removeFirst();
                characters -= lengths.removeFirst();
            }
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<RecordedCall> calls() {
        lock.lock();
        try {
            return List.copyOf(calls);
        } finally {
            lock.unlock();
        }
    }

    RecordedCall await(Predicate<RecordedCall> wanted, Duration limit)
            throws InterruptedException, TimeoutException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                for (RecordedCall call : calls) {
                    if (wanted.test(call)) {
                        return call;
                    }
                }
                if (left <= 0) {
                    throw new TimeoutException("No such call came within " + limit + ".");
                }
                left = added.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
