package dev.anteroom.testkit;

import javafx.scene.Node;

/** What can be seen of a window. */
public final class Nodes {
    private Nodes() {}

    /** Whether a node and all it is in are visible; on the application thread. */
    public static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
