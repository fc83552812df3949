package dev.anteroom.console.room;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The question before the window is closed while somebody is left behind by it. */
public final class PartingController {
    private final List<RoomScreen> rooms;
    private final Runnable stay;
    private final Runnable leave;
    private final RoomTexts texts = new RoomTexts();

    @FXML private VBox lines;
    @FXML private Button stayHere;

    /**
     * Made by the loader.
     *
     * @param rooms all rooms that are left by closing
     * @param stay takes the question away
     * @param leave leaves the rooms and closes the window
     */
    public PartingController(List<RoomScreen> rooms, Runnable stay, Runnable leave) {
        this.rooms = List.copyOf(rooms);
        this.stay = stay;
        this.leave = leave;
    }

    /** Where the keyboard works at first: the answer that changes nothing. */
    public Node first() {
        return stayHere;
    }

    @FXML
    private void initialize() {
        for (RoomScreen room : rooms) {
            Label line = new Label();
            line.setWrapText(true);
            line.setMinHeight(Label.USE_PREF_SIZE);
            line.textProperty()
                    .bind(
                            Bindings.createStringBinding(
                                    () -> line(room), room.nameProperty(), room.parting()));
            line.visibleProperty().bind(line.textProperty().isNotEmpty());
            line.managedProperty().bind(line.visibleProperty());
            lines.getChildren().add(line);
        }
    }

    private String line(RoomScreen room) {
        String words = room.parting().get();
        return words.isEmpty() || rooms.size() == 1
                ? words
                : texts.get("parting.room", room.nameProperty().get(), words);
    }

    @FXML
    private void stay() {
        stay.run();
    }

    @FXML
    private void leave() {
        leave.run();
    }
}
