package dev.anteroom.console;

import dev.anteroom.console.chat.Replies;
import dev.anteroom.console.chat.RepliesController;
import dev.anteroom.console.connections.ConnectionsController;
import dev.anteroom.console.devices.DevicesController;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.console.fx.SecondClock;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.instance.SingleInstance;
import dev.anteroom.console.instance.WindowCalls;
import dev.anteroom.console.join.JoinModel;
import dev.anteroom.console.journal.FileJournal;
import dev.anteroom.console.notify.NoticeSettingsController;
import dev.anteroom.console.notify.NoticeWays;
import dev.anteroom.console.notify.Notices;
import dev.anteroom.console.settings.SettingsController;
import dev.anteroom.console.settings.SettingsSection;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.console.settings.TextSize;
import dev.anteroom.console.settings.ThemeKeeper;
import dev.anteroom.console.settings.WindowKeeper;
import dev.anteroom.enx.RoomOptions;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;

/**
 * Puts the program together by hand and takes it apart again. Owns everything that runs: the SDK,
 * the practice room, the background threads, the settings.
 */
final class Wiring implements AutoCloseable {
    private static final double FIRST_WIDTH = 1180;
    private static final double FIRST_HEIGHT = 760;

    private final StartRequest request;
    private final SettingsStore settings;
    private final StartMarks marks;
    private final Texts texts = Texts.of("console");
    private final FxExecutor fx = new FxExecutor();
    private final ExecutorService background =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("anteroom-background-", 1).factory());
    private final WindowBell calls = new WindowBell(fx);
    private final Connections connections;
    private final RoomNetwork network;
    private final StartErrand errand;
    private final Optional<Path> journalDirectory;
    private final FileJournal journal;
    private final GuestDesk guests;
    private volatile boolean closed;

    /** What the window brought up and what has to end before the rest, the newest first. */
    private final Deque<Runnable> endings = new ConcurrentLinkedDeque<>();

    private Consumer<String> journalNotice = _ -> {};
    private Optional<Path> logs = Optional.empty();

    /**
     * Opens no window and no connection yet.
     *
     * @param out told the guest page's address of the practice room, and the steps of the tour
     * @param err told why the room asked for on the command line could not be entered
     */
    Wiring(StartRequest request, SettingsStore settings, PrintStream out, PrintStream err) {
        this(request, settings, Optional.empty(), RoomOptions.DEFAULTS, out, err);
    }

    /**
     * Opens no window and no connection yet.
     *
     * @param journalDirectory where the journal is kept; empty to keep none beyond the session
     * @param roomOptions how rooms are joined
     * @param out told the guest page's address of the practice room, and the steps of the tour
     * @param err told why the room asked for on the command line could not be entered
     */
    Wiring(
            StartRequest request,
            SettingsStore settings,
            Optional<Path> journalDirectory,
            RoomOptions roomOptions,
            PrintStream out,
            PrintStream err) {
        this.request = request;
        this.settings = settings;
        marks = new StartMarks(System.getenv(), out);
        this.journalDirectory = journalDirectory;
        connections =
                new Connections(journalDirectory.map(Path::getParent), settings, background, fx);
        connections.load();
        journal =
                journalDirectory
                        .map(
                                directory ->
                                        new FileJournal(
                                                directory,
                                                settings.current().desk().journalDays(),
                                                InstantSource.system(),
                                                sentence ->
                                                        fx.execute(
                                                                () ->
                                                                        journalNotice.accept(
                                                                                sentence))))
                        .orElseGet(() -> FileJournal.forgetful(InstantSource.system()));
        guests = new GuestDesk(journal, new KeptLists(settings), background, fx);
        network =
                new RoomNetwork(request, connections.trust(), roomOptions, texts, out, background);
        errand =
                new StartErrand(
                        request, network.practice(), calls, background, fx, out, err, () -> closed);
    }

    /**
     * Makes the window, and shows it a moment later; then begins what the command line asked for.
     * JavaFX application thread.
     *
     * @param browser opens an address in the user's browser
     */
    void open(Stage stage, Consumer<URI> browser) {
        marks.reached("toolkit-ready");
        ThemeKeeper themes = ThemeKeeper.start(request.theme().orElse(settings.current().theme()));
        Views views = new Views();
        TextSize textSize = new TextSize(settings.current().reading().textPercent());
        ObjectProperty<Duration> undoWindow =
                new SimpleObjectProperty<>(Duration.ofSeconds(settings.current().undoSeconds()));
        new SettingsViews(
                        settings,
                        journal,
                        journalDirectory,
                        guests::openJournal,
                        () -> logs,
                        background,
                        fx)
                .register(views, themes, textSize, undoWindow);
        NoticeWays ways = noticeWays();
        Notices shownNotices = notices(ways, stage);
        endings.push(shownNotices::close);
        views.register(
                NoticeSettingsController.class,
                () -> new NoticeSettingsController(shownNotices, settings));
        Replies replies = new Replies(new SettingsReplies(settings));
        views.register(RepliesController.class, () -> new RepliesController(replies));
        views.register(ConnectionsController.class, connections::page);
        MediaDesk media = new MediaDesk(network.engine(), request.media(), settings, fx);
        PulsePickUp pulses = new PulsePickUp(fx);
        views.register(
                DevicesController.class,
                () -> new DevicesController(media.devicesModel(), pulses, fx));
        List<SettingsSection> sections = SettingsPages.of(views);
        views.register(SettingsController.class, () -> new SettingsController(sections));
        RoomMaker rooms =
                new RoomMaker(media, browser, undoWindow, replies, shownNotices, guests, fx);
        ConsoleWindow window =
                new ConsoleWindow(
                        stage,
                        views,
                        listener ->
                                new JoinModel(
                                        network.joiner(),
                                        connections.stores(),
                                        marks.marking(listener, stage::getScene),
                                        fx),
                        rooms,
                        shownNotices,
                        guests,
                        errand::joinFailed,
                        fx);
        // Before the rooms are closed, which would break a join off as if by a fault.
        endings.push(window.join()::cancel);
        textSize.follow(stage.getScene());
        journalNotice = window::tell;
        CrashWatch crashes =
                CrashWatch.start(() -> fx.execute(() -> window.tell(texts.get("crash"))));
        endings.push(crashes::close);
        TrayDesk tray =
                new TrayDesk(
                        stage,
                        shownNotices,
                        () -> settings.current().notices().tray(),
                        window::quit,
                        ways::tray);
        endings.push(tray::close);
        WindowKeeper.keep(stage, settings, FIRST_WIDTH, FIRST_HEIGHT);
        marks.follow(stage);
        // In steps, so that the thread is free between them.
        fx.execute(
                () -> {
                    window.dress();
                    fx.execute(() -> show(window, stage));
                });
    }

    private void show(ConsoleWindow window, Stage stage) {
        if (closed) {
            return;
        }
        marks.reached("window-made");
        stage.show();
        marks.reached("window-shown");
        marks.reachedAtNextPulse(stage.getScene(), "first-pulse", "first-frame");
        settings.hear(sentence -> fx.execute(() -> window.tell(sentence)));
        calls.ringAt(window);
        errand.begin(window.join(), stage);
    }

    /** Does from now on what further starts of the program ask for. */
    void hear(SingleInstance first) {
        first.serve(marks.marking(calls, fx));
    }

    /** Connects to nobody before something has come to its end. */
    void connectAfter(CompletableFuture<?> ready) {
        network.connectAfter(ready);
    }

    /** What the program was started for. */
    StartErrand errand() {
        return errand;
    }

    /** The window as it can be called from outside, such as by the tray. From any thread. */
    WindowCalls calls() {
        return calls;
    }

    /** Says where the log is that a report may quote; before the window opens. */
    void keepsLogIn(Path directory) {
        logs = Optional.of(directory);
    }

    /** The practice room. */
    PracticeHost practice() {
        return network.practice();
    }

    /** Ends everything that runs, within seconds. Twice is fine; the second waits for the first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (Runnable next = endings.poll(); next != null; next = endings.poll()) {
            next.run();
        }
        network.close();
        background.shutdownNow();
        guests.endStays();
        journal.close();
        settings.close();
    }

    private NoticeWays noticeWays() {
        SecondClock ticking = new SecondClock();
        endings.push(ticking::close);
        return new NoticeWays(() -> settings.current().notices(), ticking.nanosProperty(), fx);
    }

    private Notices notices(NoticeWays ways, Stage stage) {
        // The tour and the tests run without a screen: there is nobody to hear or see.
        boolean watched = !System.getProperty("glass.platform", "").equals("Headless");
        return watched ? ways.open(() -> stage, new IconBadge(stage)) : ways.silent();
    }
}
