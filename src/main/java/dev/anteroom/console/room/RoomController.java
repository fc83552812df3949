package dev.anteroom.console.room;

import dev.anteroom.console.fx.LateNodes;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.fx.WholeText;
import dev.anteroom.console.lobby.LobbyController;
import dev.anteroom.console.room.PaneTabs.Pane;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The frame of the room window: header, the three panes, status line. */
public final class RoomController {
    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final RoomModel model;
    private final StatusLine statusLine;
    private final Views views;
    private final ObservableBooleanValue stageWanted;
    private final Executor later;

    private @Nullable RoomPanes panes;
    private @Nullable PaneTabs tabs;

    @FXML private Parent root;
    @FXML private HBox header;
    @FXML private VBox words;
    @FXML private Label measure;
    @FXML private Label name;
    @FXML private Region dot;
    @FXML private Label connection;
    @FXML private CheckBox knock;
    @FXML private CheckBox lock;
    @FXML private Button mute;
    @FXML private Button leave;
    @FXML private MenuButton roomMenu;
    @FXML private CheckMenuItem knockItem;
    @FXML private CheckMenuItem lockItem;
    @FXML private MenuItem muteItem;
    @FXML private MenuItem leaveLine;
    @FXML private MenuItem leaveItem;
    @FXML private HBox corner;
    @FXML private HBox leaving;
    @FXML private VBox guardPlace;
    @FXML private Label leavingText;
    @FXML private Button stay;
    @FXML private HBox tabLine;
    @FXML private SplitPane columns;
    @FXML private SplitPane side;
    @FXML private StackPane lobbyPlace;
    @FXML private StackPane stagePlace;
    @FXML private StackPane rosterPlace;
    @FXML private StackPane chatPlace;
    @FXML private StackPane controlsPlace;
    @FXML private Label status;

    /**
     * Made by the loader.
     *
     * @param model what to show
     * @param statusLine what to say at the foot
     * @param views loads the panes; has to know their controllers
     * @param stageWanted whether the stage is to be seen
     * @param later runs the tasks that load the panes beside the lobby
     */
    public RoomController(
            RoomModel model,
            StatusLine statusLine,
            Views views,
            ObservableBooleanValue stageWanted,
            Executor later) {
        this.model = model;
        this.statusLine = statusLine;
        this.views = views;
        this.stageWanted = stageWanted;
        this.later = later;
    }

    void setCorner(Node node) {
        corner.getChildren().setAll(node);
    }

    void setGuard(Node node) {
        guardPlace.getChildren().setAll(node);
    }

    void focusLobby() {
        lobby().focusList();
    }

    /** Gives the lobby away, to be shown beside another room. */
    Parent giveLobby() {
        lobby().setInFront(false);
        Parent pane = panes().lobbyPane();
        lobbyPlace.getChildren().remove(pane);
        return pane;
    }

    /** Takes the lobby back to its place. */
    void takeLobbyBack() {
        lobby().setInFront(true);
        Parent pane = panes().lobbyPane();
        if (!lobbyPlace.getChildren().contains(pane)) {
            lobbyPlace.getChildren().add(pane);
        }
    }

    void onLobbyUsed(Runnable handler) {
        panes().onLobbyUsed(handler);
    }

    private LobbyController lobby() {
        return panes().lobby();
    }

    private RoomPanes panes() {
        return Objects.requireNonNull(panes);
    }

    @FXML
    private void initialize() {
        bindHeader();
        bindSwitch(knock, knockItem, RoomSwitch.KNOCK);
        bindSwitch(lock, lockItem, RoomSwitch.LOCK);
        bindMute();
        new HeaderFold(
                        header,
                        words,
                        List.of(knock, lock, mute),
                        leave,
                        roomMenu,
                        List.of(leaveLine, leaveItem),
                        corner,
                        measure.fontProperty())
                .follow();
        bindLeaving();
        placePanes();
        status.textProperty().bind(statusLine.sentenceProperty());
        WholeText.offer(status);
    }

    private void bindHeader() {
        name.textProperty().bind(model.nameProperty());
        WholeText.offer(name);
        WholeText.offer(connection);
        connection.textProperty().bind(model.connectionProperty());
        model.standingProperty()
                .subscribe(
                        standing -> {
                            dot.pseudoClassStateChanged(BUSY, standing == RoomModel.Standing.BUSY);
                            dot.pseudoClassStateChanged(OVER, standing == RoomModel.Standing.OVER);
                        });
    }

    private void bindSwitch(CheckBox box, CheckMenuItem item, RoomSwitch which) {
        model.onProperty(which).subscribe(box::setSelected);
        model.onProperty(which).subscribe(item::setSelected);
        box.disableProperty()
                .bind(model.canSwitchProperty().not().or(model.turningProperty(which)));
        item.disableProperty().bind(box.disableProperty());
        // The switch shows the server's state; it moves when the server says so.
        box.setOnAction(
                _ -> {
                    box.setSelected(model.onProperty(which).get());
                    turn(which);
                });
        item.setOnAction(
                _ -> {
                    item.setSelected(model.onProperty(which).get());
                    turn(which);
                });
    }

    private void turn(RoomSwitch which) {
        model.turn(which, !model.onProperty(which).get());
    }

    private void bindMute() {
        model.onProperty(RoomSwitch.MUTE)
                .map(muted -> model.texts().get(muted ? "mute.release" : "mute.all"))
                .subscribe(
                        words -> {
                            mute.setText(words);
                            muteItem.setText(words);
                        });
        mute.disableProperty()
                .bind(model.canSwitchProperty().not().or(model.turningProperty(RoomSwitch.MUTE)));
        muteItem.disableProperty().bind(mute.disableProperty());
    }

    private void bindLeaving() {
        leaving.visibleProperty().bind(model.askingToLeaveProperty());
        leaving.managedProperty().bind(leaving.visibleProperty());
        LateNodes.keepOut(leaving);
        model.waitingProperty().subscribe(_ -> askToLeave());
        model.unsentProperty().subscribe(_ -> askToLeave());
        model.askingToLeaveProperty()
                .subscribe(
                        asking -> {
                            if (asking) {
                                stay.requestFocus();
                            }
                        });
    }

    private void askToLeave() {
        String question = model.texts().get("leaving.question", model.waitingProperty().get());
        int unsent = model.unsentProperty().get();
        leavingText.setText(
                unsent == 0
                        ? question
                        : model.texts().get("leaving.unsent", unsent) + " " + question);
    }

    private void placePanes() {
        PaneTabs chooser = new PaneTabs(tabLine, model.texts());
        tabs = chooser;
        chooser.count(Pane.LOBBY, model.waitingProperty());
        RoomPanes placed =
                new RoomPanes(
                        views,
                        new RoomPanes.Places(
                                lobbyPlace, stagePlace, rosterPlace, chatPlace, controlsPlace),
                        chooser,
                        later);
        panes = placed;
        placed.placeControls(views, root);
        SplitPane.setResizableWithParent(side, false);
        new RoomColumns(
                        columns,
                        new RoomColumns.Parts(lobbyPlace, stagePlace, side, rosterPlace, chatPlace),
                        tabLine,
                        chooser,
                        measure.fontProperty())
                .follow(stageWanted);
        placed.jumpByKeys(root, status);
        // Otherwise the first control would have the focus, a switch for the whole room.
        placed.lobby().focusListWhenShown();
    }

    /** Shows the people in the room, where they are behind a tab. */
    void showPeople() {
        Objects.requireNonNull(tabs).choose(Pane.ROSTER);
    }

    /** Loads no pane any more. */
    void close() {
        panes().close();
    }

    @FXML
    private void turnMute() {
        turn(RoomSwitch.MUTE);
    }

    @FXML
    private void leave() {
        model.leave();
    }

    @FXML
    private void leaveNow() {
        model.leaveNow();
    }

    @FXML
    private void stay() {
        model.stay();
    }
}
