package dev.anteroom.console.settings;

import dev.anteroom.console.fx.View;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Lays the settings over what a window shows and takes them away again; what is below goes on but
 * cannot be used meanwhile. For the JavaFX application thread.
 */
public final class SettingsOverlay {
    private final Node below;
    private final View<SettingsController> panel;
    private final Region veil = new Region();
    private final StackPane layer = new StackPane();
    private final StackPane root;
    private @Nullable Node focusedBefore;

    /**
     * Closed at first.
     *
     * @param below what the window shows
     * @param panel the settings
     */
    public SettingsOverlay(Node below, View<SettingsController> panel) {
        this.below = below;
        this.panel = panel;
        root = new StackPane(below, layer);
        veil.getStyleClass().add("settings-veil");
        veil.setOnMouseClicked(_ -> close());
        root.getStylesheets().setAll(panel.root().getStylesheets());
        layer.getChildren().setAll(veil, panel.root());
        layer.setVisible(false);
        panel.controller().setWhenClosed(this::close);
    }

    /** What to put into the window. */
    public Parent root() {
        return root;
    }

    /** Whether the settings are seen. */
    public boolean isOpen() {
        return layer.isVisible();
    }

    /** Shows the settings on the page looked at last. */
    public void open() {
        if (!isOpen()) {
            focusedBefore = below.getScene() == null ? null : below.getScene().getFocusOwner();
            layer.setVisible(true);
            panel.controller().focusFirst();
            // After the focus has moved, or it would go to whatever comes first.
            below.setDisable(true);
        }
    }

    /** Shows a page of the settings. */
    public void open(String sectionId) {
        panel.controller().turnTo(sectionId);
        open();
    }

    /** Takes the settings away; the focus goes back to where it was. Twice is fine. */
    public void close() {
        if (!isOpen()) {
            return;
        }
        below.setDisable(false);
        layer.setVisible(false);
        Node before = focusedBefore;
        focusedBefore = null;
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }
}
