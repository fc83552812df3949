package dev.anteroom.console.settings;

import java.util.List;
import javafx.geometry.Rectangle2D;

/**
 * Puts a remembered window where it can be seen and grabbed: the screen it was on may be gone or
 * smaller now.
 */
final class WindowFit {
    private WindowFit() {}

    /**
     * Moves and, if need be, shrinks bounds into the screen they overlap most; into the first
     * screen when they overlap none.
     *
     * @param screens visible areas, the primary one first; not empty
     * @throws IllegalArgumentException if there is no screen
     */
    static Rectangle2D into(Rectangle2D wanted, List<Rectangle2D> screens) {
        if (screens.isEmpty()) {
            throw new IllegalArgumentException("A window needs at least one screen.");
        }
        Rectangle2D best = screens.getFirst();
        double bestOverlap = 0;
        for (Rectangle2D screen : screens) {
            double overlap = overlap(wanted, screen);
            if (overlap > bestOverlap) {
                best = screen;
                bestOverlap = overlap;
            }
        }
        double width = Math.min(wanted.getWidth(), best.getWidth());
        double height = Math.min(wanted.getHeight(), best.getHeight());
        return new Rectangle2D(
                Math.clamp(wanted.getMinX(), best.getMinX(), best.getMaxX() - width),
                Math.clamp(wanted.getMinY(), best.getMinY(), best.getMaxY() - height),
                width,
                height);
    }

    /** Bounds of a size in the middle of a screen, shrunk to it if need be. */
    static Rectangle2D centred(double width, double height, Rectangle2D screen) {
        double fittingWidth = Math.min(width, screen.getWidth());
        double fittingHeight = Math.min(height, screen.getHeight());
        return new Rectangle2D(
                screen.getMinX() + (screen.getWidth() - fittingWidth) / 2,
                screen.getMinY() + (screen.getHeight() - fittingHeight) / 2,
                fittingWidth,
                fittingHeight);
    }

    /** Whether bounds fill a screen, as a window manager sets them on the way to maximised. */
    static boolean fills(Rectangle2D bounds, Rectangle2D screen) {
        return bounds.getWidth() >= screen.getWidth() && bounds.getHeight() >= screen.getHeight();
    }

    private static double overlap(Rectangle2D one, Rectangle2D other) {
        double width =
                Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double height =
                Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }
}
