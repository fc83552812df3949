package dev.anteroom.console.fx;

import javafx.scene.Parent;

/**
 * A loaded FXML file.
 *
 * @param root its topmost node
 * @param controller its controller
 * @param <C> the controller's type
 */
public record View<C>(Parent root, C controller) {}
