package dev.anteroom.console.join;

import java.net.URI;
import java.util.concurrent.CompletionStage;

/** The practice room as the screens see it. May be used from any thread. */
public interface PracticeAccess {
    /** The page where guests knock. */
    URI guestPage();

    /** Whether simulated guests come and knock now. */
    boolean hasSimulatedGuests();

    /**
     * Has simulated guests come, or leave. Returns at once.
     *
     * @return whether they come now; fails with a {@link JoinException} when they cannot come
     */
    CompletionStage<Boolean> simulateGuests(boolean come);
}
