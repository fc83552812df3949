package dev.anteroom.practice.relay;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/** Tells how loud a publisher is: the loudest of a fifth of a second, when it changed. */
final class LevelMeter {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(200);
    private static final double NOTICEABLE = 0.01;
    private static final int SILENT = 127;

    private final DoubleConsumer listener;
    private double loudest;
    private double told;
    private long toldAt;

    LevelMeter(DoubleConsumer listener, long now) {
        this.listener = listener;
        toldAt = now;
    }

    /** Notes a packet's level as RFC 6464 has it: decibels below the loudest, and a voice flag. */
    void note(int extension) {
        int below = extension & 0x7f;
        if (below < SILENT) {
            loudest = Math.max(loudest, Math.pow(10, -below / 20.0));
        }
    }

    void tick(long now) {
        if (now - toldAt < PERIOD) {
            return;
        }
        toldAt = now;
        double level = loudest;
        loudest = 0;
        if (Math.abs(level - told) >= NOTICEABLE || (level == 0 && told != 0)) {
            told = level;
            listener.accept(level);
        }
    }
}
