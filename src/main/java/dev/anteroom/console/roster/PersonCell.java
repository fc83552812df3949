package dev.anteroom.console.roster;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.ViewCell;
import dev.anteroom.console.fx.Views;
import org.jspecify.annotations.Nullable;

/** Shows one person in the room. */
final class PersonCell extends ViewCell<PersonRow> {
    private final ParticipantCellController controller;

    PersonCell(Views views) {
        this(views.load(FxmlFile.PARTICIPANT_CELL, ParticipantCellController.class));
    }

    private PersonCell(View<ParticipantCellController> view) {
        super(view.root());
        controller = view.controller();
        controller.followSelection(selectedProperty());
        accessibleTextProperty().bind(controller.describedProperty());
    }

    @Override
    protected void show(@Nullable PersonRow row) {
        controller.show(row);
    }
}
