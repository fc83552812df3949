package dev.anteroom.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.testkit.FxExtension;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("fx")
@ExtendWith(FxExtension.class)
class OnePerPulseTest {
    private final FxExecutor fx = new FxExecutor();
    private final List<String> done = new ArrayList<>();
    private final List<Integer> pulsesBefore = new ArrayList<>();
    private AnimationTimer counting;
    private int pulses;

    @BeforeEach
    void count() {
        counting =
                FxExtension.onFx(
                        () -> {
                            AnimationTimer timer =
                                    new AnimationTimer() {
                                        @Override
                                        public void handle(long now) {
                                            pulses++;
                                        }
                                    };
                            timer.start();
                            return timer;
                        });
    }

    @AfterEach
    void stop() {
        FxExtension.onFx(
                () -> {
                    counting.stop();
                    return null;
                });
    }

    private void task(String name) {
        done.add(name);
        pulsesBefore.add(pulses);
    }

    @Test
    void tasks_runInOrder_afterAPulseEach() {
        FxExtension.onFx(
                () -> {
                    OnePerPulse turns = new OnePerPulse(fx);
                    turns.execute(() -> task("first"));
                    turns.execute(() -> task("second"));
                    turns.execute(
                            () -> {
                                task("third");
                                turns.execute(() -> task("fourth"));
                            });
                    assertEquals(List.of(), done);
                    return null;
                });
        FxExtension.await("all are done", () -> done.size() == 4);

        assertEquals(List.of("first", "second", "third", "fourth"), done);
        assertTrue(pulsesBefore.getFirst() >= 1, "not before a pulse: " + pulsesBefore);
        for (int i = 1; i < pulsesBefore.size(); i++) {
            assertTrue(pulsesBefore.get(i) > pulsesBefore.get(i - 1), "" + pulsesBefore);
        }
    }

    @Test
    void afterARest_itGoesOn() {
        OnePerPulse turns = FxExtension.onFx(() -> new OnePerPulse(fx));
        FxExtension.onFx(
                () -> {
                    turns.execute(() -> task("only"));
                    return null;
                });
        FxExtension.await("it is done", () -> done.size() == 1);
        FxExtension.onFx(
                () -> {
                    turns.execute(() -> task("later"));
                    return null;
                });
        FxExtension.await("it is done", () -> done.size() == 2);

        assertEquals(List.of("only", "later"), done);
    }
}
