package dev.anteroom.console;

import javafx.stage.Stage;

/** The front of the screen, where a window is seen. */
final class Front {
    private Front() {}

    /**
     * Brings a window there, out of the task bar, from behind the clock or from behind others, and
     * the keyboard with it. For the JavaFX application thread.
     */
    static void bring(Stage window) {
        window.show();
        window.setIconified(false);
        window.toFront();
        window.requestFocus();
    }
}
