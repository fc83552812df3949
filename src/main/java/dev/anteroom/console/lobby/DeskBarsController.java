package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.fx.LateNodes;
import dev.anteroom.console.fx.Shown;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** The bars above the list: take back, send after all, how far it is, and the question before. */
public final class DeskBarsController {
    private final LobbyModel model;
    private final DecisionDesk desk;
    private final LobbyTexts texts;
    private Runnable onDone = () -> {};

    @FXML private HBox undoBar;
    @FXML private Label undoText;
    @FXML private HBox draftsBar;
    @FXML private Label draftsText;
    @FXML private Button sendDrafts;
    @FXML private HBox progressBar;
    @FXML private Label progressText;
    @FXML private ProgressBar progress;
    @FXML private HBox questionBar;
    @FXML private Label questionText;
    @FXML private Button questionCancel;
    @FXML private Button questionOthers;
    @FXML private Button questionAll;

    /** Made by the loader. */
    public DeskBarsController(LobbyModel model) {
        this.model = model;
        this.desk = model.desk();
        this.texts = model.texts();
    }

    @FXML
    private void initialize() {
        desk.undoableProperty().subscribe(_ -> showUndo());
        model.nanos().addListener((_, _, _) -> showUndo());
        desk.draftCountProperty().subscribe(_ -> showDrafts());
        model.phaseProperty().subscribe(_ -> showDrafts());
        desk.progressProperty().subscribe(this::showProgress);
        desk.questionProperty().subscribe(this::showQuestion);
        LateNodes.keepOut(questionBar, draftsBar, undoBar, progressBar);
        questionBar.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        questionCancel();
                    }
                });
    }

    /** Told when a bar was answered and the keyboard can go back. */
    void onDone(Runnable newOnDone) {
        onDone = newOnDone;
    }

    @FXML
    private void undo() {
        desk.undoCrowd();
        onDone.run();
    }

    @FXML
    private void sendDrafts() {
        desk.sendDrafts();
        onDone.run();
    }

    @FXML
    private void dropDrafts() {
        desk.dropDrafts();
        onDone.run();
    }

    @FXML
    private void stop() {
        desk.stop();
        onDone.run();
    }

    @FXML
    private void questionCancel() {
        desk.cancelQuestion();
        onDone.run();
    }

    @FXML
    private void questionOthers() {
        desk.confirm(true);
        onDone.run();
    }

    @FXML
    private void questionAll() {
        desk.confirm(false);
        onDone.run();
    }

    private void showUndo() {
        Optional<Unsent.Undoable> undoable = desk.undoableProperty().get();
        Shown.when(undoBar, undoable.isPresent());
        undoable.ifPresent(
                each ->
                        undoText.setText(
                                texts.get(
                                        "undo." + LobbyTexts.key(each.verdict()),
                                        each.count(),
                                        RowTexts.secondsLeft(
                                                each.endsAtNanos(), model.nanos().get()))));
    }

    private void showDrafts() {
        int count = desk.draftCountProperty().get();
        boolean canSend = model.phaseProperty().get().canDecide();
        Shown.when(draftsBar, count > 0);
        draftsText.setText(texts.get(canSend ? "drafts.text" : "drafts.offline", count));
        sendDrafts.setDisable(!canSend);
    }

    private void showProgress(Optional<BulkSender.Progress> far) {
        Shown.when(progressBar, far.isPresent());
        far.ifPresent(
                each -> {
                    progress.setProgress((double) each.done() / each.all());
                    progressText.setText(texts.get("progress.text", each.done(), each.all()));
                });
    }

    private void showQuestion(Optional<BulkQuestion> question) {
        Shown.when(questionBar, question.isPresent());
        question.ifPresent(
                asked -> {
                    int size = asked.crowd().size();
                    boolean approve = asked.verdict() == Verdict.APPROVE;
                    questionText.setText(
                            approve
                                    ? texts.get("question.approve", asked.suspicious(), size)
                                    : texts.get("question.deny", size));
                    questionAll.setText(texts.get(approve ? "question.all" : "bulk.deny", size));
                    int others = asked.others().map(Crowd::size).orElse(0);
                    Shown.when(questionOthers, others > 0);
                    questionOthers.setText(texts.get("question.others", others));
                    questionCancel.requestFocus();
                });
    }
}
