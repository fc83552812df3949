package dev.anteroom.console.room;

import dev.anteroom.console.chat.ChatController;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.lobby.LobbyController;
import dev.anteroom.console.room.PaneTabs.Pane;
import dev.anteroom.console.roster.RosterController;
import dev.anteroom.console.stage.ControlsController;
import dev.anteroom.console.stage.StageController;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

/**
 * What stands in the places of a room's window. The lobby and one's own controls are there at once,
 * the other panes come one after the other, so that none of them holds up who waits. For the JavaFX
 * application thread.
 */
final class RoomPanes {
    /** Where the panes go. */
    record Places(
            StackPane lobby,
            StackPane stage,
            StackPane roster,
            StackPane chat,
            StackPane controls) {}

    private final Places places;
    private final PaneTabs tabs;
    private final View<LobbyController> lobby;
    private final LatePane<RosterController> roster;
    private final LatePane<ChatController> chat;
    private final LatePane<StageController> stage;
    private boolean closed;

    /**
     * Loads what is there at once.
     *
     * @param views has to know the panes' controllers
     * @param later runs the tasks that load the others
     */
    RoomPanes(Views views, Places places, PaneTabs tabs, Executor later) {
        this.places = places;
        this.tabs = tabs;
        lobby = views.load(FxmlFile.LOBBY, LobbyController.class);
        places.lobby().getChildren().add(lobby.root());
        lobby.controller().onWanted(() -> tabs.choose(Pane.LOBBY));
        roster =
                new LatePane<>(
                        views,
                        FxmlFile.ROSTER,
                        RosterController.class,
                        places.roster(),
                        loaded -> tabs.count(Pane.ROSTER, loaded.countProperty()));
        chat =
                new LatePane<>(
                        views,
                        FxmlFile.CHAT,
                        ChatController.class,
                        places.chat(),
                        loaded -> loaded.onNewLines(tabs::messagesCame));
        stage =
                new LatePane<>(
                        views, FxmlFile.STAGE, StageController.class, places.stage(), _ -> {});
        load(roster, later);
        load(chat, later);
        load(stage, later);
    }

    private void load(LatePane<?> pane, Executor later) {
        later.execute(
                () -> {
                    if (!closed) {
                        var _ = pane.get();
                    }
                });
    }

    /**
     * Puts one's own controls into their place, with their keys. At once, since without them the
     * lobby would be higher for a moment.
     *
     * @param window where the keys work
     */
    void placeControls(Views views, Node window) {
        View<ControlsController> controls = views.load(FxmlFile.CONTROLS, ControlsController.class);
        places.controls().getChildren().setAll(controls.root());
        controls.controller().listenForKeys(window);
    }

    /** Loads nothing any more. */
    void close() {
        closed = true;
    }

    LobbyController lobby() {
        return lobby.controller();
    }

    Parent lobbyPane() {
        return lobby.root();
    }

    /** Tells each time the moderator uses the lobby, or comes back to it. */
    void onLobbyUsed(Runnable handler) {
        Parent pane = lobby.root();
        pane.addEventFilter(KeyEvent.KEY_PRESSED, _ -> handler.run());
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> handler.run());
        pane.addEventFilter(ScrollEvent.SCROLL, _ -> handler.run());
        // Also who only comes back to it has seen who waits.
        pane.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .subscribe(
                        inFront -> {
                            if (Boolean.TRUE.equals(inFront) && pane.isFocusWithin()) {
                                handler.run();
                            }
                        });
    }

    /**
     * Moves the focus from pane to pane with the keys of the digits.
     *
     * @param window where the keys work
     * @param status the line at the foot
     */
    void jumpByKeys(Node window, Node status) {
        Map<KeyCombination, Runnable> jumps =
                Map.of(
                        jump(KeyCode.DIGIT1), lobby.controller()::focusList,
                        jump(KeyCode.DIGIT2), at(Pane.ROSTER, () -> roster.get()::focusList),
                        jump(KeyCode.DIGIT3), at(Pane.CHAT, () -> chat.get()::focusDraft),
                        jump(KeyCode.DIGIT4), status::requestFocus,
                        jump(KeyCode.DIGIT5), at(Pane.STAGE, () -> stage.get()::focusTiles));
        window.addEventFilter(KeyEvent.KEY_PRESSED, event -> jump(jumps, event));
    }

    private Runnable at(Pane pane, Supplier<Runnable> focus) {
        return () -> {
            tabs.choose(pane);
            focus.get().run();
        };
    }

    private static KeyCombination jump(KeyCode digit) {
        return new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN);
    }

    private static void jump(Map<KeyCombination, Runnable> jumps, KeyEvent event) {
        jumps.forEach(
                (keys, target) -> {
                    if (keys.match(event)) {
                        event.consume();
                        target.run();
                    }
                });
    }
}
