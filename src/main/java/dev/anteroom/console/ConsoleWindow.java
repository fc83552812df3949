package dev.anteroom.console;

import dev.anteroom.console.devices.DevicesController;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Languages;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.join.EnteredRoom;
import dev.anteroom.console.join.JoinController;
import dev.anteroom.console.join.JoinFault;
import dev.anteroom.console.join.JoinListener;
import dev.anteroom.console.join.JoinModel;
import dev.anteroom.console.join.JoinNotice;
import dev.anteroom.console.notify.Notices;
import dev.anteroom.console.room.RoomScreen;
import dev.anteroom.console.settings.SettingsController;
import dev.anteroom.console.settings.SettingsOverlay;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.EnxRoom;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;

/**
 * The one window: the join screen, or the rooms that were entered. For the JavaFX application
 * thread.
 */
final class ConsoleWindow implements JoinListener, AutoCloseable {
    private static final String STYLES =
            Objects.requireNonNull(ConsoleWindow.class.getResource("/css/window.css"))
                    .toExternalForm();
    private static final double SMALLEST_WIDTH = 760;
    private static final double SMALLEST_HEIGHT = 520;

    private final Stage stage;
    private final RoomMaker rooms;
    private final Notices notices;
    private final GuestDesk guests;
    private final BiConsumer<JoinFault, String> failures;
    private final Executor fx;
    private final Texts texts = Texts.of("console");
    private final BorderPane frame = new BorderPane();
    private final JoinModel join;
    private final View<JoinController> joinScreen;
    private final SettingsOverlay settings;
    private final WindowButtons buttons;
    private boolean entered;

    /** Possibly gone from the screen before anybody could read it; empty otherwise. */
    private String toldBeforeARoom = "";

    private final RoomStays stays;
    private final ClosingDoor door;

    /**
     * Makes the window's content and shows the join screen in it; does not show the window.
     *
     * @param views has to know the controllers of the join screen and of the settings
     * @param joins makes the join screen's model, given whom to tell how joins end
     * @param rooms makes what is shown of a room that was entered
     * @param notices told whether the window is in front; not closed with this
     * @param guests shows cards over the window
     * @param failures told each failed join until a room was entered once
     * @param fx runs tasks on the JavaFX application thread
     */
    ConsoleWindow(
            Stage stage,
            Views views,
            Function<JoinListener, JoinModel> joins,
            RoomMaker rooms,
            Notices notices,
            GuestDesk guests,
            BiConsumer<JoinFault, String> failures,
            Executor fx) {
        this.stage = stage;
        this.rooms = rooms;
        this.notices = notices;
        this.guests = guests;
        this.failures = failures;
        this.fx = fx;
        stays = new RoomStays(fx);
        join = joins.apply(this);
        views.register(JoinController.class, () -> new JoinController(join));
        joinScreen = views.load(FxmlFile.JOIN, JoinController.class);
        settings =
                new SettingsOverlay(
                        guests.over(frame, this::closeSettings),
                        () -> views.load(FxmlFile.SETTINGS, SettingsController.class));
        joinScreen.controller().setDevices(() -> devices(views));
        buttons = new WindowButtons(settings::open);
        Scene scene = new Scene(settings.root());
        scene.getStylesheets().add(STYLES);
        scene.getAccelerators().put(WindowButtons.SETTINGS_KEYS, settings::open);
        door = new ClosingDoor(stage, this::screens, guests, fx);
        scene.getAccelerators().put(ClosingDoor.KEYS, door::close);
        stage.setScene(scene);
        stage.focusedProperty().subscribe(notices::setInFront);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stays.onOpened(this::nameWindow);
        showJoin();
    }

    /**
     * Gives the content its looks, and the window its icon, so that both are there when it is shown
     * for the first time.
     */
    void dress() {
        Scene scene = stage.getScene();
        scene.setNodeOrientation(Languages.orientation());
        scene.getRoot().applyCss();
        stage.getIcons().setAll(WindowIcon.inAllSizes(0));
    }

    /** The join screen's model. */
    JoinModel join() {
        return join;
    }

    /** Says something about the program as a whole, wherever there is place for it. */
    void tell(String sentence) {
        stays.open()
                .ifPresentOrElse(
                        stay -> stay.screen().statusLine().say(sentence),
                        () -> {
                            toldBeforeARoom = sentence;
                            join.showNotice(new JoinNotice(JoinNotice.Tone.WARNING, sentence));
                        });
    }

    /** Brings the window to the front, out of the task bar or the tray. */
    void bringToFront() {
        Front.bring(stage);
    }

    /** Ends the program, after a question when somebody is left behind by it. */
    void quit() {
        door.close();
    }

    /** Opens a link from outside on the join screen; the rooms go on meanwhile. */
    void openLink(String linkOrFile) {
        settings.close();
        bringToFront();
        showJoin();
        join.open(linkOrFile);
    }

    @Override
    public void entered(EnteredRoom enteredRoom) {
        entered = true;
        EnxRoom joined = enteredRoom.room();
        String id = joined.snapshot().roomId();
        Optional<RoomStay> twice =
                stays.all().stream().filter(stay -> stay.id().equals(id)).findFirst();
        if (twice.isPresent()) {
            openAgain(twice.get(), joined);
            return;
        }
        RoomStay stay =
                rooms.enter(
                        enteredRoom,
                        id,
                        new RoomMaker.Frame(
                                this::bringForward,
                                settings::open,
                                () -> buttons.watch(this::showJoin),
                                buttons::settings));
        RoomScreen screen = stay.screen();
        // Taking away what has the focus would send it to the first control, whatever that is.
        frame.requestFocus();
        showRooms();
        stays.add(stay);
        screen.onLeft(reason -> left(stay, reason));
        if (!toldBeforeARoom.isEmpty()) {
            screen.statusLine().say(toldBeforeARoom);
            toldBeforeARoom = "";
        }
    }

    @Override
    public void failed(JoinFault fault, String sentence) {
        if (!entered) {
            failures.accept(fault, sentence);
        }
    }

    /** Stops following all rooms; does not leave them. Twice is fine. */
    @Override
    public void close() {
        stays.all().forEach(RoomStay::close);
    }

    private List<RoomScreen> screens() {
        return stays.all().stream().map(RoomStay::screen).toList();
    }

    /** A card opened from the settings would lie below them. */
    private void closeSettings() {
        settings.close();
    }

    /** A second stay in the same room would only be in the way. */
    private void openAgain(RoomStay stay, EnxRoom second) {
        showRooms();
        stays.open(stay);
        String name = stay.screen().nameProperty().get();
        // Said last, after the news that somebody came in, who is oneself.
        second.disconnect()
                .thenAcceptAsync(
                        _ -> stay.screen().statusLine().say(texts.get("watched.already", name)),
                        fx);
    }

    private void left(RoomStay stay, DisconnectReason reason) {
        String name = stay.screen().nameProperty().get();
        stays.remove(stay);
        frame.setBottom(
                guests.takeSummary(stay.screen(), () -> frame.setBottom(null)).orElse(null));
        if (stays.all().isEmpty()) {
            showJoin();
            join.showLeft(reason);
        } else {
            showCorner();
            String farewell = texts.get("watched.left", name, join.whyLeft(reason));
            stays.open().ifPresent(next -> next.screen().statusLine().say(farewell));
        }
    }

    private void showRooms() {
        frame.setBottom(null);
        frame.setCenter(stays.root());
        nameWindow();
    }

    private void nameWindow() {
        windowTitle().unbind();
        stays.open()
                .filter(_ -> stays.root().equals(frame.getCenter()))
                .ifPresentOrElse(
                        stay -> windowTitle().bind(stay.screen().title(notices.waitingProperty())),
                        () -> windowTitle().set(texts.get("window")));
    }

    private StringProperty windowTitle() {
        return stage.titleProperty();
    }

    private void showJoin() {
        frame.setCenter(joinScreen.root());
        nameWindow();
        showCorner();
        joinScreen.controller().focusFirst();
    }

    /** Beside the join screen's title: the settings, and the way back to a room that goes on. */
    private void showCorner() {
        HBox corner = new HBox(buttons.settings());
        stays.open()
                .map(stay -> buttons.back(stay.screen().nameProperty().get(), () -> backTo(stay)))
                .ifPresent(corner.getChildren()::addFirst);
        joinScreen.controller().setCorner(corner);
    }

    private void backTo(RoomStay stay) {
        join.cancel();
        frame.requestFocus();
        showRooms();
        stay.screen().focusLobby();
    }

    private static Parent devices(Views views) {
        View<DevicesController> view = views.load(FxmlFile.DEVICES, DevicesController.class);
        view.controller().compact();
        return view.root();
    }

    private void bringForward(RoomStay stay) {
        settings.close();
        bringToFront();
        showRooms();
        stays.open(stay);
        stay.screen().focusLobby();
    }
}
