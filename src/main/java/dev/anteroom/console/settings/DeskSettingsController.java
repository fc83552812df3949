package dev.anteroom.console.settings;

import dev.anteroom.console.fx.Texts;
import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;

/** The page of the settings for how decisions are made. */
public final class DeskSettingsController {
    private final ObjectProperty<Duration> undoWindow;
    private final SettingsStore store;
    private final Texts texts = Texts.of("settings");

    @FXML private Slider undo;
    @FXML private Label undoText;

    /**
     * Made by the loader.
     *
     * @param undoWindow how long a decision can be taken back; told every change
     */
    public DeskSettingsController(ObjectProperty<Duration> undoWindow, SettingsStore store) {
        this.undoWindow = undoWindow;
        this.store = store;
    }

    @FXML
    private void initialize() {
        undo.setMax(Settings.LONGEST_UNDO);
        undo.setValue(store.current().undoSeconds());
        undo.valueProperty()
                .subscribe(
                        value -> {
                            int seconds = (int) Math.round(value.doubleValue());
                            undoText.setText(texts.get("undo.seconds", seconds));
                            undoWindow.set(Duration.ofSeconds(seconds));
                            store.update(settings -> settings.withUndoSeconds(seconds));
                        });
    }
}
