package dev.anteroom.console.fx;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;

/**
 * Looks as every scroll pane does, and keeps no picture of what scrolls. Named in {@code
 * window.css}. JavaFX application thread.
 */
public final class UncachedScrollSkin extends ScrollPaneSkin {
    /** Made by the style sheet. */
    public UncachedScrollSkin(ScrollPane pane) {
        super(pane);
        // JavaFX never takes back the picture of a card or a window that was closed: its pool of
        // pictures looks at all of them whenever it needs one, which keeps what is softly held.
        pane.getChildrenUnmodifiable().stream()
                .filter(child -> child.getStyleClass().contains("viewport"))
                .forEach(viewport -> viewport.setCache(false));
    }
}
