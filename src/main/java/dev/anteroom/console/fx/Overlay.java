package dev.anteroom.console.fx;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Lays one card over what a window shows and takes it away again; what is below goes on but cannot
 * be used meanwhile. The Escape key closes the card. For the JavaFX application thread.
 */
public final class Overlay {
    private final Node below;
    private final Region veil = new Region();
    private final StackPane layer = new StackPane();
    private final StackPane root;
    private @Nullable Node focusedBefore;
    private Runnable whenClosed = () -> {};

    /**
     * Closed at first.
     *
     * @param below what the window shows
     */
    public Overlay(Node below) {
        this.below = below;
        root = new StackPane(below, layer);
        root.getStylesheets()
                .setAll(
                        Objects.requireNonNull(Overlay.class.getResource("/css/overlay.css"))
                                .toExternalForm());
        veil.getStyleClass().add("veil");
        veil.setOnMouseClicked(_ -> close());
        layer.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        close();
                    }
                });
        layer.setVisible(false);
    }

    /** What to put into the window. */
    public Parent root() {
        return root;
    }

    /** Whether a card is seen. */
    public boolean isOpen() {
        return layer.isVisible();
    }

    /**
     * Shows a card; one that was open before is closed.
     *
     * @param card what to show
     * @param first where the keyboard works at first
     * @param onClose told once when the card is taken away, for whatever reason
     */
    public void open(Parent card, Node first, Runnable onClose) {
        close();
        whenClosed = onClose;
        focusedBefore = below.getScene() == null ? null : below.getScene().getFocusOwner();
        layer.getChildren().setAll(veil, card);
        layer.setVisible(true);
        // What scrolls is part of the window only once it is dressed.
        card.applyCss();
        first.requestFocus();
        // After the focus has moved, or it would go to whatever comes first.
        below.setDisable(true);
    }

    /** Takes the card away; the focus goes back to where it was. Twice is fine. */
    public void close() {
        if (!isOpen()) {
            return;
        }
        below.setDisable(false);
        layer.setVisible(false);
        layer.getChildren().clear();
        Node before = focusedBefore;
        focusedBefore = null;
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
        Runnable told = whenClosed;
        whenClosed = () -> {};
        told.run();
    }
}
