package dev.anteroom.console.settings;

import dev.anteroom.console.fx.Languages;
import dev.anteroom.console.fx.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The page of the settings for how the program looks and reads. */
public final class LooksController {
    private final ThemeKeeper themes;
    private final TextSize size;
    private final SettingsStore store;
    private final Texts texts = Texts.of("settings");

    @FXML private RadioButton system;
    @FXML private RadioButton light;
    @FXML private RadioButton dark;
    @FXML private Slider textSize;
    @FXML private Label textSizeText;
    @FXML private ComboBox<String> language;
    @FXML private Label restart;

    /** Makes the controller; the loader does the rest. */
    public LooksController(ThemeKeeper themes, TextSize size, SettingsStore store) {
        this.themes = themes;
        this.size = size;
        this.store = store;
    }

    @FXML
    private void initialize() {
        offer(system, ThemeChoice.SYSTEM);
        offer(light, ThemeChoice.LIGHT);
        offer(dark, ThemeChoice.DARK);
        offerSizes();
        offerLanguages();
    }

    private void offer(RadioButton button, ThemeChoice choice) {
        themes.choiceProperty().subscribe(now -> button.setSelected(now == choice));
        button.setOnAction(
                _ -> {
                    themes.choiceProperty().set(choice);
                    store.update(settings -> settings.withTheme(choice));
                });
    }

    private void offerSizes() {
        textSize.setValue(size.percentProperty().get());
        textSize.valueProperty()
                .subscribe(
                        value ->
                                textSizeText.setText(
                                        texts.get(
                                                "textSize.percent",
                                                Math.round(value.doubleValue()))));
        textSize.valueProperty().addListener((_, _, _) -> takeSize());
        // While it is dragged the slider itself would grow and run away from the pointer.
        textSize.valueChangingProperty().addListener((_, _, _) -> takeSize());
    }

    private void takeSize() {
        if (!textSize.isValueChanging()) {
            int percent = (int) Math.round(textSize.getValue());
            size.percentProperty().set(percent);
            store.update(
                    settings -> settings.withReading(settings.reading().withTextPercent(percent)));
        }
    }

    private void offerLanguages() {
        String before = store.current().reading().language();
        language.getItems().add("");
        language.getItems().addAll(Languages.OFFERED);
        language.setConverter(new LanguageNames());
        language.setValue(before);
        language.valueProperty()
                .subscribe(
                        chosen -> {
                            restart.setVisible(!chosen.equals(before));
                            store.update(
                                    settings ->
                                            settings.withReading(
                                                    settings.reading().withLanguage(chosen)));
                        });
    }

    private final class LanguageNames extends StringConverter<String> {
        @Override
        public String toString(@Nullable String tag) {
            return tag == null || tag.isEmpty()
                    ? texts.get("language.system")
                    : Languages.nameOf(tag);
        }

        @Override
        public String fromString(String text) {
            throw new UnsupportedOperationException("A language is chosen, not typed.");
        }
    }
}
