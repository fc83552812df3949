package dev.anteroom.console.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.stage.TileLayout.Box;
import dev.anteroom.console.stage.TileLayout.Featured;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileLayoutTest {
    private static final double GAP = 8;

    @ParameterizedTest
    @CsvSource({
        // tiles, space, and the columns and rows that make the tiles largest there
        "1, 800, 450, 1, 1",
        "2, 800, 450, 2, 1",
        "2, 400, 800, 1, 2",
        "3, 800, 450, 2, 2",
        "3, 1600, 300, 3, 1",
        "4, 800, 450, 2, 2",
        "5, 800, 450, 3, 2",
        "6, 800, 450, 3, 2",
        "7, 800, 450, 3, 3",
        "8, 800, 450, 3, 3",
        "9, 800, 450, 3, 3",
        "9, 300, 900, 1, 9",
        "9, 400, 700, 2, 5",
        "9, 1800, 300, 5, 2",
        "10, 800, 450, 4, 3",
        "12, 800, 450, 4, 3",
        "13, 800, 450, 4, 4",
    })
    void grid_takesTheColumnsThatMakeTilesLargest(
            int count, double width, double height, int columns, int rows) {
        List<Box> boxes = TileLayout.grid(count, width, height, GAP);

        assertEquals(count, boxes.size());
        assertEquals(
                columns, boxes.stream().filter(box -> box.y() == boxes.getFirst().y()).count());
        assertEquals(rows, boxes.stream().mapToDouble(Box::y).distinct().count());
    }

    @Test
    void grid_staysInsideKeepsItsShapeAndNothingOverlaps() {
        for (int count = 1; count <= 13; count++) {
            for (double width = 120; width <= 1600; width += 185) {
                for (double height = 90; height <= 1000; height += 130) {
                    List<Box> boxes = TileLayout.grid(count, width, height, GAP);
                    check(boxes, width, height);
                    boxes.forEach(
                            box ->
                                    assertEquals(
                                            TileLayout.RATIO, box.width() / box.height(), 1e-6));
                    assertTrue(
                            boxes.stream().map(Box::width).distinct().count() <= 1,
                            "all tiles are equal");
                }
            }
        }
    }

    @Test
    void grid_centresARowThatIsNotFull() {
        List<Box> boxes = TileLayout.grid(5, 800, 450, GAP);

        double left = boxes.get(3).x();
        double right = 800 - boxes.get(4).x() - boxes.get(4).width();
        assertEquals(left, right, 1e-6);
        assertTrue(left > boxes.get(0).x());
    }

    @ParameterizedTest
    @CsvSource({"0, 800, 450", "3, 0, 450", "3, 800, 0", "9, 20, 4", "4, -5, -5"})
    void grid_isEmptyWithoutTilesOrRoom(int count, double width, double height) {
        assertEquals(List.of(), TileLayout.grid(count, width, height, GAP));
    }

    @Test
    void featured_aloneTakesAll() {
        assertEquals(
                new Box(0, 0, 640, 400),
                TileLayout.featured(0, 640, 400, GAP).main().orElseThrow());
    }

    @Test
    void featured_putsTheOthersBesideInAWideSpaceAndBelowInATallOne() {
        Featured wide = TileLayout.featured(3, 1000, 500, GAP);
        assertTrue(wide.strip().stream().allMatch(box -> box.x() > right(wide.main().get())));
        assertEquals(500, wide.main().get().height());

        Featured tall = TileLayout.featured(3, 500, 900, GAP);
        assertTrue(tall.strip().stream().allMatch(box -> box.y() > bottom(tall.main().get())));
        assertEquals(500, tall.main().get().width());
    }

    @Test
    void featured_showsAsManyOthersAsCanBeKnown() {
        Featured few = TileLayout.featured(12, 600, 200, GAP);

        assertEquals(3, few.strip().size());
        assertTrue(few.strip().stream().allMatch(box -> box.width() >= TileLayout.NARROWEST));
        assertEquals(12, TileLayout.featured(12, 1600, 900, GAP).strip().size());
    }

    @Test
    void featured_isLargestAndInsideWhateverTheSpace() {
        for (int others = 0; others <= 12; others++) {
            for (double width = 60; width <= 1600; width += 140) {
                for (double height = 40; height <= 1000; height += 120) {
                    Featured boxes = TileLayout.featured(others, width, height, GAP);
                    Box main = boxes.main().orElseThrow();
                    check(List.of(main), width, height);
                    check(boxes.strip(), width, height);
                    assertTrue(
                            boxes.strip().stream()
                                    .allMatch(
                                            box ->
                                                    box.area() <= main.area()
                                                            && !overlap(box, main)));
                }
            }
        }
    }

    @Test
    void featured_withoutRoom_isNothing() {
        assertTrue(TileLayout.featured(3, 0, 400, GAP).main().isEmpty());
    }

    private static void check(List<Box> boxes, double width, double height) {
        for (Box box : boxes) {
            assertTrue(box.x() >= -1e-6 && box.y() >= -1e-6, box::toString);
            assertTrue(right(box) <= width + 1e-6 && bottom(box) <= height + 1e-6, box::toString);
            assertTrue(
                    boxes.stream()
                            .filter(other -> !other.equals(box))
                            .noneMatch(other -> overlap(box, other)),
                    () -> boxes.toString());
        }
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() < right(other) - 1e-6
                && other.x() < right(one) - 1e-6
                && one.y() < bottom(other) - 1e-6
                && other.y() < bottom(one) - 1e-6;
    }

    private static double right(Box box) {
        return box.x() + box.width();
    }

    private static double bottom(Box box) {
        return box.y() + box.height();
    }
}
