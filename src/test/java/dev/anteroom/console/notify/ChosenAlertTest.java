package dev.anteroom.console.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ChosenAlertTest {
    private static final AlertContent ADA = new AlertContent("1 waits", "Ada", Optional.empty());
    private static final AlertContent BEA = new AlertContent("2 wait", "Bea", Optional.empty());

    private final List<String> log = new ArrayList<>();
    private final AtomicReference<Runnable> fails = new AtomicReference<>(() -> {});
    private final ChosenAlert alert =
            new ChosenAlert(
                    unusable -> {
                        fails.set(unusable);
                        return new Logged("desktop");
                    },
                    new Logged("ours"));

    private List<String> take() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    @Test
    void theDesktop_isTriedFirstForEachAlert() {
        alert.show(ADA);
        alert.show(BEA);
        assertEquals(List.of("desktop Ada", "desktop Bea"), take());
        fails.get().run();
        assertEquals(List.of("ours Bea"), take(), "what was not shown is shown by us");
        alert.show(ADA);
        assertEquals(List.of("ours Ada"), take());
        alert.hide();
        assertEquals(List.of("ours gone"), take());
        alert.show(ADA);
        assertEquals(List.of("desktop Ada"), take());
    }

    @Test
    void aFailureAfterTheAlertWasTakenAway_showsNothing() {
        alert.show(ADA);
        alert.hide();
        take();
        fails.get().run();
        assertEquals(List.of(), take());
    }

    @Test
    void close_closesBoth() {
        alert.show(ADA);
        take();
        alert.close();
        fails.get().run();
        assertEquals(List.of("desktop closed", "ours closed"), take());
    }

    private final class Logged implements KnockAlert {
        private final String name;

        Logged(String name) {
            this.name = name;
        }

        @Override
        public void show(AlertContent content) {
            log.add(name + " " + content.body());
        }

        @Override
        public void hide() {
            log.add(name + " gone");
        }

        @Override
        public void close() {
            log.add(name + " closed");
        }
    }
}
