package dev.anteroom.console;

import dev.anteroom.console.fx.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;

/** The buttons that belong to the window and not to one of its screens. */
final class WindowButtons {
    /** Opens the settings from anywhere. */
    static final KeyCombination SETTINGS_KEYS =
            new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);

    private final Runnable openSettings;
    private final Texts texts = Texts.of("console");

    WindowButtons(Runnable openSettings) {
        this.openSettings = openSettings;
    }

    /** Opens the settings. */
    Button settings() {
        Button button = sign("settings-sign", "openSettings", texts.get("settings"), openSettings);
        button.setTooltip(new Tooltip(texts.get("settings.keys", SETTINGS_KEYS.getDisplayText())));
        return button;
    }

    /** Leads to the join screen while rooms go on. */
    Button watch(Runnable watch) {
        Button button = sign("watch-sign", "watchAnother", texts.get("watch"), watch);
        button.setTooltip(new Tooltip(texts.get("watch")));
        return button;
    }

    /** Leads back to a room. */
    Button back(String roomName, Runnable back) {
        Button button = new Button(texts.get("watch.back", roomName));
        button.setId("backToRoom");
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> back.run());
        return button;
    }

    private static Button sign(String sign, String id, String name, Runnable action) {
        Region drawn = new Region();
        drawn.getStyleClass().add(sign);
        Button button = new Button(null, drawn);
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(name);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
