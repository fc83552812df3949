package dev.anteroom.console.fx;

import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** A tooltip with the whole of a text, as long as the text is cut. */
public final class WholeText {
    private static final double WIDEST = 420;

    private WholeText() {}

    /** Offers it for a label from now on. For the JavaFX application thread. */
    public static void offer(Labeled label) {
        label.textTruncatedProperty()
                .subscribe(
                        cut -> {
                            // Made only when it is needed: each is a window, and a list has dozens.
                            if (cut) {
                                label.setTooltip(of(label));
                            } else {
                                label.setTooltip(null);
                            }
                        });
    }

    private static Tooltip of(Labeled label) {
        Tooltip whole = new Tooltip();
        whole.setWrapText(true);
        whole.setMaxWidth(WIDEST);
        whole.textProperty().bind(label.textProperty());
        return whole;
    }
}
