package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.ViewCell;
import dev.anteroom.console.fx.Views;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Shows one person who waits. */
final class AwaitedCell extends ViewCell<AwaitedRow> {
    private final AwaitedCellController controller;

    AwaitedCell(Views views, BiConsumer<AwaitedRow, Verdict> onVerdict) {
        this(views.load(FxmlFile.AWAITED_CELL, AwaitedCellController.class), onVerdict);
    }

    private AwaitedCell(
            View<AwaitedCellController> view, BiConsumer<AwaitedRow, Verdict> onVerdict) {
        super(view.root());
        controller = view.controller();
        controller.onVerdict(onVerdict);
        controller.followSelection(selectedProperty());
        accessibleTextProperty().bind(controller.describedProperty());
    }

    @Override
    protected void show(@Nullable AwaitedRow row) {
        controller.show(row);
    }
}
