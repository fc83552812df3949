package dev.anteroom.console.settings;

import javafx.geometry.Rectangle2D;

/**
 * Where the window was. Bounds are those of the window when it is not maximised.
 *
 * @param x left edge
 * @param y upper edge
 * @param width with decorations
 * @param height with decorations
 * @param maximised whether it filled the screen
 */
public record WindowPlacement(double x, double y, double width, double height, boolean maximised) {
    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is not a number, or the size is not positive
     */
    public WindowPlacement {
        for (double value : new double[] {x, y, width, height}) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A window's bounds must be numbers.");
            }
        }
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("A window's size must be positive.");
        }
    }

    /** The bounds without the state. */
    public Rectangle2D bounds() {
        return new Rectangle2D(x, y, width, height);
    }

    WindowPlacement withBounds(Rectangle2D bounds) {
        return new WindowPlacement(
                bounds.getMinX(),
                bounds.getMinY(),
                bounds.getWidth(),
                bounds.getHeight(),
                maximised);
    }

    WindowPlacement withMaximised(boolean nowMaximised) {
        return new WindowPlacement(x, y, width, height, nowMaximised);
    }
}
