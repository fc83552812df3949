package dev.anteroom.console.lobby;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The lobby's keys that work in the whole window, but never while somebody types. Of several
 * lobbies in one window they mean the one that has the focus, or else the open room's. For the
 * JavaFX application thread.
 */
final class WindowKeys {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

    private final Node lobby;
    private final Actions actions;
    private final EventHandler<KeyEvent> handler = this::pressed;
    private boolean inFront = true;

    /** What the keys do. */
    interface Actions {
        /** Puts the keyboard where names are looked for. */
        void find();

        /** Shows all keys. */
        void showKeys();

        /** Takes the newest decision back. */
        void undoNewest();
    }

    /** Listens in each window the lobby comes to. */
    WindowKeys(Node lobby, Actions actions) {
        this.lobby = lobby;
        this.actions = actions;
        lobby.sceneProperty().subscribe(this::moved);
    }

    /** Sets whether the lobby's room is the open one. */
    void setInFront(boolean newInFront) {
        inFront = newInFront;
    }

    private void moved(@Nullable Scene before, @Nullable Scene scene) {
        if (before != null) {
            before.removeEventHandler(KeyEvent.ANY, handler);
        }
        if (scene != null) {
            scene.addEventHandler(KeyEvent.ANY, handler);
        }
    }

    private void pressed(KeyEvent event) {
        if (!isMeant()) {
            return;
        }
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (FIND.match(event)) {
            actions.find();
        } else if (event.getCode() == KeyCode.F1 || (!typing && event.getCharacter().equals("?"))) {
            actions.showKeys();
        } else if (!typing && UNDO.match(event)) {
            actions.undoNewest();
        } else {
            return;
        }
        event.consume();
    }

    private boolean isMeant() {
        Scene scene = lobby.getScene();
        Node focused = scene == null ? null : scene.getFocusOwner();
        for (Node above = focused; above != null; above = above.getParent()) {
            if (above.getStyleClass().contains("lobby")) {
                return above.equals(lobby);
            }
        }
        return inFront;
    }
}
