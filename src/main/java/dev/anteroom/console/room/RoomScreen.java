package dev.anteroom.console.room;

import dev.anteroom.console.chat.ChatController;
import dev.anteroom.console.chat.ChatModel;
import dev.anteroom.console.chat.MessageCellController;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.console.fx.SecondClock;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.guard.GuardController;
import dev.anteroom.console.guard.GuardModel;
import dev.anteroom.console.lobby.LobbyModel;
import dev.anteroom.console.lobby.LobbyViews;
import dev.anteroom.console.roster.ParticipantCellController;
import dev.anteroom.console.roster.PersonState;
import dev.anteroom.console.roster.RosterController;
import dev.anteroom.console.roster.RosterModel;
import dev.anteroom.console.stage.ControlsController;
import dev.anteroom.console.stage.StageController;
import dev.anteroom.console.stage.StageMedia;
import dev.anteroom.console.stage.StageModel;
import dev.anteroom.console.stage.TileController;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.media.MediaState;
import java.time.InstantSource;
import java.util.List;
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
import javafx.util.Subscription;

/**
 * The window of one room, from open to close. For the JavaFX application thread.
 *
 * <p>It follows the room but does not own it: closing it stops the following and leaves nothing.
 */
public final class RoomScreen implements AutoCloseable {
    private final SecondClock clock = new SecondClock();
    private final StatusLine status = new StatusLine();
    private final RoomTexts texts = new RoomTexts();
    private final RoomSurroundings surroundings;
    private final RoomModel model;
    private final LobbyModel lobby;
    private final RosterModel roster;
    private final ChatModel chat;
    private final Optional<GuardModel> guard;
    private final StageModel stage;
    private final PulsePickUp pulses;
    private final Subscription undoWindow;
    private final View<RoomController> view;
    private final RoomFeed feed;

    private RoomScreen(EnxRoom room, Executor fx, RoomSurroundings surroundings) {
        this.surroundings = surroundings;
        DeskParts desk = surroundings.trustedDesk();
        model = new RoomModel(room, fx, status, texts);
        lobby = new LobbyModel(room, fx, clock.nanosProperty(), status, desk);
        undoWindow = surroundings.undoWindow().subscribe(lobby.desk().undoWindowProperty()::set);
        model.unsentProperty().bind(lobby.desk().unsentCountProperty());
        roster = new RosterModel(room, fx, status, texts::problem, desk.journal(), desk.clock());
        chat = new ChatModel(room, fx, InstantSource.system(), status, texts::problem);
        guard = surroundings.guard().map(parts -> parts.model(status, this::askToRemove));
        giveMediaAnotherChance(surroundings.media());
        stage =
                new StageModel(
                        room, surroundings.media(), fx, System::nanoTime, status, texts::problem);
        pulses = new PulsePickUp(fx);
        view = views().load(FxmlFile.ROOM, RoomController.class);
        guard.ifPresent(this::showGuard);
        feed = new RoomFeed(room, fx, this::update);
    }

    /** Those that were given up in an earlier stay. */
    private static void giveMediaAnotherChance(StageMedia media) {
        if (media.state().getValue() instanceof MediaState.Unavailable gone
                && gone.why() == MediaState.Why.STOPPED) {
            media.engine().startAgain();
        }
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
        return guard;
    }

    /** The room's name; says so when it has none. */
    public ReadOnlyStringProperty nameProperty() {
        return model.nameProperty();
    }

    /** What would be left behind by closing the window, in words; empty when there is nothing. */
    public StringExpression parting() {
        return Bindings.createStringBinding(
                () ->
                        texts.parting(
                                model.unsentProperty().get(),
                                model.waitingProperty().get(),
                                model.othersProperty().get()),
                model.unsentProperty(),
                model.waitingProperty(),
                model.othersProperty());
    }

    /** Leaves the room, whoever waits; what was not sent is dropped. */
    public CompletionStage<RequestOutcome> leave() {
        return model.leaveNow();
    }

    /** How many wait in this room. */
    public ReadOnlyIntegerProperty waitingProperty() {
        return model.waitingProperty();
    }

    /**
     * A title for the window: the room's name, and how many wait.
     *
     * @param waiting in all rooms that the window watches
     */
    public StringExpression title(ObservableIntegerValue waiting) {
        return Bindings.createStringBinding(
                () ->
                        texts.get(
                                waiting.get() > 0 ? "title.waiting" : "title",
                                model.nameProperty().get(),
                                waiting.get()),
                model.nameProperty(),
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
        stage.rest();
        View<WatchedRoomController> beside =
                new Views()
                        .register(
                                WatchedRoomController.class,
                                () -> new WatchedRoomController(model, status, open))
                        .load(FxmlFile.WATCHED_ROOM, WatchedRoomController.class);
        beside.controller().setLobby(view.controller().giveLobby());
        return beside.root();
    }

    /** Is the open room again. */
    public void comeBack() {
        view.controller().takeLobbyBack();
        stage.wake();
    }

    /** The lobby desk's model, for rules and settings. */
    public LobbyModel lobby() {
        return lobby;
    }

    /** The line at the foot, for others that have something to say. */
    public StatusLine statusLine() {
        return status;
    }

    /**
     * Lets somebody in who waits, as if by the lobby's own button.
     *
     * @return whether that could be begun
     */
    public boolean approve(ClientId id) {
        return decide(id, Verdict.APPROVE);
    }

    /**
     * Turns somebody away who waits, as if by the lobby's own button.
     *
     * @return whether that could be begun
     */
    public boolean deny(ClientId id) {
        return decide(id, Verdict.DENY);
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
        model.endedProperty().subscribe(reason -> reason.ifPresent(handler));
    }

    /** Stops following the room and stops the clock. Does not leave the room. Twice is fine. */
    @Override
    public void close() {
        feed.close();
        undoWindow.unsubscribe();
        stage.close();
        pulses.close();
        clock.close();
    }

    private boolean decide(ClientId id, Verdict verdict) {
        return lobby.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .filter(row -> lobby.decide(row, verdict))
                .isPresent();
    }

    private void update(RoomSnapshot snapshot, List<RoomEvent> events) {
        lobby.update(snapshot, events);
        roster.update(snapshot);
        chat.update(snapshot, events);
        guard.ifPresent(model -> model.update(snapshot, events));
        stage.update(snapshot);
        // Last, since the end of the stay may close this window.
        model.update(snapshot, events);
    }

    private void showGuard(GuardModel guarding) {
        guarding.onPeopleChanged(lobby::reassess);
        guarding.decideThrough(lobby.desk()::decideByRule);
        view.controller()
                .setGuard(
                        new Views()
                                .register(
                                        GuardController.class, () -> new GuardController(guarding))
                                .load(FxmlFile.GUARD, GuardController.class)
                                .root());
    }

    private void askToRemove(ClientId id) {
        view.controller().showPeople();
        roster.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .ifPresent(row -> roster.ask(row, PersonState.Question.REMOVE));
    }

    private Views views() {
        Views views = new Views();
        views.register(
                RoomController.class,
                () -> new RoomController(model, status, views, surroundings.stageWanted()));
        LobbyViews.register(views, lobby, System::nanoTime);
        views.register(RosterController.class, () -> new RosterController(roster, views));
        views.register(
                ParticipantCellController.class, () -> new ParticipantCellController(roster));
        views.register(
                ChatController.class,
                () ->
                        new ChatController(
                                chat,
                                surroundings.replies(),
                                () -> surroundings.openSettings().accept("replies"),
                                views));
        views.register(MessageCellController.class, () -> new MessageCellController(chat));
        views.register(
                StageController.class,
                () -> new StageController(stage, views, clock.nanosProperty()));
        views.register(TileController.class, () -> new TileController(stage, pulses));
        views.register(
                ControlsController.class,
                () -> new ControlsController(stage, surroundings.stageWanted()));
        return views;
    }
}
