package dev.anteroom.practice.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How often somebody is told how loud a publisher is, and how loud that is. */
class LevelMeterTest {
    private static final long PACKET = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<Double> told = new ArrayList<>();
    private final LevelMeter meter = new LevelMeter(told::add, 0);
    private long now;

    private void speak(int packets, int decibelsBelow) {
        for (int i = 0; i < packets; i++) {
            meter.note(decibelsBelow | 0x80);
            now += PACKET;
            meter.tick(now);
        }
    }

    @Test
    void tick_whileItChanges_tellsFiveTimesASecond() {
        for (int i = 0; i < 50; i++) {
            speak(1, i);
        }

        assertTrue(told.size() <= 5 && told.size() >= 4, told::toString);
    }

    @Test
    void tick_steadyLevel_tellsOnce() {
        speak(100, 20);

        assertEquals(
                List.of(0.1), told.stream().map(one -> Math.round(one * 100) / 100.0).toList());
    }

    @Test
    void tick_noMorePackets_tellsSilenceOnce() {
        speak(20, 6);
        for (int i = 0; i < 100; i++) {
            now += PACKET;
            meter.tick(now);
        }

        assertEquals(0, told.getLast());
        assertEquals(1, told.stream().filter(one -> one == 0).count());
    }

    @Test
    void tick_silenceFromTheStart_tellsNothing() {
        speak(100, 127);

        assertEquals(List.of(), told);
    }
}
