package dev.anteroom.console.lobby;

import java.util.function.LongSupplier;

/**
 * The people a button speaks of. Right after they changed, whoever presses the button still has the
 * ones before in mind.
 */
final class ShownCrowd {
    private final Settling settling;
    private Crowd now = Crowd.NOBODY;
    private Crowd before = Crowd.NOBODY;

    ShownCrowd(LongSupplier nanoTime) {
        settling = new Settling(nanoTime);
    }

    void show(Crowd crowd) {
        if (!crowd.equals(now)) {
            // Of a quick row of changes the first is what was read.
            if (!settling.isSettling()) {
                before = now;
            }
            settling.changed(now.size() > 0);
            now = crowd;
        }
    }

    /** Whom a press means that comes at this moment. */
    Crowd meant() {
        return settling.isSettling() ? before : now;
    }
}
