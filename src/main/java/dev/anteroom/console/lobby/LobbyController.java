package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.LateNodes;
import dev.anteroom.console.fx.Views;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The lobby pane: the list, what is above and below it, and what stands there when it is empty. */
public final class LobbyController implements RowActions {
    /**
     * A pane lower than this has no room for bars and the queue in words at once, in sizes of the
     * text.
     */
    private static final double LOW = 23.6;

    /** A pane lower than this has no room for the queue in words at all. */
    private static final double VERY_LOW = 16;

    private final LobbyModel model;
    private final Views views;
    private final LobbyTexts texts;

    private @Nullable LobbySelection selection;
    private boolean inFront = true;
    private @Nullable WindowKeys windowKeys;
    private Runnable whenWanted = () -> {};
    private @Nullable NoteBarController notes;
    private @Nullable KeysController sheet;

    @FXML private StackPane lobby;
    @FXML private Label count;
    @FXML private TextField search;
    @FXML private Label queue;
    @FXML private Label banner;
    @FXML private VBox bars;
    @FXML private ListView<LobbyItem> list;
    @FXML private VBox foot;
    @FXML private Label emptyTitle;
    @FXML private Label emptyText;

    /**
     * Made by the loader.
     *
     * @param model what to show
     * @param views loads the cells and bars; has to know their controllers, see {@link LobbyViews}
     */
    public LobbyController(LobbyModel model, Views views) {
        this.model = model;
        this.views = views;
        this.texts = model.texts();
    }

    @FXML
    private void initialize() {
        LobbySelection chosen = new LobbySelection(list, model.items());
        selection = chosen;
        RowViews rowViews = new RowViews(views, model.fx());
        fillWhenThereAreRows(rowViews);
        list.setCellFactory(_ -> new LobbyCell(views, rowViews, this, chosen::extendTo));
        new LobbyKeys(model, chosen, this).listen(list);
        list.focusedProperty().subscribe(focused -> listFocused(focused, chosen));
        placeBars(chosen);
        makeRoom();
        bindCount();
        bindQueue();
        bindSearch();
        bindEmptyState();
        windowKeys = new WindowKeys(lobby, new KeyActions());
        windowKeys.setInFront(inFront);
    }

    /** Told before the keyboard is put on the pane, which may be behind a tab. */
    public void onWanted(Runnable newWhenWanted) {
        whenWanted = newWhenWanted;
    }

    /** Where the keyboard works on the list. */
    public void focusList() {
        whenWanted.run();
        list.requestFocus();
    }

    /** Puts the keyboard on the list as soon as the pane is in a window. */
    public void focusListWhenShown() {
        list.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null && inFront) {
                                list.requestFocus();
                            }
                        });
    }

    /**
     * Says whether this room is the open one. A pane beside it keeps to itself: keys of the whole
     * window work on it only while it has the focus, and it never takes the focus by itself.
     */
    public void setInFront(boolean newInFront) {
        inFront = newInFront;
        if (windowKeys != null) {
            windowKeys.setInFront(newInFront);
        }
    }

    @Override
    public void decide(AwaitedRow row, Verdict verdict) {
        boolean focusWithin = list.isFocusWithin();
        if (!model.decide(row, verdict)) {
            return;
        }
        if (selection != null) {
            selection.selectNextAfter(row);
        }
        if (focusWithin) {
            // The pressed button is disabled now and would lose the focus to somewhere else.
            list.requestFocus();
        }
    }

    @Override
    public void undo(AwaitedRow row) {
        model.desk().undo(List.of(row));
        list.requestFocus();
    }

    @Override
    public void hold(AwaitedRow row) {
        model.toggleHold(List.of(row));
        list.requestFocus();
    }

    @Override
    public void note(AwaitedRow row) {
        if (notes != null) {
            notes.open(row);
        }
    }

    @Override
    public void claim(AwaitedRow row) {
        model.toggleClaim(List.of(row));
        list.requestFocus();
    }

    @FXML
    private void showKeys() {
        whenWanted.run();
        if (sheet == null) {
            // Over a hundred labels that most people never look at.
            var keySheet = views.load(FxmlFile.KEYS, KeysController.class);
            keySheet.controller().onDone(this::focusList);
            lobby.getChildren().add(keySheet.root());
            sheet = keySheet.controller();
        }
        sheet.open();
    }

    /** Until then it says nothing: that nobody waits may not be true. */
    private void fillWhenThereAreRows(RowViews rowViews) {
        Node empty = list.getPlaceholder();
        list.setPlaceholder(new Region());
        rowViews.prepare(
                () -> {
                    list.setPlaceholder(empty);
                    list.setItems(model.items().list());
                });
    }

    private void placeBars(LobbySelection chosen) {
        var deskBars = views.load(FxmlFile.DESK_BARS, DeskBarsController.class);
        var results = views.load(FxmlFile.BULK_RESULT, BulkResultController.class);
        var note = views.load(FxmlFile.NOTE_BAR, NoteBarController.class);
        var bulk = views.load(FxmlFile.BULK_BAR, BulkBarController.class);
        deskBars.controller().onDone(this::focusList);
        results.controller().onDone(this::focusList);
        note.controller().onDone(this::focusList);
        chosen.chosenProperty().subscribe(bulk.controller()::select);
        notes = note.controller();
        bars.getChildren().setAll(deskBars.root(), note.root(), results.root());
        LateNodes.keepOut(note.root(), results.root());
        foot.getChildren().setAll(bulk.root());
    }

    private void makeRoom() {
        BooleanBinding barred = bars.heightProperty().greaterThan(1);
        ObservableValue<Number> height =
                Bindings.createDoubleBinding(
                        () -> lobby.getHeight() / search.getFont().getSize(),
                        lobby.heightProperty(),
                        search.fontProperty());
        queue.visibleProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        height.getValue().doubleValue()
                                                > (barred.get() ? LOW : VERY_LOW),
                                height,
                                barred));
        queue.managedProperty().bind(queue.visibleProperty());
    }

    private void bindCount() {
        count.textProperty().bind(model.waitingCountProperty().asString());
        count.visibleProperty().bind(model.waitingCountProperty().greaterThan(0));
        count.managedProperty().bind(count.visibleProperty());
        model.waitingCountProperty()
                .subscribe(
                        number -> {
                            String words = texts.get("lobby.count", number);
                            count.setAccessibleText(words);
                            list.setAccessibleText(texts.get("lobby.list.counted", words));
                        });
    }

    private void bindQueue() {
        model.queueProperty().subscribe(numbers -> queue.setText(texts.queue(numbers)));
        Tooltip inWords = new Tooltip();
        inWords.textProperty().bind(queue.textProperty());
        count.setTooltip(inWords);
        count.accessibleHelpProperty().bind(queue.textProperty());
    }

    private void bindSearch() {
        search.textProperty().addListener((_, _, typed) -> model.search(typed));
        search.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        search.clear();
                        focusList();
                    } else if (event.getCode() == KeyCode.DOWN
                            || event.getCode() == KeyCode.ENTER) {
                        event.consume();
                        focusList();
                    }
                });
    }

    private void bindEmptyState() {
        BooleanBinding filled = Bindings.isNotEmpty(model.rows());
        model.phaseProperty().subscribe(_ -> phase());
        model.items().shownProperty().subscribe(_ -> phase());
        banner.visibleProperty().bind(banner.textProperty().isNotEmpty().and(filled));
        banner.managedProperty().bind(banner.visibleProperty());
        LateNodes.keepOut(banner);
    }

    private void phase() {
        LobbyPhase phase = model.phaseProperty().get();
        boolean nobodyFound =
                model.items().shownProperty().get().searching() && !model.rows().isEmpty();
        String key = nobodyFound ? "search" : LobbyTexts.key(phase);
        emptyTitle.setText(texts.get("empty." + key + ".title"));
        emptyText.setText(texts.get("empty." + key + ".text"));
        banner.setText(
                phase == LobbyPhase.OPEN ? "" : texts.get("banner." + LobbyTexts.key(phase)));
    }

    private void listFocused(boolean focused, LobbySelection chosen) {
        if (focused && chosen.lead() == null) {
            chosen.selectFirst();
        }
    }

    private final class KeyActions implements WindowKeys.Actions {
        @Override
        public void find() {
            whenWanted.run();
            search.requestFocus();
            search.selectAll();
        }

        @Override
        public void showKeys() {
            LobbyController.this.showKeys();
        }

        @Override
        public void undoNewest() {
            model.desk().undoNewest();
        }
    }
}
