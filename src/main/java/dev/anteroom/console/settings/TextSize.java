package dev.anteroom.console.settings;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;

/**
 * How large everything is written, in every window that was told of it. For the JavaFX application
 * thread.
 */
public final class TextSize {
    /** The theme's own size, in pixels. */
    private static final double USUAL = 14;

    private final IntegerProperty percent;

    /** Begins with a size from 100 to 200 percent. */
    public TextSize(int percent) {
        this.percent = new SimpleIntegerProperty(this, "percent", percent);
    }

    /** The size; setting it changes every window at once. */
    public IntegerProperty percentProperty() {
        return percent;
    }

    /** Has a window follow from now on, and what pops up over it. */
    public void follow(Scene scene) {
        percent.subscribe(size -> scene.getRoot().setStyle(style(size.intValue())));
    }

    private static String style(int percent) {
        return percent == 100 ? "" : "-fx-font-size: " + USUAL * percent / 100 + "px;";
    }
}
