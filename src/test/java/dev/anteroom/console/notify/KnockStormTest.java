package dev.anteroom.console.notify;

import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.console.room.RoomScreen;
import dev.anteroom.console.settings.NoticeSettings;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FxExtension;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.control.TextField;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Q12 of the checks of a lobby: a crowd at the door is a long list, not a storm of signals. */
@Tag("fx")
@ExtendWith(FxExtension.class)
final class KnockStormTest {
    private static final int SECONDS = 10;
    private static final int KNOCKS_A_SECOND = 50;

    private final FakeRoom room = new FakeRoom();
    private final SimpleLongProperty nanos = new SimpleLongProperty();
    private final AtomicInteger rings = new AtomicInteger();
    private final AtomicInteger badges = new AtomicInteger();

    @Test
    void q12_fiveHundredKnocksInTenSeconds_leaveTheWindowAliveWithOneSoundAndOneAlert() {
        RoomScreen screen = onFx(() -> RoomScreen.open(room, new FxExecutor()));
        Stage stage = show(screen.root());
        Notices notices = onFx(() -> notices(stage));
        RoomWatch watch = onFx(() -> notices.watch(new NoticeStage().room("Crowd")));
        RoomFeed feed = onFx(() -> new RoomFeed(room, new FxExecutor(), watch::update));
        onFx(
                () -> {
                    notices.setInFront(false);
                    return null;
                });
        TextField draft =
                (TextField) onFx(() -> Objects.requireNonNull(screen.root().lookup("#draft")));

        for (int second = 0; second < SECONDS; second++) {
            for (int knock = 0; knock < KNOCKS_A_SECOND; knock++) {
                int number = second * KNOCKS_A_SECOND + knock;
                room.knock("guest-" + number, "Guest " + number);
            }
            String typed = "typed in second " + second;
            assertEquals(
                    typed,
                    onFx(
                            () -> {
                                draft.setText(typed);
                                return draft.getText();
                            }),
                    "the window answers");
            FxExtension.settle();
            assertEquals(1, popups(), "one alert for all");
            assertEquals(1, rings.get(), "one sound in ten seconds");
            tick();
        }

        FxExtension.await("all are counted", () -> notices.waitingProperty().get() == 500);
        assertEquals(2, rings.get(), "the next one when ten seconds were over");
        assertTrue(badges.get() <= SECONDS + 2, badges + " drawings of the number");
        assertEquals(1, popups());
        onFx(
                () -> {
                    feed.close();
                    screen.close();
                    notices.close();
                    return null;
                });
    }

    private void tick() {
        onFx(
                () -> {
                    nanos.set(nanos.get() + Duration.ofSeconds(1).toNanos());
                    return null;
                });
    }

    private static long popups() {
        return onFx(
                () ->
                        Window.getWindows().stream()
                                .filter(PopupWindow.class::isInstance)
                                .filter(Window::isShowing)
                                .count());
    }

    private Notices notices(Stage owner) {
        FxExecutor fx = new FxExecutor();
        return new Notices(
                () -> NoticeSettings.DEFAULTS,
                nanos,
                new CountedBell(),
                listener -> new CornerAlert(() -> owner, listener, fx),
                new CountedBadge(),
                fx);
    }

    private final class CountedBell implements Bell {
        @Override
        public void ring(double volume, Consumer<Boolean> heard) {
            rings.incrementAndGet();
        }

        @Override
        public void close() {}
    }

    private final class CountedBadge implements CountBadge {
        @Override
        public void show(int count) {
            badges.incrementAndGet();
        }

        @Override
        public void close() {}
    }
}
