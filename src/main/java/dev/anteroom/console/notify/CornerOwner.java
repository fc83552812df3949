package dev.anteroom.console.notify;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * An unseen window that alerts belong to, since every popup has to belong to one and Windows and
 * macOS hide what belongs to an iconified window. It is there for as long as the main window is,
 * and comes before it, so that the main window has the keyboard.
 */
final class CornerOwner {
    private final Stage unseen = new Stage(StageStyle.UTILITY);

    /**
     * Follows a window from before it is shown.
     *
     * @param main the window; not shown yet
     */
    CornerOwner(Window main) {
        unseen.setScene(new Scene(new Region(), 1, 1));
        unseen.setOpacity(0);
        unseen.setX(0);
        unseen.setY(0);
        main.addEventHandler(WindowEvent.WINDOW_SHOWING, _ -> unseen.show());
        main.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> unseen.hide());
    }

    /** What alerts belong to; shown while the main window is. */
    Window window() {
        return unseen;
    }
}
