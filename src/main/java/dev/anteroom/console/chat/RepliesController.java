package dev.anteroom.console.chat;

import javafx.fxml.FXML;
import javafx.scene.control.TextArea;

/** The page of the settings for the messages that are written often. */
public final class RepliesController {
    private final Replies replies;

    @FXML private TextArea lines;

    /** Made by the loader. */
    public RepliesController(Replies replies) {
        this.replies = replies;
    }

    @FXML
    private void initialize() {
        lines.setText(replies.lines());
        lines.textProperty().subscribe(replies::change);
    }
}
