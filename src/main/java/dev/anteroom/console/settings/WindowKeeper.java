package dev.anteroom.console.settings;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts the window where it was last time and remembers where it goes. FX application thread. */
public final class WindowKeeper {
    private final Stage stage;
    private final SettingsStore store;

    private WindowKeeper(Stage stage, SettingsStore store) {
        this.stage = stage;
        this.store = store;
    }

    /**
     * Places a stage that is not shown yet, and watches it from then on.
     *
     * @param width of the window at the first run
     * @param height of the window at the first run
     */
    public static void keep(Stage stage, SettingsStore store, double width, double height) {
        WindowKeeper keeper = new WindowKeeper(stage, store);
        keeper.place(width, height);
        keeper.watch();
    }

    private void place(double width, double height) {
        Rectangle2D bounds =
                store.current()
                        .window()
                        .map(remembered -> WindowFit.into(remembered.bounds(), visibleAreas()))
                        .orElseGet(
                                () ->
                                        WindowFit.centred(
                                                width,
                                                height,
                                                Screen.getPrimary().getVisualBounds()));
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
        store.current()
                .window()
                .ifPresent(remembered -> stage.setMaximized(remembered.maximised()));
    }

    private void watch() {
        stage.xProperty().subscribe(now -> remember());
        stage.yProperty().subscribe(now -> remember());
        stage.widthProperty().subscribe(now -> remember());
        stage.heightProperty().subscribe(now -> remember());
        stage.maximizedProperty().subscribe(now -> remember());
    }

    private void remember() {
        if (!stage.isShowing() || stage.isIconified() || stage.isFullScreen()) {
            return;
        }
        WindowPlacement before =
                store.current()
                        .window()
                        .orElseGet(
                                () ->
                                        new WindowPlacement(
                                                stage.getX(),
                                                stage.getY(),
                                                stage.getWidth(),
                                                stage.getHeight(),
                                                false));
        WindowPlacement now = before.withMaximised(stage.isMaximized());
        Rectangle2D bounds =
                new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
        // Some window managers report the large bounds before they say "maximised".
        boolean onTheWayToMaximised =
                visibleAreas().stream().anyMatch(screen -> WindowFit.fills(bounds, screen));
        if (!stage.isMaximized() && !onTheWayToMaximised) {
            now = now.withBounds(bounds);
        }
        WindowPlacement placement = now;
        store.update(settings -> settings.withWindow(placement));
    }

    private static List<Rectangle2D> visibleAreas() {
        Rectangle2D primary = Screen.getPrimary().getVisualBounds();
        return Stream.concat(
                        Stream.of(primary),
                        Screen.getScreens().stream()
                                .map(Screen::getVisualBounds)
                                .filter(area -> !area.equals(primary)))
                .toList();
    }
}
