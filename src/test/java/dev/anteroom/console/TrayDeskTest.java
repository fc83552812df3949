package dev.anteroom.console;

import static dev.anteroom.testkit.FxExtension.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.notify.NoticeWays;
import dev.anteroom.console.notify.Notices;
import dev.anteroom.console.notify.Tray;
import dev.anteroom.console.notify.TrayPicture;
import dev.anteroom.console.settings.NoticeSettings;
import dev.anteroom.testkit.FxExtension;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("fx")
@ExtendWith(FxExtension.class)
final class TrayDeskTest {
    private final FakeTray tray = new FakeTray();
    private final AtomicInteger quits = new AtomicInteger();
    private boolean wanted = true;
    private Tray.@Nullable Listener listener;
    private final Notices notices =
            onFx(
                    () ->
                            new NoticeWays(
                                            () -> NoticeSettings.DEFAULTS,
                                            new SimpleLongProperty(),
                                            Runnable::run)
                                    .silent());
    private final Stage stage =
            onFx(
                    () -> {
                        Stage made = new Stage();
                        made.setScene(new Scene(new VBox(), 200, 100));
                        new TrayDesk(
                                made,
                                notices,
                                () -> wanted,
                                quits::incrementAndGet,
                                told -> {
                                    listener = told;
                                    return tray;
                                });
                        made.show();
                        return made;
                    });

    private void closeWindow() {
        run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private void run(Runnable action) {
        onFx(
                () -> {
                    action.run();
                    return null;
                });
        FxExtension.settle();
    }

    private Tray.Listener listener() {
        return Objects.requireNonNull(listener);
    }

    @Test
    void aWindowThatIsClosed_hidesBehindTheIconAndComesBack() {
        tray.shown = true;
        closeWindow();
        assertFalse(onFx(stage::isShowing));
        run(listener()::open);
        assertTrue(onFx(stage::isShowing));
    }

    @Test
    void aWindowThatComesBack_isInFrontAgain() {
        tray.shown = true;
        run(
                () -> {
                    stage.focusedProperty().subscribe(notices::setInFront);
                    stage.requestFocus();
                });
        assertTrue(onFx(notices::isInFront));
        closeWindow();
        assertFalse(onFx(notices::isInFront), "knocks are noticed");
        run(listener()::open);
        assertTrue(onFx(notices::isInFront), "and are seen again");
    }

    @Test
    void aWindowThatIsMadeSmall_hidesBehindTheIconAndComesBackLarge() {
        tray.shown = true;
        run(() -> stage.setIconified(true));
        assertFalse(onFx(stage::isShowing));
        assertFalse(onFx(stage::isIconified), "or a window manager makes it small again");
        run(listener()::open);
        assertTrue(onFx(stage::isShowing));
        assertFalse(onFx(stage::isIconified));
    }

    @Test
    void withoutAnIcon_orUnlessWanted_aWindowIsClosedAsUsual() {
        closeWindow();
        assertFalse(onFx(stage::isShowing), "closed by the toolkit");
        run(() -> listener().shown(false));
        assertTrue(onFx(stage::isShowing), "a window that nobody can bring back comes by itself");

        tray.shown = true;
        wanted = false;
        AtomicInteger asked = new AtomicInteger();
        run(() -> stage.setOnCloseRequest(_ -> asked.incrementAndGet()));
        closeWindow();
        assertEquals(1, asked.get(), "whether it may close is for others to say");
    }

    @Test
    void hidingBehindTheIcon_asksNobody_andLeavingFromThereShowsTheWindowFirst() {
        tray.shown = true;
        AtomicInteger asked = new AtomicInteger();
        run(() -> stage.setOnCloseRequest(_ -> asked.incrementAndGet()));
        closeWindow();
        assertEquals(0, asked.get());
        run(listener()::quit);
        assertTrue(onFx(stage::isShowing), "there may be something to ask");
        assertEquals(1, quits.get());
    }

    @Test
    void theIcon_isDrawnInSizesAndSaysWhetherItIsQuiet() {
        tray.shown = true;
        run(() -> listener().shown(true));
        assertEquals(0, tray.waiting);
        assertFalse(tray.quiet);
        assertEquals(
                List.of(16, 32, 48, 128), tray.pictures.stream().map(TrayPicture::width).toList());
        run(() -> listener().quiet(true));
        assertTrue(tray.quiet);
        run(() -> listener().quiet(false));
        assertFalse(tray.quiet);
    }

    private static final class FakeTray implements Tray {
        private boolean shown;
        private int waiting = -1;
        private boolean quiet;
        private List<TrayPicture> pictures = List.of();

        @Override
        public boolean isShown() {
            return shown;
        }

        @Override
        public void show(int nowWaiting, boolean nowQuiet, List<TrayPicture> nowPictures) {
            waiting = nowWaiting;
            quiet = nowQuiet;
            pictures = nowPictures;
        }

        @Override
        public void close() {}
    }
}
