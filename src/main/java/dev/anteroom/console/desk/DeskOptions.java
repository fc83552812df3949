package dev.anteroom.console.desk;

import java.time.Duration;

/**
 * How the desk behaves. Immutable.
 *
 * @param undoWindow how long a decision can be taken back before it is sent; none means at once
 */
public record DeskOptions(Duration undoWindow) {
    /** The longest time a decision may be kept back: somebody is waiting for it. */
    public static final Duration LONGEST_UNDO = Duration.ofSeconds(30);

    /** What is right until somebody sets it. */
    public static final DeskOptions DEFAULTS = new DeskOptions(Duration.ofSeconds(5));

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the undo window is negative or longer than {@link
     *     #LONGEST_UNDO}
     */
    public DeskOptions {
        if (undoWindow.isNegative() || undoWindow.compareTo(LONGEST_UNDO) > 0) {
            throw new IllegalArgumentException(
                    "An undo window is between none and " + LONGEST_UNDO + ", not " + undoWindow);
        }
    }
}
