package dev.anteroom.console.settings;

import dev.anteroom.console.fx.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;

/** What can be set while the program runs: its looks. */
public final class SettingsController {
    private final ThemeKeeper themes;
    private final SettingsStore store;
    private final Texts texts = Texts.of("settings");

    @FXML private MenuButton appearance;
    @FXML private RadioMenuItem system;
    @FXML private RadioMenuItem light;
    @FXML private RadioMenuItem dark;

    /** Makes the controller; the loader does the rest. */
    public SettingsController(ThemeKeeper themes, SettingsStore store) {
        this.themes = themes;
        this.store = store;
    }

    @FXML
    private void initialize() {
        offer(system, ThemeChoice.SYSTEM);
        offer(light, ThemeChoice.LIGHT);
        offer(dark, ThemeChoice.DARK);
        themes.choiceProperty()
                .subscribe(choice -> appearance.setText(texts.get("appearance." + choice.name())));
    }

    private void offer(RadioMenuItem item, ThemeChoice choice) {
        themes.choiceProperty().subscribe(now -> item.setSelected(now == choice));
        item.setOnAction(
                event -> {
                    themes.choiceProperty().set(choice);
                    store.update(settings -> settings.withTheme(choice));
                });
    }
}
