package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.Shown;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Where the moderator writes a private note about somebody who waits. */
public final class NoteBarController {
    private final LobbyModel model;
    private Runnable onDone = () -> {};
    private @Nullable AwaitedRow about;

    @FXML private HBox noteBar;
    @FXML private Label noteFor;
    @FXML private TextField noteField;

    /** Made by the loader. */
    public NoteBarController(LobbyModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        Shown.when(noteBar, false);
        noteFor.setLabelFor(noteField);
        noteBar.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        cancel();
                    }
                });
    }

    /** Told when the note was written or not, and the keyboard can go back. */
    void onDone(Runnable newOnDone) {
        onDone = newOnDone;
    }

    void open(AwaitedRow row) {
        about = row;
        noteFor.setText(model.texts().get("note.for", model.texts().name(row.person())));
        noteField.setText(row.look().note());
        Shown.when(noteBar, true);
        noteField.requestFocus();
        noteField.end();
    }

    @FXML
    private void save() {
        AwaitedRow row = about;
        if (row != null) {
            model.note(List.of(row), noteField.getText());
        }
        cancel();
    }

    @FXML
    private void cancel() {
        about = null;
        Shown.when(noteBar, false);
        onDone.run();
    }
}
