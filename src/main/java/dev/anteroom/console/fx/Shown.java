package dev.anteroom.console.fx;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody could see a node: it and all around it are visible, in a window that is shown
 * and not minimised. For the JavaFX application thread.
 */
public final class Shown {
    private final Node node;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final InvalidationListener change = _ -> look();
    private final List<ObservableValue<?>> watched = new ArrayList<>();

    private Shown(Node node) {
        this.node = node;
    }

    /** Shows a node, or takes it away together with its place. */
    public static void when(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Watches a node, as long as the node lives. */
    public static ReadOnlyBooleanProperty of(Node node) {
        Shown watcher = new Shown(node);
        watcher.look();
        return watcher.shown.getReadOnlyProperty();
    }

    private void look() {
        watched.forEach(value -> value.removeListener(change));
        watched.clear();
        boolean visible = true;
        for (Node above = node; above != null; above = watch(above.parentProperty())) {
            visible &= Boolean.TRUE.equals(watch(above.visibleProperty()));
        }
        shown.set(visible && isShown(watch(node.sceneProperty())));
    }

    private boolean isShown(@Nullable Scene scene) {
        @Nullable Window window = scene == null ? null : watch(scene.windowProperty());
        boolean showing = window != null && Boolean.TRUE.equals(watch(window.showingProperty()));
        boolean minimised =
                window instanceof Stage stage
                        && Boolean.TRUE.equals(watch(stage.iconifiedProperty()));
        return showing && !minimised;
    }

    private <T> @Nullable T watch(ObservableValue<T> value) {
        value.addListener(change);
        watched.add(value);
        return value.getValue();
    }
}
