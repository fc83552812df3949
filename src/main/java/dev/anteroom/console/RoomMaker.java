package dev.anteroom.console;

import dev.anteroom.console.chat.Replies;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.OnePerPulse;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.join.EnteredRoom;
import dev.anteroom.console.join.InviteBarController;
import dev.anteroom.console.join.PracticeAccess;
import dev.anteroom.console.notify.Notices;
import dev.anteroom.console.notify.QuietController;
import dev.anteroom.console.notify.RoomWatch;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.console.room.RoomScreen;
import dev.anteroom.console.room.RoomSurroundings;
import dev.anteroom.enx.EnxRoom;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;

/**
 * Makes what the window shows of a room, and has it followed. For the JavaFX application thread.
 */
final class RoomMaker {
    private final MediaDesk media;
    private final Consumer<URI> browser;
    private final ObservableValue<Duration> undoWindow;
    private final Replies replies;
    private final Notices notices;
    private final GuestDesk guests;
    private final Executor fx;
    private final Executor later;

    /**
     * What a room needs of the window around it.
     *
     * @param bringForward opens a room in a window that is in front
     * @param openSettings opens the settings on the page with this id
     * @param watchButton makes the button that leads to another room
     * @param settingsButton makes the button that opens the settings
     */
    record Frame(
            Consumer<RoomStay> bringForward,
            Consumer<String> openSettings,
            Supplier<Node> watchButton,
            Supplier<Node> settingsButton) {}

    /**
     * Makes nothing yet.
     *
     * @param media the media of this machine
     * @param browser opens an address in the user's browser
     * @param undoWindow how long a decision can be taken back, as it is set now
     * @param replies messages that are written often
     * @param notices told who waits
     * @param guests opens rooms with trust and a journal
     * @param fx runs tasks on the JavaFX application thread
     */
    RoomMaker(
            MediaDesk media,
            Consumer<URI> browser,
            ObservableValue<Duration> undoWindow,
            Replies replies,
            Notices notices,
            GuestDesk guests,
            Executor fx) {
        this.media = media;
        this.browser = browser;
        this.undoWindow = undoWindow;
        this.replies = replies;
        this.notices = notices;
        this.guests = guests;
        this.fx = fx;
        later = new OnePerPulse(fx);
    }

    /**
     * Begins a stay.
     *
     * @param id the server's id of the room
     */
    RoomStay enter(EnteredRoom entered, String id, Frame frame) {
        EnxRoom room = entered.room();
        RoomEntrance entrance = new RoomEntrance(frame.bringForward());
        RoomWatch watch = notices.watch(entrance);
        RoomScreen screen = guests.open(room, surroundings(frame), watch::happened);
        HBox corner =
                new HBox(
                        guests.menu(screen),
                        quiet(),
                        frame.watchButton().get(),
                        frame.settingsButton().get());
        corner.getStyleClass().add("corner-buttons");
        screen.setCorner(corner);
        screen.onLobbyUsed(watch::attended);
        RoomStay stay =
                new RoomStay(
                        id,
                        screen,
                        watch,
                        new RoomFeed(room, fx, watch::update),
                        entered.practice().map(access -> inviteBar(access, screen)));
        entrance.leadsTo(stay);
        return stay;
    }

    private RoomSurroundings surroundings(Frame frame) {
        return new RoomSurroundings(
                media,
                media.stageWanted(),
                DeskParts.PLAIN,
                Optional.empty(),
                undoWindow,
                replies,
                frame.openSettings(),
                later);
    }

    private Parent quiet() {
        return new Views()
                .register(QuietController.class, () -> new QuietController(notices))
                .load(FxmlFile.QUIET, QuietController.class)
                .root();
    }

    private Parent inviteBar(PracticeAccess practice, RoomScreen screen) {
        // Made anew for each stay, since it speaks through that stay's status line.
        return new Views()
                .register(
                        InviteBarController.class,
                        () -> new InviteBarController(practice, browser, screen.statusLine(), fx))
                .load(FxmlFile.INVITE_BAR, InviteBarController.class)
                .root();
    }
}
