package dev.anteroom.console.roster;

import dev.anteroom.console.fx.Views;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableIntegerValue;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;

/** The roster pane. */
public final class RosterController {
    private final RosterModel model;
    private final Views views;

    @FXML private Label count;
    @FXML private ListView<PersonRow> list;

    /**
     * Made by the loader.
     *
     * @param model what to show
     * @param views loads the cells; has to know {@link ParticipantCellController}
     */
    public RosterController(RosterModel model, Views views) {
        this.model = model;
        this.views = views;
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> new PersonCell(views));
        list.setItems(model.rows());
        count.textProperty().bind(Bindings.size(model.rows()).asString());
        list.accessibleTextProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> model.texts().get("roster.list", model.rows().size()),
                                model.rows()));
        count.accessibleTextProperty().bind(list.accessibleTextProperty());
    }

    /** How many people are listed. */
    public ObservableIntegerValue countProperty() {
        return Bindings.size(model.rows());
    }

    /** Where the keyboard works on the list. */
    public void focusList() {
        list.requestFocus();
    }
}
