package dev.anteroom.testkit;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What can be seen of a window. */
public final class Nodes {
    private Nodes() {}

    /**
     * Whether a node is there, and it and all it is in are visible; on the application thread. What
     * was never to be seen is not there.
     */
    public static boolean isSeen(@Nullable Node node) {
        if (node == null) {
            return false;
        }
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
