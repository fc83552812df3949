package dev.anteroom.console;

import dev.anteroom.console.about.AboutController;
import dev.anteroom.console.chat.Replies;
import dev.anteroom.console.chat.RepliesController;
import dev.anteroom.console.connections.ConnectionsController;
import dev.anteroom.console.devices.DevicesController;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.Languages;
import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.console.fx.SecondClock;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.instance.SingleInstance;
import dev.anteroom.console.instance.WindowCalls;
import dev.anteroom.console.join.ApplicationServerClient;
import dev.anteroom.console.join.JoinException;
import dev.anteroom.console.join.JoinFault;
import dev.anteroom.console.join.JoinModel;
import dev.anteroom.console.join.JoinNotice;
import dev.anteroom.console.join.Joiner;
import dev.anteroom.console.journal.FileJournal;
import dev.anteroom.console.journal.JournalSettingsController;
import dev.anteroom.console.notify.NoticeSettingsController;
import dev.anteroom.console.notify.NoticeWays;
import dev.anteroom.console.notify.Notices;
import dev.anteroom.console.settings.DeskSettingsController;
import dev.anteroom.console.settings.LooksController;
import dev.anteroom.console.settings.SettingsController;
import dev.anteroom.console.settings.SettingsSection;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.console.settings.TextSize;
import dev.anteroom.console.settings.ThemeKeeper;
import dev.anteroom.console.settings.WindowKeeper;
import dev.anteroom.console.tour.Tour;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.EnxRoomObserver;
import dev.anteroom.enx.EnxRtc;
import dev.anteroom.enx.InvalidTokenException;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.media.MediaEngines;
import dev.anteroom.media.process.ProcessEngines;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the program together by hand and takes it apart again. Owns everything that runs: the SDK,
 * the practice room, the background threads, the settings.
 */
final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final Duration SERVER_LIMIT = Duration.ofSeconds(15);
    private static final double FIRST_WIDTH = 1180;
    private static final double FIRST_HEIGHT = 760;

    private final StartRequest request;
    private final SettingsStore settings;
    private final PrintStream out;
    private final PrintStream err;
    private final StartMarks marks;
    private final Texts texts = Texts.of("console");
    private final FxExecutor fx = new FxExecutor();
    private final ExecutorService background =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("anteroom-background-", 1).factory());
    private final LazyEngine engine;
    private final EnxRtc rtc;
    private volatile CompletableFuture<?> network = CompletableFuture.completedFuture(null);
    private final WindowBell calls = new WindowBell(fx);
    private final Connections connections;
    private final ApplicationServerClient server;
    private final AtomicReference<ExitCode> ending = new AtomicReference<>(ExitCode.FINE);
    private final PracticeHost practice;
    private final Optional<Path> journalDirectory;
    private final RoomOptions roomOptions;
    private final FileJournal journal;
    private final GuestDesk guests;
    private volatile boolean closed;
    private volatile @Nullable JoinModel join;
    private Consumer<String> journalNotice = _ -> {};
    private volatile @Nullable Notices notices;
    private volatile @Nullable SecondClock clock;
    private volatile @Nullable TrayDesk tray;
    private volatile @Nullable CrashWatch crashes;
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
        this.out = out;
        this.err = err;
        marks = new StartMarks(System.getenv(), out);
        this.journalDirectory = journalDirectory;
        connections =
                new Connections(journalDirectory.map(Path::getParent), settings, background, fx);
        connections.load();
        server = new ApplicationServerClient(background, SERVER_LIMIT, connections.trust());
        this.roomOptions = roomOptions;
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
        boolean withMedia = request.media() != MediaMode.OFF;
        engine = new LazyEngine(withMedia ? ProcessEngines::start : MediaEngines::off);
        rtc = withMedia ? new EnxRtc(engine, connections.trust()) : new EnxRtc(connections.trust());
        practice =
                new PracticeHost(
                        request.port(),
                        texts.get("practice.room"),
                        request.guests().orElse(new SimulatedGuests.Rehearsal()),
                        page -> out.println(texts.get("practice.open", page.toString())),
                        background);
    }

    /**
     * Shows the window, then begins what the command line asked for. JavaFX application thread.
     *
     * @param browser opens an address in the user's browser
     */
    void open(Stage stage, Consumer<URI> browser) {
        marks.reached("toolkit-ready");
        ThemeKeeper themes = ThemeKeeper.start(request.theme().orElse(settings.current().theme()));
        Views views = new Views();
        TextSize textSize = new TextSize(settings.current().reading().textPercent());
        views.register(
                LooksController.class, () -> new LooksController(themes, textSize, settings));
        ObjectProperty<Duration> undoWindow =
                new SimpleObjectProperty<>(Duration.ofSeconds(settings.current().undoSeconds()));
        views.register(
                DeskSettingsController.class,
                () -> new DeskSettingsController(undoWindow, settings));
        NoticeWays ways = noticeWays();
        Notices shownNotices = notices(ways, stage);
        notices = shownNotices;
        views.register(
                NoticeSettingsController.class,
                () -> new NoticeSettingsController(shownNotices, settings));
        Replies replies = new Replies(new SettingsReplies(settings));
        views.register(RepliesController.class, () -> new RepliesController(replies));
        views.register(JournalSettingsController.class, this::journalSettings);
        views.register(ConnectionsController.class, connections::page);
        MediaDesk media = new MediaDesk(engine, request.media(), settings, fx);
        PulsePickUp pulses = new PulsePickUp(fx);
        views.register(
                DevicesController.class,
                () -> new DevicesController(media.devicesModel(), pulses, fx));
        views.register(AboutController.class, this::about);
        List<SettingsSection> sections = SettingsPages.of(views);
        views.register(SettingsController.class, () -> new SettingsController(sections));
        ConsoleWindow window =
                new ConsoleWindow(
                        stage,
                        views,
                        listener ->
                                new JoinModel(
                                        new Joiner(
                                                practice,
                                                server,
                                                this::connect,
                                                this::whenNetworkIsReady),
                                        connections.stores(),
                                        marks.marking(listener, stage::getScene),
                                        fx),
                        media,
                        browser,
                        undoWindow,
                        replies,
                        shownNotices,
                        guests,
                        this::joinFailed,
                        fx);
        join = window.join();
        textSize.follow(stage.getScene());
        stage.getScene().setNodeOrientation(Languages.orientation());
        journalNotice = window::tell;
        crashes = CrashWatch.start(() -> fx.execute(() -> window.tell(texts.get("crash"))));
        tray =
                new TrayDesk(
                        stage,
                        shownNotices,
                        () -> settings.current().notices().tray(),
                        window::quit,
                        ways::tray);
        WindowKeeper.keep(stage, settings, FIRST_WIDTH, FIRST_HEIGHT);
        marks.reached("window-made");
        stage.show();
        marks.reached("window-shown");
        marks.reachedAtNextPulse(stage.getScene(), "first-pulse", "first-frame");
        settings.takeNotice()
                .ifPresent(
                        sentence ->
                                window.join()
                                        .showNotice(
                                                new JoinNotice(JoinNotice.Tone.WARNING, sentence)));
        calls.ringAt(window);
        begin(window.join(), stage);
    }

    /** Does from now on what further starts of the program ask for. */
    void hear(SingleInstance first) {
        first.serve(calls);
    }

    /** Connects to nobody before something has come to its end. */
    void connectAfter(CompletableFuture<?> ready) {
        network = ready;
    }

    private void whenNetworkIsReady(Runnable task) {
        background.execute(
                () -> {
                    network.join();
                    task.run();
                });
    }

    /** The window as it can be called from outside, such as by the tray. From any thread. */
    WindowCalls calls() {
        return calls;
    }

    /** Says where the log is that a report may quote; before the window opens. */
    void keepsLogIn(Path directory) {
        logs = Optional.of(directory);
    }

    /** How the program shall end, as far as is known now. */
    ExitCode ending() {
        return ending.get();
    }

    /** The practice room. */
    PracticeHost practice() {
        return practice;
    }

    /** Ends everything that runs, within seconds. Twice is fine; the second waits for the first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        @Nullable JoinModel joining = join;
        if (joining != null) {
            // First, or what is closed below would break the join off as if by a fault.
            joining.cancel();
        }
        @Nullable CrashWatch watching = crashes;
        if (watching != null) {
            watching.close();
        }
        @Nullable TrayDesk besideTheClock = tray;
        if (besideTheClock != null) {
            besideTheClock.close();
        }
        @Nullable Notices noticed = notices;
        if (noticed != null) {
            noticed.close();
        }
        @Nullable SecondClock ticking = clock;
        if (ticking != null) {
            ticking.close();
        }
        rtc.close();
        // After the rooms, which send and receive through it.
        engine.close();
        server.close();
        practice.close();
        background.shutdownNow();
        guests.endStays();
        journal.close();
        settings.close();
    }

    private AboutController about() {
        return new AboutController(
                Anteroom.version(),
                new ReportContents(settings, logs, journalDirectory),
                ReportPlace::ask,
                background,
                fx);
    }

    private JournalSettingsController journalSettings() {
        return new JournalSettingsController(
                () -> journalDirectory.isEmpty() ? 0 : settings.current().desk().journalDays(),
                days -> {
                    settings.update(each -> each.withDesk(each.desk().withJournalDays(days)));
                    journal.retain(days);
                },
                journalDirectory.map(Path::toString),
                guests::openJournal);
    }

    private NoticeWays noticeWays() {
        SecondClock ticking = new SecondClock();
        clock = ticking;
        return new NoticeWays(() -> settings.current().notices(), ticking.nanosProperty(), fx);
    }

    private Notices notices(NoticeWays ways, Stage stage) {
        // The tour and the tests run without a screen: there is nobody to hear or see.
        boolean watched = !System.getProperty("glass.platform", "").equals("Headless");
        return watched ? ways.open(() -> stage, new IconBadge(stage)) : ways.silent();
    }

    private void begin(JoinModel join, Stage stage) {
        switch (request.mode()) {
            case StartMode.JoinScreen() -> {}
            case StartMode.Practice() ->
                    join.joinPractice(simulatedGuests(), texts.get("practice.moderator"));
            case StartMode.Token(String tokenOrLink) ->
                    LinkArgument.understand(tokenOrLink)
                            .ifPresentOrElse(calls::open, () -> join.joinWithToken(tokenOrLink));
            case StartMode.Link(String linkOrFile) -> calls.open(linkOrFile);
            case StartMode.Tour(Path pictures) ->
                    background.execute(() -> playTour(stage, pictures));
        }
    }

    private boolean simulatedGuests() {
        return !(request.guests().orElse(new SimulatedGuests.None())
                instanceof SimulatedGuests.None);
    }

    private EnxRoom connect(String token) throws JoinException {
        try {
            return rtc.joinRoom(token, roomOptions, new EnxRoomObserver() {});
        } catch (InvalidTokenException unusable) {
            throw JoinException.unusableToken(unusable.problem());
        } catch (IllegalStateException refused) {
            if (closed) {
                throw JoinException.closing();
            }
            throw refused;
        }
    }

    private void joinFailed(JoinFault fault, String sentence) {
        boolean askedOnCommandLine =
                request.mode() instanceof StartMode.Token
                        || request.mode() instanceof StartMode.Practice;
        // A join that breaks off because the program ends is no failure to tell.
        if (askedOnCommandLine
                && !closed
                && ending.compareAndSet(ExitCode.FINE, JoinFailures.exitCodeOf(fault))) {
            err.println(sentence);
        }
    }

    private void playTour(Stage stage, Path pictures) {
        try {
            Tour played =
                    new Tour(
                            stage,
                            fx,
                            () -> new Tour.Practice(practice.server(), practice.room()),
                            pictures,
                            out::println);
            ending.set(played.play() ? ExitCode.FINE : ExitCode.TOUR_FAILED);
        } catch (RuntimeException failed) {
            LOG.error("The tour broke off.", failed);
            ending.set(ExitCode.TOUR_FAILED);
        } finally {
            Platform.exit();
        }
    }
}
