package dev.anteroom.console.stage;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableLongValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The stage. */
public final class StageController {
    /** From this height on there is room for words below a title, in sizes of the text. */
    private static final double HIGH = 9.5;

    private static final PseudoClass OVER_TILES = PseudoClass.getPseudoClass("over-tiles");

    private final StageModel model;
    private final Views views;
    private final ObservableLongValue clock;
    private final TileField field = new TileField();
    private final Map<Tile, View<TileController>> shown = new HashMap<>();
    private final ListChangeListener<Tile> tilesChanged = change -> showTiles();
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private Subscription subscriptions = Subscription.EMPTY;

    @FXML private Parent stage;
    @FXML private StackPane place;
    @FXML private VBox note;
    @FXML private Label noteTitle;
    @FXML private Label noteText;

    /**
     * Made by the loader.
     *
     * @param model what to show
     * @param views loads the tiles; has to know {@link TileController}
     * @param clock changes once a second
     */
    public StageController(StageModel model, Views views, ObservableLongValue clock) {
        this.model = model;
        this.views = views;
        this.clock = clock;
    }

    @FXML
    private void initialize() {
        seen.bind(Shown.of(stage));
        place.getChildren().addFirst(field);
        model.tiles().addListener(tilesChanged);
        showTiles();
        subscriptions =
                Subscription.combine(
                        model.largeProperty().subscribe(this::showLarge),
                        model.noteProperty().subscribe(this::showNote),
                        model.numbersShownProperty().subscribe(this::turnNumbers),
                        clock.subscribe(second -> measure()));
        place.heightProperty().subscribe(_ -> showNote(model.noteProperty().get()));
        stage.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Moves the focus to the first tile. */
    public void focusTiles() {
        field.getChildren().stream().findFirst().ifPresent(tile -> tile.requestFocus());
    }

    /** Wants no pictures and no numbers any more. */
    public void close() {
        model.tiles().removeListener(tilesChanged);
        subscriptions.unsubscribe();
        shown.values().forEach(tile -> tile.controller().close());
        shown.clear();
    }

    private void showTiles() {
        List<Tile> wanted = model.tiles();
        shown.entrySet()
                .removeIf(
                        entry -> {
                            boolean gone = !wanted.contains(entry.getKey());
                            if (gone) {
                                entry.getValue().controller().close();
                            }
                            return gone;
                        });
        List<Parent> roots = new ArrayList<>(wanted.size());
        for (Tile tile : wanted) {
            roots.add(shown.computeIfAbsent(tile, this::load).root());
        }
        field.getChildren().setAll(roots);
        showLarge(model.largeProperty().get());
        showNote(model.noteProperty().get());
    }

    private View<TileController> load(Tile tile) {
        View<TileController> view = views.load(FxmlFile.TILE, TileController.class);
        view.controller().show(tile, seen);
        return view;
    }

    private void showLarge(Optional<Tile> large) {
        field.feature(large.map(shown::get).map(View::root).orElse(null));
    }

    private void showNote(StageNote words) {
        boolean any = !words.title().isEmpty();
        boolean alone = model.tiles().isEmpty();
        noteTitle.setText(words.title());
        noteText.setText(words.text());
        // Over tiles one line is enough; the whole space is for who is there.
        Shown.when(noteText, alone && isHigh());
        note.setVisible(any);
        note.pseudoClassStateChanged(OVER_TILES, !alone);
        StackPane.setAlignment(note, alone ? Pos.CENTER : Pos.TOP_CENTER);
    }

    /** High enough for more than a title. */
    private boolean isHigh() {
        return place.getHeight() >= HIGH * noteText.getFont().getSize();
    }

    private void turnNumbers(boolean wanted) {
        if (wanted) {
            measure();
        } else {
            model.forgetNumbers();
        }
    }

    private void measure() {
        if (model.numbersShownProperty().get() && seen.get()) {
            model.measure(model.tiles().stream().filter(this::isSeen).toList());
        }
    }

    private boolean isSeen(Tile tile) {
        @Nullable View<TileController> view = shown.get(tile);
        return view != null && view.root().isVisible();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && model.allEqual()) {
            event.consume();
        }
    }
}
