package dev.anteroom.console.roster;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.ViewCell;
import dev.anteroom.console.fx.Views;
import java.util.Objects;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Shows one person in the room. */
final class PersonCell extends ViewCell<PersonRow> {
    private final Views views;
    private @Nullable ParticipantCellController controller;

    PersonCell(Views views) {
        this.views = views;
    }

    @Override
    protected Parent load() {
        View<ParticipantCellController> view =
                views.load(FxmlFile.PARTICIPANT_CELL, ParticipantCellController.class);
        ParticipantCellController made = view.controller();
        made.followSelection(selectedProperty());
        accessibleTextProperty().bind(made.describedProperty());
        controller = made;
        return view.root();
    }

    @Override
    protected void show(@Nullable PersonRow row) {
        Objects.requireNonNull(controller).show(row);
    }
}
