package dev.anteroom.console.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All that can be set while the program runs, a page at a time. */
public final class SettingsController {
    private final List<SettingsSection> sections;
    private final Map<SettingsSection, Parent> pages = new HashMap<>();
    private final ToggleGroup chosen = new ToggleGroup();
    private Runnable whenClosed = () -> {};

    @FXML private Parent settings;
    @FXML private VBox sectionNames;
    @FXML private ScrollPane page;

    /**
     * Makes the controller; the loader does the rest.
     *
     * @param sections at least one, in the order they are offered
     */
    public SettingsController(List<SettingsSection> sections) {
        this.sections = List.copyOf(sections);
    }

    /** Turns to a page; stays where it is when there is no such page. */
    public void turnTo(String sectionId) {
        for (Toggle name : chosen.getToggles()) {
            if (name.getUserData() instanceof SettingsSection section
                    && section.id().equals(sectionId)) {
                chosen.selectToggle(name);
            }
        }
    }

    void setWhenClosed(Runnable newWhenClosed) {
        whenClosed = newWhenClosed;
    }

    /** Moves the focus to the name of the page that is shown. */
    void focusFirst() {
        if (chosen.getSelectedToggle() instanceof ToggleButton name) {
            name.requestFocus();
        }
    }

    @FXML
    private void initialize() {
        for (SettingsSection section : sections) {
            sectionNames.getChildren().add(nameOf(section));
        }
        chosen.selectedToggleProperty().subscribe(this::show);
        chosen.selectToggle(chosen.getToggles().getFirst());
        settings.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        close();
                    }
                });
    }

    @FXML
    private void close() {
        whenClosed.run();
    }

    private ToggleButton nameOf(SettingsSection section) {
        ToggleButton name = new ToggleButton(section.title());
        name.setId("section-" + section.id());
        name.setUserData(section);
        name.setToggleGroup(chosen);
        name.setMnemonicParsing(false);
        name.setMaxWidth(Double.MAX_VALUE);
        name.getStyleClass().addAll("flat", "section-name");
        // Pressing the name of the page that is shown would otherwise leave no page.
        name.setOnAction(_ -> chosen.selectToggle(name));
        return name;
    }

    private void show(@Nullable Toggle name) {
        if (name != null && name.getUserData() instanceof SettingsSection section) {
            page.setContent(pages.computeIfAbsent(section, made -> made.content().get()));
            page.setVvalue(0);
        }
    }
}
