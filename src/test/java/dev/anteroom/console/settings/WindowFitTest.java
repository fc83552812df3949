package dev.anteroom.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

final class WindowFitTest {
    private static final Rectangle2D PRIMARY = new Rectangle2D(0, 0, 1920, 1040);
    private static final Rectangle2D RIGHT = new Rectangle2D(1920, 200, 1280, 800);

    private static Rectangle2D fit(double x, double y, double width, double height) {
        return WindowFit.into(new Rectangle2D(x, y, width, height), List.of(PRIMARY, RIGHT));
    }

    @Test
    void into_aVisiblePlace_changesNothing() {
        assertEquals(new Rectangle2D(100, 50, 900, 600), fit(100, 50, 900, 600));
        assertEquals(new Rectangle2D(2000, 250, 900, 600), fit(2000, 250, 900, 600));
    }

    @Test
    void into_aScreenThatIsGone_movesToThePrimaryOne() {
        assertEquals(new Rectangle2D(1020, 440, 900, 600), fit(5000, 5000, 900, 600));
        assertEquals(new Rectangle2D(0, 0, 900, 600), fit(-5000, -5000, 900, 600));
    }

    @Test
    void into_aPlaceHalfOutside_movesInside() {
        assertEquals(new Rectangle2D(0, 0, 900, 600), fit(-300, -20, 900, 600));
        assertEquals(new Rectangle2D(2300, 400, 900, 600), fit(2800, 700, 900, 600));
    }

    @Test
    void into_aSmallerScreen_shrinks() {
        assertEquals(new Rectangle2D(1920, 200, 1280, 800), fit(2000, 0, 2000, 2000));
    }

    @Test
    void into_noScreen_isAMistake() {
        assertThrows(IllegalArgumentException.class, () -> WindowFit.into(PRIMARY, List.of()));
    }

    @Test
    void centred_isInTheMiddleAndNeverLargerThanTheScreen() {
        assertEquals(new Rectangle2D(460, 220, 1000, 600), WindowFit.centred(1000, 600, PRIMARY));
        assertEquals(PRIMARY, WindowFit.centred(4000, 3000, PRIMARY));
    }
}
