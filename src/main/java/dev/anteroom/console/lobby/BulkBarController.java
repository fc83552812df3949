package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.fx.Shown;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Decides about all selected people, or about all shown when no more than one is selected. */
public final class BulkBarController {
    private final LobbyModel model;
    private final LobbyTexts texts;
    private final ShownCrowd crowd;
    private List<AwaitedRow> selected = List.of();

    @FXML private HBox bulk;
    @FXML private Label about;
    @FXML private Button bulkDeny;
    @FXML private Button bulkApprove;

    /**
     * Made by the loader.
     *
     * @param model what to decide about
     * @param nanoTime tells how long the buttons have been about the same people
     */
    public BulkBarController(LobbyModel model, LongSupplier nanoTime) {
        this.model = model;
        this.texts = model.texts();
        this.crowd = new ShownCrowd(nanoTime);
    }

    @FXML
    private void initialize() {
        model.items().shownProperty().addListener((_, _, _) -> refresh());
        model.phaseProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    void select(List<AwaitedRow> rows) {
        selected = rows;
        refresh();
    }

    @FXML
    private void bulkApprove() {
        model.desk().decide(crowd.meant(), Verdict.APPROVE);
    }

    @FXML
    private void bulkDeny() {
        model.desk().decide(crowd.meant(), Verdict.DENY);
    }

    private void refresh() {
        LobbyItems.Shown shown = model.items().shownProperty().get();
        boolean bySelection = selected.size() > 1;
        Crowd meant =
                bySelection
                        ? Crowd.of(selected.stream().filter(row -> row.state().isOpen()).toList())
                        : shown.open();
        crowd.show(meant);
        int size = meant.size();
        Shown.when(bulk, size > 1 && model.phaseProperty().get().canDecide());
        String key =
                bySelection
                        ? "bulk.about.selected"
                        : shown.searching() ? "bulk.about.found" : "bulk.about.shown";
        about.setText(texts.get(key, size));
        bulkApprove.setText(texts.get("bulk.approve", size));
        bulkDeny.setText(texts.get("bulk.deny", size));
        boolean against = size > 0 && meant.people().stream().allMatch(model.desk()::isSuspicious);
        boolean mixed =
                bySelection && selected.stream().anyMatch(row -> row.primary() == Verdict.DENY);
        Styles.set(bulkApprove, "success", !against && !mixed);
        Styles.set(bulkDeny, "danger", against);
    }
}
