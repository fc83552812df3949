package dev.anteroom.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes only when the test says so, and the timer that goes with it. */
public final class FakeClock implements InstantSource {
    private record Alarm(Instant due, long number, Runnable task) {}

    private final List<Alarm> alarms = new ArrayList<>();
    private final Instant start;
    private Instant now;
    private Duration wrong = Duration.ZERO;
    private long numbers;

    /** Starts at a fixed moment. */
    public FakeClock() {
        start = Instant.parse("2026-11-23T10:00:00Z");
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now.plus(wrong);
    }

    /** Somebody sets the wall clock; the monotonic one and the alarms do not notice. */
    public synchronized void setWallClock(Duration by) {
        wrong = wrong.plus(by);
    }

    /**
     * The machine sleeps: time passes, and every alarm that became due rings late, when it wakes.
     *
     * @param afterEach run after each alarm, so that what it set off can happen then
     */
    public void sleep(Duration by, Runnable afterEach) {
        Instant end = moment().plus(by);
        set(end);
        for (Alarm alarm = nextUntil(end); alarm != null; alarm = nextUntil(end)) {
            alarm.task().run();
            afterEach.run();
        }
    }

    private synchronized Instant moment() {
        return now;
    }

    /** Monotonic nanoseconds, from an odd number so that nobody takes them for the wall clock. */
    public synchronized long nanos() {
        return 7 + Duration.between(start, now).toNanos();
    }

    /** Runs the task once when the time has come; the result cancels it. */
    public synchronized Runnable after(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(now.plus(delay), numbers++, task);
        alarms.add(alarm);
        return () -> cancel(alarm);
    }

    private synchronized void cancel(Alarm alarm) {
        alarms.remove(alarm);
    }

    /** How many alarms are set. */
    public synchronized int alarms() {
        return alarms.size();
    }

    /**
     * Lets time pass; each alarm rings at its own moment.
     *
     * @param afterEach run after each alarm, so that what it set off can happen then
     */
    public void advance(Duration by, Runnable afterEach) {
        Instant end = moment().plus(by);
        for (Alarm alarm = nextUntil(end); alarm != null; alarm = nextUntil(end)) {
            alarm.task().run();
            afterEach.run();
        }
        set(end);
    }

    private synchronized Alarm nextUntil(Instant end) {
        Alarm next =
                alarms.stream()
                        .filter(alarm -> !alarm.due().isAfter(end))
                        .min(Comparator.comparing(Alarm::due).thenComparingLong(Alarm::number))
                        .orElse(null);
        if (next != null) {
            alarms.remove(next);
            now = next.due().isAfter(now) ? next.due() : now;
        }
        return next;
    }

    private synchronized void set(Instant moment) {
        now = moment;
    }
}
