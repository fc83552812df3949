package dev.anteroom.console.settings;

import dev.anteroom.console.fx.View;
import java.util.function.Supplier;
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
    private final Supplier<View<SettingsController>> panels;
    private final Region veil = new Region();
    private final StackPane layer = new StackPane();
    private final StackPane root;
    private @Nullable SettingsController panel;
    private @Nullable Node focusedBefore;

    /**
     * Closed at first.
     *
     * @param below what the window shows
     * @param panels makes the settings, when they are looked at first: a window opens sooner
     *     without
     */
    public SettingsOverlay(Node below, Supplier<View<SettingsController>> panels) {
        this.below = below;
        this.panels = panels;
        root = new StackPane(below, layer);
        veil.getStyleClass().add("settings-veil");
        veil.setOnMouseClicked(_ -> close());
        layer.setVisible(false);
    }

    private SettingsController panel() {
        SettingsController known = panel;
        if (known != null) {
            return known;
        }
        View<SettingsController> made = panels.get();
        root.getStylesheets().setAll(made.root().getStylesheets());
        layer.getChildren().setAll(veil, made.root());
        // What scrolls has its content only once it has its look, and cannot take the focus before.
        layer.applyCss();
        made.controller().setWhenClosed(this::close);
        panel = made.controller();
        return made.controller();
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
            SettingsController shown = panel();
            layer.setVisible(true);
            shown.focusFirst();
            // After the focus has moved, or it would go to whatever comes first.
            below.setDisable(true);
        }
    }

    /** Shows a page of the settings. */
    public void open(String sectionId) {
        panel().turnTo(sectionId);
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
