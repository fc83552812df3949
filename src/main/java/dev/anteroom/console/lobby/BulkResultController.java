package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.Shown;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** How deciding about several people ended, and whom it failed for. */
public final class BulkResultController {
    /** More than fit on the sheet would push the list out of the window. */
    private static final int MOST_LINES = 2;

    private final LobbyModel model;
    private final LobbyTexts texts;
    private Runnable onDone = () -> {};

    @FXML private VBox result;
    @FXML private Label summary;
    @FXML private VBox failures;
    @FXML private Button retry;

    /** Made by the loader. */
    public BulkResultController(LobbyModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    private void initialize() {
        model.desk().resultProperty().subscribe(this::show);
        result.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        close();
                    }
                });
    }

    /** Told when the sheet was answered and the keyboard can go back. */
    void onDone(Runnable newOnDone) {
        onDone = newOnDone;
    }

    @FXML
    private void retry() {
        model.desk().retry();
        onDone.run();
    }

    @FXML
    private void close() {
        model.desk().closeResult();
        onDone.run();
    }

    private void show(Optional<BulkResult> ended) {
        Shown.when(result, ended.isPresent());
        failures.getChildren().clear();
        ended.ifPresent(
                each -> {
                    summary.setText(texts.bulkResult(each));
                    List<BulkResult.End> failed = each.failed();
                    failed.stream().limit(MOST_LINES).forEach(end -> addLine(line(end)));
                    if (failed.size() > MOST_LINES) {
                        addLine(texts.get("result.more", failed.size() - MOST_LINES));
                    }
                    Shown.when(failures, !failed.isEmpty());
                    Shown.when(retry, !failed.isEmpty());
                    retry.setText(texts.get("result.retry", failed.size()));
                });
    }

    private String line(BulkResult.End end) {
        return texts.get(
                "result.line", texts.name(end.planned().person()), texts.failure(end.decision()));
    }

    private void addLine(String words) {
        Label line = new Label(words);
        line.setWrapText(true);
        line.getStyleClass().add("detail");
        failures.getChildren().add(line);
    }
}
