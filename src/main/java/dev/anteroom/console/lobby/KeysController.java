package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.Shown;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet that lists every key of the window. */
public final class KeysController {
    /** The parts of the sheet, each with its keys, by their names in the bundle. */
    private static final List<Part> PARTS =
            List.of(
                    new Part(
                            "list",
                            List.of(
                                    "move", "range", "all", "approve", "deny", "primary", "hold",
                                    "note", "claim", "undo", "fold")),
                    new Part("window", List.of("find", "undoAny", "jump", "tab", "sheet", "quit")),
                    new Part("bars", List.of("escape")),
                    new Part("chat", List.of("send", "copy")),
                    new Part(
                            "stage",
                            List.of("microphone", "camera", "statistics", "tile", "equal")));

    private record Part(String name, List<String> keys) {}

    private final LobbyTexts texts;
    private Runnable onDone = () -> {};

    @FXML private VBox keySheet;
    @FXML private GridPane table;
    @FXML private Button closeKeys;

    /** Made by the loader. */
    public KeysController(LobbyModel model) {
        this.texts = model.texts();
    }

    @FXML
    private void initialize() {
        Shown.when(keySheet, false);
        fill();
        keySheet.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        close();
                    }
                });
    }

    /** Told when the sheet was closed and the keyboard can go back. */
    void onDone(Runnable newOnDone) {
        onDone = newOnDone;
    }

    void open() {
        Shown.when(keySheet, true);
        closeKeys.requestFocus();
    }

    @FXML
    private void close() {
        Shown.when(keySheet, false);
        onDone.run();
    }

    private void fill() {
        int line = 0;
        for (Part part : PARTS) {
            Label heading = label("keys.part." + part.name(), "keys-part");
            heading.setWrapText(true);
            heading.setMinHeight(Region.USE_PREF_SIZE);
            table.add(heading, 0, line++, 2, 1);
            for (String key : part.keys()) {
                String name = "keys." + part.name() + "." + key;
                Label does = label(name + ".does", "keys-does");
                does.setWrapText(true);
                Label keys = label(name, "keys-key");
                keys.setMinWidth(Region.USE_PREF_SIZE);
                table.addRow(line++, keys, does);
            }
        }
    }

    private Label label(String key, String styleClass) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add(styleClass);
        return label;
    }
}
