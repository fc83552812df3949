package dev.anteroom.console.settings;

import javafx.fxml.FXML;
import javafx.scene.control.RadioButton;

/** The page of the settings for how the program looks. */
public final class LooksController {
    private final ThemeKeeper themes;
    private final SettingsStore store;

    @FXML private RadioButton system;
    @FXML private RadioButton light;
    @FXML private RadioButton dark;

    /** Makes the controller; the loader does the rest. */
    public LooksController(ThemeKeeper themes, SettingsStore store) {
        this.themes = themes;
        this.store = store;
    }

    @FXML
    private void initialize() {
        offer(system, ThemeChoice.SYSTEM);
        offer(light, ThemeChoice.LIGHT);
        offer(dark, ThemeChoice.DARK);
    }

    private void offer(RadioButton button, ThemeChoice choice) {
        themes.choiceProperty().subscribe(now -> button.setSelected(now == choice));
        button.setOnAction(
                _ -> {
                    themes.choiceProperty().set(choice);
                    store.update(settings -> settings.withTheme(choice));
                });
    }
}
