package dev.anteroom.console.join;

import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.Texts;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Asks whether a link may lead to its host; whoever only presses Enter says no. */
final class HostQuestionController {
    private final LinkDesk links;
    private final Texts texts = Texts.of("join");

    @FXML private Parent hostQuestion;
    @FXML private Label host;
    @FXML private Label warning;
    @FXML private Button refuse;
    @FXML private Button confirm;

    /** Made by the loader. */
    HostQuestionController(LinkDesk links) {
        this.links = links;
    }

    @FXML
    private void initialize() {
        links.questionProperty().subscribe(this::show);
        // Not as the window's default button, which is another one's: Enter never means yes here.
        hostQuestion.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        refuse();
                    }
                });
    }

    @FXML
    private void refuse() {
        links.drop();
    }

    @FXML
    private void confirm() {
        links.confirm();
    }

    private void show(Optional<HostQuestion> question) {
        Shown.when(hostQuestion, question.isPresent());
        question.ifPresent(
                asked -> {
                    String warned =
                            asked.warning() == HostQuestion.Warning.NONE
                                    ? ""
                                    : texts.get(asked.warningKey(), asked.lookalike());
                    host.setText(asked.host());
                    warning.setText(warned);
                    Shown.when(warning, !warned.isEmpty());
                    String help = texts.get("host.spoken", asked.host(), warned);
                    refuse.setAccessibleHelp(help);
                    confirm.setAccessibleHelp(help);
                    refuse.requestFocus();
                });
    }
}
