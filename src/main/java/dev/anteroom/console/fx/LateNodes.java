package dev.anteroom.console.fx;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Keeps what is not to be seen yet out of its pane, until it is to be seen for the first time: the
 * toolkit works out the looks of all that is in a window, of what is invisible as well, and most
 * bars and marks of a window are never seen. From then on they stay. For the JavaFX application
 * thread.
 */
public final class LateNodes {
    private LateNodes() {}

    /**
     * Takes those of the nodes that are invisible out of the panes they are in; each goes back to
     * its place among the others as soon as it is made visible. Nothing may be measured by such a
     * node meanwhile, for instance by its font, and nothing else may change the order of its pane's
     * children.
     */
    public static void keepOut(Node... nodes) {
        for (Node node : nodes) {
            if (!node.isVisible() && node.getParent() instanceof Pane pane) {
                keepOut(node, pane);
            }
        }
    }

    private static void keepOut(Node node, Pane pane) {
        List<Node> order = order(pane);
        pane.getChildren().remove(node);
        node.visibleProperty()
                .addListener(
                        new ChangeListener<>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Boolean> visible,
                                    Boolean before,
                                    Boolean now) {
                                visible.removeListener(this);
                                putBack(node, pane, order);
                            }
                        });
    }

    /** As it was at first; the pane holds it, and so the nodes that are not among its children. */
    @SuppressWarnings("unchecked")
    private static List<Node> order(Pane pane) {
        return (List<Node>)
                pane.getProperties()
                        .computeIfAbsent(LateNodes.class, _ -> List.copyOf(pane.getChildren()));
    }

    private static void putBack(Node node, Pane pane, List<Node> order) {
        List<Node> before = order.subList(0, order.indexOf(node));
        int place = (int) pane.getChildren().stream().filter(before::contains).count();
        pane.getChildren().add(place, node);
    }
}
