package dev.anteroom.console.notify;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Rectangle2D;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * An alert of our own in the lower corner of the screen. It is a popup and no window, since that is
 * the one kind that systems put on top without giving it the keyboard.
 */
final class CornerAlert implements KnockAlert {
    private static final double MARGIN = 24;

    private final Supplier<? extends Window> owner;
    private final Executor fx;
    private final Listener listener;
    private final Popup popup = new Popup();
    private @Nullable View<CornerAlertController> view;

    /**
     * Shows nothing yet.
     *
     * @param owner has to be open when an alert is shown, or there is none; may be iconified
     * @param fx runs tasks on the JavaFX application thread
     */
    CornerAlert(Supplier<? extends Window> owner, Listener listener, Executor fx) {
        this.owner = owner;
        this.listener = listener;
        this.fx = fx;
        popup.setAutoFix(false);
        popup.setAutoHide(false);
        popup.setHideOnEscape(false);
    }

    /** Loaded when the first alert is shown, which may be never. */
    private CornerAlertController controller() {
        View<CornerAlertController> known = view;
        if (known == null) {
            known =
                    new Views()
                            .register(
                                    CornerAlertController.class,
                                    () -> new CornerAlertController(listener))
                            .load(FxmlFile.CORNER_ALERT, CornerAlertController.class);
            view = known;
            popup.getContent().setAll(known.root());
        }
        return known.controller();
    }

    @Override
    public void show(AlertContent content) {
        controller().show(content);
        Window above = owner.get();
        if (!popup.isShowing() && above.isShowing()) {
            popup.show(above);
        }
        popup.sizeToScene();
        place(above);
    }

    @Override
    public void hide() {
        popup.hide();
    }

    @Override
    public void close() {
        fx.execute(popup::hide);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    private void place(Window above) {
        Rectangle2D area = Screen.getPrimary().getVisualBounds();
        boolean mirrored =
                above.getScene() != null
                        && above.getScene().getEffectiveNodeOrientation()
                                == NodeOrientation.RIGHT_TO_LEFT;
        popup.setX(mirrored ? area.getMinX() + MARGIN : area.getMaxX() - popup.getWidth() - MARGIN);
        popup.setY(area.getMaxY() - popup.getHeight() - MARGIN);
    }
}
