package dev.anteroom.console.room;

import dev.anteroom.console.chat.ChatController;
import dev.anteroom.console.chat.ChatModel;
import dev.anteroom.console.chat.MessageCellController;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.console.fx.SecondClock;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Views;
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
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.media.MediaState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.util.Subscription;

/**
 * What the parts of one room's window know. It follows the room whether the views of the parts are
 * there yet or not. For the JavaFX application thread.
 */
final class RoomModels implements AutoCloseable {
    private final SecondClock clock = new SecondClock();
    private final StatusLine status = new StatusLine();
    private final RoomTexts texts = new RoomTexts();
    private final RoomSurroundings surroundings;
    private final RoomModel frame;
    private final LobbyModel lobby;
    private final RosterModel roster;
    private final ChatModel chat;
    private final Optional<GuardModel> guard;
    private final StageModel stage;
    private final PulsePickUp pulses;
    private final Subscription undoWindow;

    /**
     * Knows nothing of the room yet.
     *
     * @param fx runs tasks on the JavaFX application thread
     * @param askToRemove shows the question whether somebody is to be removed
     */
    RoomModels(
            EnxRoom room,
            Executor fx,
            RoomSurroundings surroundings,
            Consumer<ClientId> askToRemove) {
        this.surroundings = surroundings;
        DeskParts desk = surroundings.trustedDesk();
        frame = new RoomModel(room, fx, status, texts);
        lobby = new LobbyModel(room, fx, clock.nanosProperty(), status, desk);
        undoWindow = surroundings.undoWindow().subscribe(lobby.desk().undoWindowProperty()::set);
        frame.unsentProperty().bind(lobby.desk().unsentCountProperty());
        roster = new RosterModel(room, fx, status, texts::problem, desk.journal(), desk.clock());
        chat = new ChatModel(room, fx, InstantSource.system(), status, texts::problem);
        guard = surroundings.guard().map(parts -> parts.model(status, askToRemove));
        guard.ifPresent(
                guarding -> {
                    guarding.onPeopleChanged(lobby::reassess);
                    guarding.decideThrough(lobby.desk()::decideByRule);
                });
        giveMediaAnotherChance(surroundings.media());
        stage =
                new StageModel(
                        room, surroundings.media(), fx, System::nanoTime, status, texts::problem);
        pulses = new PulsePickUp(fx);
    }

    /** Those that were given up in an earlier stay. */
    private static void giveMediaAnotherChance(StageMedia media) {
        if (media.state().getValue() instanceof MediaState.Unavailable gone
                && gone.why() == MediaState.Why.STOPPED) {
            media.engine().startAgain();
        }
    }

    StatusLine status() {
        return status;
    }

    RoomTexts texts() {
        return texts;
    }

    RoomModel frame() {
        return frame;
    }

    LobbyModel lobby() {
        return lobby;
    }

    StageModel stage() {
        return stage;
    }

    Optional<GuardModel> guard() {
        return guard;
    }

    void update(RoomSnapshot snapshot, List<RoomEvent> events) {
        lobby.update(snapshot, events);
        roster.update(snapshot);
        chat.update(snapshot, events);
        guard.ifPresent(model -> model.update(snapshot, events));
        stage.update(snapshot);
        // Last, since the end of the stay may close this window.
        frame.update(snapshot, events);
    }

    /** Decides as if by the lobby's own button; whether that could be begun. */
    boolean decide(ClientId id, Verdict verdict) {
        return lobby.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .filter(row -> lobby.decide(row, verdict))
                .isPresent();
    }

    /** Asks in the list of people whether somebody is to be removed. */
    void askToRemove(ClientId id) {
        roster.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .ifPresent(row -> roster.ask(row, PersonState.Question.REMOVE));
    }

    /** Knows how to make the controllers of all parts. */
    Views views() {
        Views views = new Views();
        views.register(
                RoomController.class,
                () ->
                        new RoomController(
                                frame,
                                status,
                                views,
                                surroundings.stageWanted(),
                                surroundings.later()));
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

    @Override
    public void close() {
        undoWindow.unsubscribe();
        stage.close();
        pulses.close();
        clock.close();
    }
}
