package dev.anteroom.console;

import dev.anteroom.console.desk.DeskJournal;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Overlay;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.guard.ExpectedController;
import dev.anteroom.console.guard.ExpectedMemory;
import dev.anteroom.console.guard.GuardModel;
import dev.anteroom.console.guard.GuardParts;
import dev.anteroom.console.guard.GuestsMenuController;
import dev.anteroom.console.journal.FileJournal;
import dev.anteroom.console.journal.JournalController;
import dev.anteroom.console.journal.JournalModel;
import dev.anteroom.console.journal.SessionSummary;
import dev.anteroom.console.journal.StayRecorder;
import dev.anteroom.console.journal.SummaryController;
import dev.anteroom.console.room.RoomScreen;
import dev.anteroom.console.room.RoomSurroundings;
import dev.anteroom.console.trust.RoomTrust;
import dev.anteroom.console.trust.TrustMemory;
import dev.anteroom.enx.EnxRoom;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Opens rooms with trust and a journal, and shows the cards that belong to them. For the JavaFX
 * application thread.
 */
final class GuestDesk {
    private final FileJournal journal;
    private final ExpectedMemory lists;
    private final Executor background;
    private final Executor fx;
    private final TrustMemory memory = new TrustMemory();
    private @Nullable Overlay overlay;
    private Runnable whenShown = () -> {};
    private final Map<RoomScreen, StayRecorder> stays = new ConcurrentHashMap<>();

    /**
     * Made once a window.
     *
     * @param journal where everything is written; not closed with this
     * @param lists keeps lists of expected people beyond the session
     * @param background reads and writes the moderator's files
     * @param fx runs tasks on the JavaFX application thread
     */
    GuestDesk(FileJournal journal, ExpectedMemory lists, Executor background, Executor fx) {
        this.journal = journal;
        this.lists = lists;
        this.background = background;
        this.fx = fx;
    }

    /**
     * Makes room for cards over what a window shows; the result goes into the window.
     *
     * @param onShow told before each card is shown
     */
    Parent over(Node below, Runnable onShow) {
        Overlay made = new Overlay(below);
        whenShown = onShow;
        overlay = made;
        return made.root();
    }

    /**
     * Opens a room's screen with trust and a journal; a new stay begins.
     *
     * @param told hears everything that is written
     */
    RoomScreen open(EnxRoom room, RoomSurroundings surroundings, DeskJournal told) {
        StayRecorder recorder = new StayRecorder(journal);
        DeskJournal both =
                event -> {
                    recorder.write(event);
                    told.write(event);
                };
        RoomTrust trust = new RoomTrust(room, memory, both, surroundings.desk().clock(), fx);
        RoomScreen screen =
                RoomScreen.open(room, fx, surroundings.withGuard(new GuardParts(trust, lists)));
        stays.put(screen, recorder);
        return screen;
    }

    /** The menu about guests for a room's header. */
    Parent menu(RoomScreen screen) {
        GuardModel model = screen.guard().orElseThrow();
        return new Views()
                .register(
                        GuestsMenuController.class,
                        () ->
                                new GuestsMenuController(
                                        model, () -> openExpected(model), this::openJournal))
                .load(FxmlFile.GUESTS_MENU, GuestsMenuController.class)
                .root();
    }

    /**
     * A stay that ended summed up, once; empty when nobody knocked.
     *
     * @param close takes it away
     */
    Optional<Parent> takeSummary(RoomScreen screen, Runnable close) {
        StayRecorder ended = stays.remove(screen);
        closeCard();
        return Optional.ofNullable(ended)
                .flatMap(StayRecorder::summary)
                .filter(summary -> summary.knocked() > 0 || summary.alarms() > 0)
                .map(summary -> summaryPanel(summary, close));
    }

    /**
     * Writes that all stays ended, when the program ends before the rooms could say so. Any thread.
     */
    void endStays() {
        stays.values().forEach(recorder -> recorder.end(Instant.now()));
    }

    /** Shows the journal. */
    void openJournal() {
        JournalModel model = new JournalModel(journal, background, fx, ZoneId.systemDefault());
        View<JournalController> card =
                new Views()
                        .register(
                                JournalController.class,
                                () ->
                                        new JournalController(
                                                model, this::chooseExport, this::closeCard))
                        .load(FxmlFile.JOURNAL, JournalController.class);
        show(card.root(), card.controller().first());
        card.controller().load();
    }

    private void openExpected(GuardModel model) {
        View<ExpectedController> card =
                new Views()
                        .register(
                                ExpectedController.class,
                                () ->
                                        new ExpectedController(
                                                model,
                                                this::chooseList,
                                                background,
                                                fx,
                                                this::closeCard))
                        .load(FxmlFile.EXPECTED, ExpectedController.class);
        show(card.root(), card.controller().first());
    }

    private Parent summaryPanel(SessionSummary summary, Runnable close) {
        return new Views()
                .register(
                        SummaryController.class,
                        () -> new SummaryController(summary, this::openJournal, close))
                .load(FxmlFile.SUMMARY, SummaryController.class)
                .root();
    }

    private void show(Parent card, Node first) {
        show(card, first, () -> {});
    }

    /**
     * Shows a card over the window.
     *
     * @param first where the keyboard works at first
     * @param onClose told once when it is taken away, for whatever reason
     */
    void show(Parent card, Node first, Runnable onClose) {
        Overlay shown = overlay;
        if (shown != null) {
            whenShown.run();
            shown.open(card, first, onClose);
        }
    }

    /** Takes the card away that is shown; twice is fine. */
    void closeCard() {
        Overlay shown = overlay;
        if (shown != null) {
            shown.close();
        }
    }

    private Optional<Path> chooseList() {
        Texts texts = Texts.of("guard");
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("expected.choose"));
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(
                                texts.get("expected.files"), List.of("*.csv", "*.txt", "*.tsv")),
                        new FileChooser.ExtensionFilter(
                                texts.get("expected.files.all"), List.of("*")));
        return path(chooser.showOpenDialog(window()));
    }

    private Optional<Path> chooseExport(JournalModel.Format format) {
        Texts texts = Texts.of("journal");
        String extension = format.name().toLowerCase(Locale.ROOT);
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("export.choose"));
        chooser.setInitialFileName(
                texts.get("export.name")
                        + "-"
                        + LocalDate.now(ZoneId.systemDefault())
                        + "."
                        + extension);
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(format.name(), List.of("*." + extension)));
        return path(chooser.showSaveDialog(window()));
    }

    private @Nullable Window window() {
        Overlay shown = overlay;
        return shown == null || shown.root().getScene() == null
                ? null
                : shown.root().getScene().getWindow();
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
