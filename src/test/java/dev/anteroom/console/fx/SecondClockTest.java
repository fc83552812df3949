package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.testkit.FxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("fx")
@ExtendWith(FxExtension.class)
class SecondClockTest {
    private static final int TICKS = 3;

    /** Sixty pulses a second for one tick would keep an idle machine awake. */
    @Test
    void aTickComesEverySecond_withoutPulsesBetween() throws Exception {
        Stage stage = FxExtension.show(new StackPane());
        AtomicInteger pulses = new AtomicInteger();
        CountDownLatch ticked = new CountDownLatch(TICKS);
        List<Long> times = new ArrayList<>();
        SecondClock clock =
                FxExtension.onFx(
                        () -> {
                            SecondClock made = new SecondClock();
                            made.nanosProperty()
                                    .subscribe(
                                            (_, now) -> {
                                                times.add(now.longValue());
                                                ticked.countDown();
                                                assertTrue(Platform.isFxApplicationThread());
                                            });
                            stage.getScene().addPreLayoutPulseListener(pulses::incrementAndGet);
                            return made;
                        });
        assertTrue(ticked.await(60, TimeUnit.SECONDS), "no ticks");
        FxExtension.onFx(
                () -> {
                    clock.close();
                    return null;
                });

        for (int i = 1; i < TICKS; i++) {
            long between = times.get(i) - times.get(i - 1);
            assertTrue(between >= TimeUnit.MILLISECONDS.toNanos(900), "ticks " + between);
        }
        assertTrue(pulses.get() < 20, pulses + " pulses for " + TICKS + " ticks");
    }

    @Test
    void aClosedClock_standsStill() throws Exception {
        AtomicInteger late = new AtomicInteger();
        SecondClock closed =
                FxExtension.onFx(
                        () -> {
                            SecondClock made = new SecondClock();
                            made.close();
                            made.nanosProperty().subscribe((_, _) -> late.incrementAndGet());
                            return made;
                        });
        long time = closed.nanosProperty().get();
        CountDownLatch ticked = new CountDownLatch(2);
        SecondClock other =
                FxExtension.onFx(
                        () -> {
                            SecondClock made = new SecondClock();
                            made.nanosProperty().subscribe((_, _) -> ticked.countDown());
                            return made;
                        });
        assertTrue(ticked.await(60, TimeUnit.SECONDS), "no ticks");
        other.close();

        assertEquals(0, late.get());
        assertEquals(time, closed.nanosProperty().get());
    }

    /** Each moment of its own is a time that the thread wakes up in vain. */
    @Test
    void severalClocks_tickInOneTurn() throws Exception {
        CountDownLatch ticked = new CountDownLatch(2);
        List<Long> times = new ArrayList<>();
        SecondClock one = FxExtension.onFx(SecondClock::new);
        SecondClock other = FxExtension.onFx(SecondClock::new);
        FxExtension.onFx(
                () -> {
                    other.nanosProperty()
                            .subscribe(
                                    (_, now) -> {
                                        times.add(now.longValue() - one.nanosProperty().get());
                                        ticked.countDown();
                                    });
                    return null;
                });
        assertTrue(ticked.await(60, TimeUnit.SECONDS), "no ticks");
        one.close();
        other.close();

        assertEquals(List.of(0L, 0L), times.subList(0, 2));
    }
}
