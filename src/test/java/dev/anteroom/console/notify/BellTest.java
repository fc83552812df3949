package dev.anteroom.console.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BellTest {
    private static int[] swings(double volume) {
        byte[] bytes = BellTone.samples(volume);
        return IntStream.range(0, bytes.length / 2)
                .map(at -> (bytes[2 * at] & 0xff) | (bytes[2 * at + 1] << 8))
                .toArray();
    }

    private static int loudest(double volume) {
        return IntStream.of(swings(volume)).map(Math::abs).max().orElseThrow();
    }

    @Test
    void theTone_isHeardAndNeverTooLoud() {
        int full = loudest(1);
        assertTrue(full > 8_000 && full < 30_000, "loudest " + full);
        assertTrue(loudest(0.5) < full / 2);
        assertEquals(0, loudest(0));
    }

    @Test
    void theTone_beginsAndEndsWithoutAClick() {
        int[] swings = swings(1);
        assertTrue(Math.abs(swings[0]) < 20, "begins at " + swings[0]);
        assertTrue(Math.abs(swings[swings.length - 1]) < 20, "ends at " + swings[0]);
        int steepest =
                IntStream.range(1, swings.length)
                        .map(at -> Math.abs(swings[at] - swings[at - 1]))
                        .max()
                        .orElseThrow();
        assertTrue(steepest < 6_000, "a jump of " + steepest);
        assertEquals(BellTone.LENGTH.toMillis() * BellTone.RATE / 1000, swings.length);
    }

    /** With a sound device it plays, without one it says so; either way it comes back. */
    @Test
    void ring_neverBlocksAndSaysWhetherItWasHeard() throws Exception {
        SampledBell bell = new SampledBell();
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        bell.ring(0, heard::complete);
        assertNotNull(heard.get(20, TimeUnit.SECONDS));
        bell.close();
        bell.close();
        bell.ring(0, _ -> {});
    }

    @Test
    void silence_saysThatItIsNotHeard() {
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        Bell.NONE.ring(1, heard::complete);
        assertEquals(false, heard.join());
    }
}
