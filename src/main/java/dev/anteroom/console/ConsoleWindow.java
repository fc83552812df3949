package dev.anteroom.console;

import dev.anteroom.console.chat.Replies;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.devices.DevicesController;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.join.EnteredRoom;
import dev.anteroom.console.join.InviteBarController;
import dev.anteroom.console.join.JoinController;
import dev.anteroom.console.join.JoinFault;
import dev.anteroom.console.join.JoinListener;
import dev.anteroom.console.join.JoinModel;
import dev.anteroom.console.join.JoinNotice;
import dev.anteroom.console.join.PracticeAccess;
import dev.anteroom.console.notify.NoticedRoom;
import dev.anteroom.console.notify.Notices;
import dev.anteroom.console.notify.QuietController;
import dev.anteroom.console.notify.RoomWatch;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.console.room.RoomScreen;
import dev.anteroom.console.room.RoomSurroundings;
import dev.anteroom.console.settings.SettingsController;
import dev.anteroom.console.settings.SettingsOverlay;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.EnxRoom;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The one window: the join screen, or a room with, in a practice room, the strip that says how
 * guests get in. For the JavaFX application thread.
 */
final class ConsoleWindow implements JoinListener, AutoCloseable {
    private static final double SMALLEST_WIDTH = 760;
    private static final double SMALLEST_HEIGHT = 520;
    private static final KeyCombination SETTINGS_KEYS =
            new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);

    private final Stage stage;
    private final MediaDesk media;
    private final Consumer<URI> browser;
    private final ObservableValue<Duration> undoWindow;
    private final Replies replies;
    private final Notices notices;
    private final GuestDesk guests;
    private final BiConsumer<JoinFault, String> failures;
    private final Executor fx;
    private final Texts texts = Texts.of("console");
    private final BorderPane frame = new BorderPane();
    private final JoinModel join;
    private final View<JoinController> joinScreen;
    private final SettingsOverlay settings;
    private boolean entered;
    private @Nullable RoomScreen room;
    private @Nullable Noticed noticed;

    /** How the notices follow the room. */
    private record Noticed(RoomWatch watch, RoomFeed feed) implements AutoCloseable {
        @Override
        public void close() {
            feed.close();
            watch.close();
        }
    }

    /**
     * Makes the window's content and shows the join screen in it; does not show the window.
     *
     * @param views has to know the controllers of the join screen and of the settings
     * @param joins makes the join screen's model, given whom to tell how joins end
     * @param media the media of this machine
     * @param browser opens an address in the user's browser
     * @param undoWindow how long a decision can be taken back, as it is set now
     * @param replies messages that are written often
     * @param notices told who waits; not closed with this
     * @param guests opens rooms with trust and a journal
     * @param failures told each failed join until a room was entered once
     * @param fx runs tasks on the JavaFX application thread
     */
    ConsoleWindow(
            Stage stage,
            Views views,
            Function<JoinListener, JoinModel> joins,
            MediaDesk media,
            Consumer<URI> browser,
            ObservableValue<Duration> undoWindow,
            Replies replies,
            Notices notices,
            GuestDesk guests,
            BiConsumer<JoinFault, String> failures,
            Executor fx) {
        this.stage = stage;
        this.media = media;
        this.browser = browser;
        this.undoWindow = undoWindow;
        this.replies = replies;
        this.notices = notices;
        this.guests = guests;
        this.failures = failures;
        this.fx = fx;
        join = joins.apply(this);
        views.register(JoinController.class, () -> new JoinController(join));
        joinScreen = views.load(FxmlFile.JOIN, JoinController.class);
        settings =
                new SettingsOverlay(
                        guests.over(frame, this::closeSettings),
                        views.load(FxmlFile.SETTINGS, SettingsController.class));
        joinScreen.controller().setCorner(settingsButton());
        joinScreen.controller().setDevices(() -> devices(views));
        Scene scene = new Scene(settings.root());
        scene.getAccelerators().put(SETTINGS_KEYS, settings::open);
        stage.setScene(scene);
        stage.getIcons().setAll(WindowIcon.inAllSizes(0));
        stage.focusedProperty().subscribe(notices::setInFront);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        showJoin();
    }

    /** The join screen's model. */
    JoinModel join() {
        return join;
    }

    /** Says something about the program as a whole, wherever there is place for it. */
    void tell(String sentence) {
        @Nullable RoomScreen shown = room;
        if (shown != null) {
            shown.statusLine().say(sentence);
        } else {
            join.showNotice(new JoinNotice(JoinNotice.Tone.WARNING, sentence));
        }
    }

    @Override
    public void entered(EnteredRoom enteredRoom) {
        entered = true;
        EnxRoom joined = enteredRoom.room();
        RoomScreen screen = guests.open(joined, surroundings());
        screen.setCorner(new HBox(guests.menu(screen), quiet(), settingsButton()));
        RoomWatch watch = notices.watch(new Entrance(screen));
        screen.onLobbyUsed(watch::attended);
        noticed = new Noticed(watch, new RoomFeed(joined, fx, watch::update));
        room = screen;
        // Taking away what has the focus would send it to the first control, whatever that is.
        frame.requestFocus();
        frame.setCenter(screen.root());
        frame.setBottom(null);
        frame.setTop(enteredRoom.practice().map(access -> inviteBar(access, screen)).orElse(null));
        stage.titleProperty().bind(screen.title());
        screen.onLeft(this::left);
    }

    @Override
    public void failed(JoinFault fault, String sentence) {
        if (!entered) {
            failures.accept(fault, sentence);
        }
    }

    /** Stops following the room; does not leave it. Twice is fine. */
    @Override
    public void close() {
        @Nullable RoomScreen shown = room;
        room = null;
        if (shown != null) {
            shown.close();
        }
        @Nullable Noticed followed = noticed;
        noticed = null;
        if (followed != null) {
            followed.close();
        }
    }

    /** A card opened from the settings would lie below them. */
    private void closeSettings() {
        settings.close();
    }

    private void left(DisconnectReason reason) {
        close();
        showJoin();
        frame.setBottom(guests.takeSummary(() -> frame.setBottom(null)).orElse(null));
        join.showLeft(reason);
    }

    private void showJoin() {
        stage.titleProperty().unbind();
        stage.setTitle(texts.get("window"));
        frame.setTop(null);
        frame.setCenter(joinScreen.root());
        joinScreen.controller().focusFirst();
    }

    private RoomSurroundings surroundings() {
        return new RoomSurroundings(
                media,
                media.stageWanted(),
                DeskParts.PLAIN,
                Optional.empty(),
                undoWindow,
                replies,
                settings::open);
    }

    private Parent quiet() {
        return new Views()
                .register(QuietController.class, () -> new QuietController(notices))
                .load(FxmlFile.QUIET, QuietController.class)
                .root();
    }

    private static Parent devices(Views views) {
        View<DevicesController> view = views.load(FxmlFile.DEVICES, DevicesController.class);
        view.controller().compact();
        return view.root();
    }

    private Button settingsButton() {
        Region sign = new Region();
        sign.getStyleClass().add("settings-sign");
        Button button = new Button(null, sign);
        button.setId("openSettings");
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(texts.get("settings"));
        button.setTooltip(new Tooltip(texts.get("settings.keys", SETTINGS_KEYS.getDisplayText())));
        button.setOnAction(_ -> settings.open());
        return button;
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

    /** What an alert can do with the room in this window. */
    private final class Entrance implements NoticedRoom {
        private final RoomScreen screen;

        Entrance(RoomScreen screen) {
            this.screen = screen;
        }

        @Override
        public boolean approve(ClientId id) {
            return screen.approve(id);
        }

        @Override
        public boolean deny(ClientId id) {
            return screen.deny(id);
        }

        @Override
        public void bringForward() {
            settings.close();
            stage.setIconified(false);
            stage.toFront();
            stage.requestFocus();
            screen.focusLobby();
        }
    }
}
