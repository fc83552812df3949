package dev.anteroom.console.guard;

import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;

/** The menu in the room's header: expected people, rules, journal. */
public final class GuestsMenuController {
    private final GuardModel model;
    private final Runnable openExpected;
    private final Runnable openJournal;

    @FXML private MenuItem expected;
    @FXML private CheckMenuItem admit;
    @FXML private CheckMenuItem deny;

    /**
     * Made by the loader.
     *
     * @param openExpected shows the list of expected people
     * @param openJournal shows the journal
     */
    public GuestsMenuController(GuardModel model, Runnable openExpected, Runnable openJournal) {
        this.model = model;
        this.openExpected = openExpected;
        this.openJournal = openJournal;
    }

    @FXML
    private void initialize() {
        model.expectedCountProperty()
                .subscribe(
                        count -> {
                            expected.setText(model.texts().get("menu.expected", count));
                            showAdmit(count.intValue());
                        });
        model.moderatingProperty().subscribe(_ -> showAdmit(model.expectedCountProperty().get()));
        model.moderatingProperty().subscribe(may -> deny.setDisable(!may));
        follow(admit, DecidedBy.ADMIT_EXPECTED_RULE);
        follow(deny, DecidedBy.DENY_RETURNING_RULE);
    }

    @FXML
    private void openExpected() {
        openExpected.run();
    }

    @FXML
    private void openJournal() {
        openJournal.run();
    }

    private void showAdmit(int count) {
        boolean on = model.onProperty(DecidedBy.ADMIT_EXPECTED_RULE).get();
        admit.setDisable(!on && (!model.moderatingProperty().get() || count == 0));
    }

    private void follow(CheckMenuItem item, DecidedBy rule) {
        model.onProperty(rule).subscribe(item::setSelected);
        item.setOnAction(
                _ -> {
                    model.turn(rule, item.isSelected());
                    item.setSelected(model.onProperty(rule).get());
                });
    }
}
