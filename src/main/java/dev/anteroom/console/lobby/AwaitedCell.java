package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import java.util.function.BiConsumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** Shows one row; its view is loaded once and then shows whatever row scrolls by. */
final class AwaitedCell extends ListCell<AwaitedRow> {
    private final View<AwaitedCellController> view;

    AwaitedCell(Views views, BiConsumer<AwaitedRow, Verdict> onVerdict) {
        view = views.load(FxmlFile.AWAITED_CELL, AwaitedCellController.class);
        view.controller().onVerdict(onVerdict);
        view.controller().followSelection(selectedProperty());
        accessibleTextProperty().bind(view.controller().describedProperty());
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        // As wide as the list, whatever the name: a long one is cut, the list never scrolls
        // sideways and the buttons stay where they are.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable AwaitedRow row, boolean empty) {
        super.updateItem(row, empty);
        AwaitedRow shown = empty ? null : row;
        view.controller().show(shown);
        setGraphic(shown == null ? null : view.root());
    }
}
