package dev.anteroom.console;

import dev.anteroom.console.notify.CountBadge;
import javafx.stage.Stage;

/** Writes how many wait over the window's icon, which most task bars show. */
final class IconBadge implements CountBadge {
    private final Stage stage;

    IconBadge(Stage stage) {
        this.stage = stage;
    }

    @Override
    public void show(int count) {
        stage.getIcons().setAll(WindowIcon.inAllSizes(count));
    }

    @Override
    public void close() {
        // The icon goes with its window.
    }
}
