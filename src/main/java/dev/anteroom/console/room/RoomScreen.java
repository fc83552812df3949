package dev.anteroom.console.room;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.guard.GuardController;
import dev.anteroom.console.guard.GuardModel;
import dev.anteroom.console.lobby.LobbyModel;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RequestOutcome;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;
import javafx.scene.Parent;

/**
 * The window of one room, from open to close. For the JavaFX application thread.
 *
 * <p>It follows the room but does not own it: closing it stops the following and leaves nothing.
 */
public final class RoomScreen implements AutoCloseable {
    private final RoomModels models;
    private final View<RoomController> view;
    private final RoomFeed feed;
    private boolean closed;

    private RoomScreen(EnxRoom room, Executor fx, RoomSurroundings surroundings) {
        models = new RoomModels(room, fx, surroundings, this::askToRemove);
        view = models.views().load(FxmlFile.ROOM, RoomController.class);
        models.guard()
                .ifPresent(guarding -> surroundings.later().execute(() -> showGuard(guarding)));
        feed = new RoomFeed(room, fx, models::update);
    }

    /**
     * Makes the window's content for a room, without media, and starts to follow it.
     *
     * @param room joined, or being joined
     * @param fx runs tasks on the JavaFX application thread
     */
    public static RoomScreen open(EnxRoom room, Executor fx) {
        return open(room, fx, RoomSurroundings.plain());
    }

    /**
     * Makes the window's content for a room, without media, and starts to follow it.
     *
     * @param room joined, or being joined
     * @param fx runs tasks on the JavaFX application thread
     * @param desk what the lobby desk is made of
     */
    public static RoomScreen open(EnxRoom room, Executor fx, DeskParts desk) {
        return open(room, fx, RoomSurroundings.plain().withDesk(desk));
    }

    /**
     * Makes the window's content for a room and starts to follow it.
     *
     * @param room joined, or being joined
     * @param fx runs tasks on the JavaFX application thread
     * @param surroundings what it needs of the program
     */
    public static RoomScreen open(EnxRoom room, Executor fx, RoomSurroundings surroundings) {
        return new RoomScreen(room, fx, surroundings);
    }

    /** What to put into the window. */
    public Parent root() {
        return view.root();
    }

    /** Puts something at the end of the header. */
    public void setCorner(Node node) {
        view.controller().setCorner(node);
    }

    /** What the bars about trust show; empty when the room was opened without. */
    public Optional<GuardModel> guard() {
        return models.guard();
    }

    /** The room's name; says so when it has none. */
    public ReadOnlyStringProperty nameProperty() {
        return models.frame().nameProperty();
    }

    /** What would be left behind by closing the window, in words; empty when there is nothing. */
    public StringExpression parting() {
        return Bindings.createStringBinding(
                () ->
                        models.texts()
                                .parting(
                                        models.frame().unsentProperty().get(),
                                        models.frame().waitingProperty().get(),
                                        models.frame().othersProperty().get()),
                models.frame().unsentProperty(),
                models.frame().waitingProperty(),
                models.frame().othersProperty());
    }

    /** Leaves the room, whoever waits; what was not sent is dropped. */
    public CompletionStage<RequestOutcome> leave() {
        return models.frame().leaveNow();
    }

    /** How many wait in this room. */
    public ReadOnlyIntegerProperty waitingProperty() {
        return models.frame().waitingProperty();
    }

    /**
     * A title for the window: the room's name, and how many wait.
     *
     * @param waiting in all rooms that the window watches
     */
    public StringExpression title(ObservableIntegerValue waiting) {
        return Bindings.createStringBinding(
                () ->
                        models.texts()
                                .get(
                                        waiting.get() > 0 ? "title.waiting" : "title",
                                        models.frame().nameProperty().get(),
                                        waiting.get()),
                models.frame().nameProperty(),
                waiting);
    }

    /**
     * Goes beside another room that is open now: only the lobby is seen, nothing is sent or
     * received. What {@link #root} shows is not to be shown meanwhile.
     *
     * @param open makes this room the open one again
     * @return what to show instead
     */
    public Parent goBeside(Runnable open) {
        models.stage().rest();
        View<WatchedRoomController> beside =
                new Views()
                        .register(
                                WatchedRoomController.class,
                                () ->
                                        new WatchedRoomController(
                                                models.frame(), models.status(), open))
                        .load(FxmlFile.WATCHED_ROOM, WatchedRoomController.class);
        beside.controller().setLobby(view.controller().giveLobby());
        return beside.root();
    }

    /** Is the open room again. */
    public void comeBack() {
        view.controller().takeLobbyBack();
        models.stage().wake();
    }

    /** The lobby desk's model, for rules and settings. */
    public LobbyModel lobby() {
        return models.lobby();
    }

    /** The line at the foot, for others that have something to say. */
    public StatusLine statusLine() {
        return models.status();
    }

    /**
     * Lets somebody in who waits, as if by the lobby's own button.
     *
     * @return whether that could be begun
     */
    public boolean approve(ClientId id) {
        return models.decide(id, Verdict.APPROVE);
    }

    /**
     * Turns somebody away who waits, as if by the lobby's own button.
     *
     * @return whether that could be begun
     */
    public boolean deny(ClientId id) {
        return models.decide(id, Verdict.DENY);
    }

    /** Moves the focus to who waits. */
    public void focusLobby() {
        view.controller().focusLobby();
    }

    /** Tells each time the moderator uses the lobby, or comes back to it. */
    public void onLobbyUsed(Runnable handler) {
        view.controller().onLobbyUsed(handler);
    }

    /**
     * Tells when the stay ended, once, for whatever reason; {@link RoomTexts#ended} has the
     * sentence.
     */
    public void onLeft(Consumer<DisconnectReason> handler) {
        models.frame().endedProperty().subscribe(reason -> reason.ifPresent(handler));
    }

    /** Stops following the room and stops the clock. Does not leave the room. Twice is fine. */
    @Override
    public void close() {
        closed = true;
        feed.close();
        view.controller().close();
        models.close();
    }

    private void showGuard(GuardModel guarding) {
        if (!closed) {
            view.controller()
                    .setGuard(
                            new Views()
                                    .register(
                                            GuardController.class,
                                            () -> new GuardController(guarding))
                                    .load(FxmlFile.GUARD, GuardController.class)
                                    .root());
        }
    }

    private void askToRemove(ClientId id) {
        view.controller().showPeople();
        models.askToRemove(id);
    }
}
