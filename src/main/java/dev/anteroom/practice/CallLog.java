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

/** What clients emitted, newest {@value #CAPACITY} kept. Thread-safe. */
final class CallLog {
    private static final int CAPACITY = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Deque<RecordedCall> calls = new ArrayDeque<>();
    private long sequence;

    void add(String clientId, String event, JsonNode payload) {
        lock.lock();
        try {
            if (calls.size() == CAPACITY) {
                calls.removeFirst();
            }
            sequence++;
            calls.addLast(new RecordedCall(sequence, clientId, event, payload));
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
