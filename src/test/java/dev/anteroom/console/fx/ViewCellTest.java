package dev.anteroom.console.fx;

import static dev.anteroom.testkit.FxExtension.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.testkit.FxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("fx")
@ExtendWith(FxExtension.class)
class ViewCellTest {
    private final List<Cell> cells = new ArrayList<>();
    private ListView<String> list;

    private final class Cell extends ViewCell<String> {
        private final Label words;
        private int moves;
        private int loads;

        Cell(Label words) {
            this.words = words;
            words.parentProperty().addListener((_, _, _) -> moves++);
            cells.add(this);
        }

        @Override
        protected Parent load() {
            loads++;
            return words;
        }

        @Override
        protected void show(@Nullable String item) {
            words.setText(item == null ? words.getText() : item);
        }
    }

    @BeforeEach
    void open() {
        list = onFx(ListView::new);
        onFx(() -> list.getItems().addAll(IntStream.range(0, 100).mapToObj(i -> "p" + i).toList()));
        onFx(
                () -> {
                    list.setCellFactory(_ -> new Cell(new Label()));
                    return null;
                });
        FxExtension.show(new StackPane(list), 300, 300);
        FxExtension.settle();
    }

    /** What is taken out and put back gets all its looks anew: most of the cost of a knock. */
    @Test
    void whileTheListChangesAndScrolls_noViewIsTakenOutOfItsCell() {
        for (int i = 0; i < 20; i++) {
            int row = i;
            onFx(
                    () -> {
                        list.getItems().add("new" + row);
                        list.scrollTo(list.getItems().size() - 1);
                        list.getItems().removeFirst();
                        return null;
                    });
            FxExtension.settle();
        }

        assertTrue(cells.size() > 3, cells.size() + " cells");
        assertEquals(List.of(), onFx(() -> cells.stream().filter(cell -> cell.moves > 1).toList()));
    }

    /** A list fills all of its height with cells. */
    @Test
    void theEmptyCellsBelowAShortList_loadNothing() {
        onFx(
                () -> {
                    cells.clear();
                    list.getItems().setAll("p0");
                    list.setCellFactory(_ -> new Cell(new Label()));
                    return null;
                });
        FxExtension.settle();

        assertTrue(onFx(() -> cells.stream().anyMatch(cell -> cell.loads == 0)));
        assertEquals(List.of(), onFx(() -> cells.stream().filter(cell -> cell.loads > 1).toList()));
        assertEquals(
                List.of(),
                onFx(
                        () ->
                                cells.stream()
                                        .filter(cell -> cell.getIndex() > 0 && cell.loads > 0)
                                        .toList()));
    }

    @Test
    void anEmptyCell_showsNothingOfTheOneBefore() {
        onFx(() -> list.getItems().retainAll("p0"));
        FxExtension.settle();

        List<String> seen =
                onFx(
                        () ->
                                list.lookupAll(".label").stream()
                                        .filter(Label.class::isInstance)
                                        .filter(ViewCellTest::isSeen)
                                        .map(label -> ((Label) label).getText())
                                        .toList());
        assertEquals(List.of("p0"), seen);
    }

    @Test
    void aViewThatComesBack_hasItsPlace() {
        onFx(() -> list.getItems().retainAll("p0"));
        FxExtension.settle();
        onFx(() -> list.getItems().addAll("p1", "p2"));
        FxExtension.settle();

        for (Cell cell : cells) {
            if (onFx(() -> isSeen(cell) && !cell.isEmpty())) {
                assertFalse(onFx(() -> cell.words.getWidth() <= 0 || cell.words.getHeight() <= 0));
            }
        }
        assertEquals(
                3,
                onFx(
                        () ->
                                cells.stream()
                                        .filter(ListCell::isVisible)
                                        .filter(c -> !c.isEmpty())
                                        .count()));
    }

    private static boolean isSeen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
