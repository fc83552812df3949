package dev.anteroom.console.lobby;

import javafx.scene.Node;

/** Style classes that come and go. */
final class Styles {
    private Styles() {}

    static void set(Node node, String styleClass, boolean on) {
        if (!on) {
            node.getStyleClass().remove(styleClass);
        } else if (!node.getStyleClass().contains(styleClass)) {
            node.getStyleClass().add(styleClass);
        }
    }
}
