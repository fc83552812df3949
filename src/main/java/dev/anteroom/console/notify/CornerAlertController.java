package dev.anteroom.console.notify;

import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.Texts;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** What stands in an alert of our own. */
public final class CornerAlertController {
    private final KnockAlert.Listener listener;
    private final Texts texts = Texts.of("notify");
    private Optional<AlertTarget> target = Optional.empty();

    @FXML private Parent alert;
    @FXML private Label title;
    @FXML private Label body;
    @FXML private Button approve;
    @FXML private Button deny;

    /** Made by the loader. */
    CornerAlertController(KnockAlert.Listener listener) {
        this.listener = listener;
    }

    void show(AlertContent content) {
        target = content.target();
        title.setText(content.title());
        body.setText(content.body());
        alert.setAccessibleText(texts.get("alert.described", content.title(), content.body()));
        Shown.when(approve, target.isPresent());
        Shown.when(deny, target.isPresent());
    }

    @FXML
    private void approve() {
        target.ifPresent(listener::approve);
    }

    @FXML
    private void deny() {
        target.ifPresent(listener::deny);
    }

    @FXML
    private void open() {
        listener.open();
    }

    @FXML
    private void close() {
        listener.dismissed();
    }
}
