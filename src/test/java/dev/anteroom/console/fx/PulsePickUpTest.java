package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.testkit.FxExtension;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("fx")
@ExtendWith(FxExtension.class)
class PulsePickUpTest {
    private final AtomicInteger hops = new AtomicInteger();
    private final AtomicInteger picked = new AtomicInteger();
    private final AtomicInteger put = new AtomicInteger();
    private final FxExecutor fx = new FxExecutor();
    private final Executor counting =
            task -> {
                hops.incrementAndGet();
                fx.execute(task);
            };
    private PulsePickUp pulses;
    private PulsePickUp.Shelf shelf;

    @BeforeEach
    void make() {
        pulses = FxExtension.onFx(() -> new PulsePickUp(counting));
        shelf = FxExtension.onFx(() -> pulses.shelf(this::pickUp));
    }

    @AfterEach
    void close() {
        FxExtension.onFx(
                () -> {
                    pulses.close();
                    pulses.close();
                    return null;
                });
    }

    @Test
    void aBurst_costsOneHopAndFewPickUps() {
        for (int i = 0; i < 1_000; i++) {
            put();
        }
        await(1_000);

        assertEquals(1, hops.get());
        assertTrue(picked.get() <= 50, picked + " times picked up");
    }

    @Test
    void aStream_costsNoMoreHops() {
        for (int i = 1; i <= 40; i++) {
            put();
            await(i);
        }

        assertEquals(1, hops.get());
        assertTrue(picked.get() >= 30, picked + " times picked up");
    }

    @Test
    void afterARest_itWakesUpAgain() {
        put();
        await(1);
        FxExtension.await("it rests", () -> !pulses.isAwake());
        put();
        await(2);

        assertEquals(2, hops.get());
    }

    @Test
    void aClosedShelf_isPickedUpNoMore() {
        PulsePickUp.Shelf other = FxExtension.onFx(() -> pulses.shelf(this::pickUp));
        FxExtension.onFx(
                () -> {
                    shelf.put();
                    shelf.close();
                    return null;
                });
        put.incrementAndGet();
        other.put();
        await(1);

        assertEquals(1, picked.get());
    }

    private volatile int seen;

    private void put() {
        put.incrementAndGet();
        shelf.put();
    }

    private void pickUp() {
        picked.incrementAndGet();
        seen = put.get();
    }

    private void await(int number) {
        FxExtension.await(number + " are picked up", () -> seen >= number);
    }
}
