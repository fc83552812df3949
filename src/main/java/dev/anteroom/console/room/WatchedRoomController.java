package dev.anteroom.console.room;

import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.WholeText;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A room that is watched beside the open one: whose it is, its lobby, and what it said last. */
public final class WatchedRoomController {
    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final RoomModel model;
    private final StatusLine statusLine;
    private final Runnable open;

    @FXML private Parent watched;
    @FXML private Label name;
    @FXML private Region dot;
    @FXML private Label connection;
    @FXML private Button openRoom;
    @FXML private StackPane lobbyPlace;
    @FXML private Label status;

    /**
     * Made by the loader.
     *
     * @param open makes this room the open one
     */
    WatchedRoomController(RoomModel model, StatusLine statusLine, Runnable open) {
        this.model = model;
        this.statusLine = statusLine;
        this.open = open;
    }

    void setLobby(Node lobby) {
        lobbyPlace.getChildren().setAll(lobby);
    }

    @FXML
    private void initialize() {
        name.textProperty().bind(model.nameProperty());
        WholeText.offer(name);
        connection.textProperty().bind(model.connectionProperty());
        model.nameProperty()
                .subscribe(
                        text -> {
                            openRoom.setAccessibleText(
                                    model.texts().get("watched.open.named", text));
                            watched.setAccessibleText(model.texts().get("watched.named", text));
                        });
        model.standingProperty()
                .subscribe(
                        standing -> {
                            dot.pseudoClassStateChanged(BUSY, standing == RoomModel.Standing.BUSY);
                            dot.pseudoClassStateChanged(OVER, standing == RoomModel.Standing.OVER);
                        });
        status.textProperty().bind(statusLine.sentenceProperty());
        WholeText.offer(status);
    }

    @FXML
    private void open() {
        open.run();
    }
}
