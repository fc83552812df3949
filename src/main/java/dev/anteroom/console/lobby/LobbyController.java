package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.Views;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The lobby pane: the list, its keys, and what stands there when nobody waits. */
public final class LobbyController {
    private final LobbyModel model;
    private final Views views;
    private final LobbyTexts texts;

    /** Keys that are down: a key held down repeats, and must not decide about the next person. */
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);

    private @Nullable AwaitedRow selected;
    private int selectedAt;

    @FXML private Label count;
    @FXML private Label keys;
    @FXML private Label banner;
    @FXML private ListView<AwaitedRow> list;
    @FXML private Label emptyTitle;
    @FXML private Label emptyText;

    /**
     * Made by the loader.
     *
     * @param model what to show
     * @param views loads the cells; has to know {@link AwaitedCellController}
     */
    public LobbyController(LobbyModel model, Views views) {
        this.model = model;
        this.views = views;
        this.texts = model.texts();
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> new AwaitedCell(views, this::decide));
        list.setItems(model.rows());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(
                        row -> {
                            if (!model.reconcilingProperty().get()) {
                                remember(row);
                            }
                        });
        // Registered after the list's own listeners, so it has the last word on the selection.
        model.reconcilingProperty()
                .subscribe(
                        busy -> {
                            if (!busy) {
                                keepSelection();
                            }
                        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.addEventFilter(KeyEvent.KEY_RELEASED, event -> held.remove(event.getCode()));
        list.focusWithinProperty().subscribe(held::clear);
        list.focusedProperty().subscribe(this::focused);
        keys.setTooltip(new Tooltip(texts.get("lobby.keys.help")));
        bindCount();
        bindEmptyState();
    }

    /** Where the keyboard works on the list. */
    public void focusList() {
        list.requestFocus();
    }

    /** Puts the keyboard on the list as soon as the pane is in a window. */
    public void focusListWhenShown() {
        list.sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) {
                                list.requestFocus();
                            }
                        });
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

    private void bindEmptyState() {
        BooleanBinding filled = Bindings.isNotEmpty(model.rows());
        keys.visibleProperty().bind(filled);
        model.phaseProperty()
                .subscribe(
                        phase -> {
                            String key = LobbyTexts.key(phase);
                            emptyTitle.setText(texts.get("empty." + key + ".title"));
                            emptyText.setText(texts.get("empty." + key + ".text"));
                            banner.setText(
                                    phase == LobbyPhase.OPEN ? "" : texts.get("banner." + key));
                        });
        banner.visibleProperty().bind(banner.textProperty().isNotEmpty().and(filled));
        banner.managedProperty().bind(banner.visibleProperty());
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        @Nullable Runnable action =
                switch (event.getCode()) {
                    case DOWN, J -> () -> move(1);
                    case UP, K -> () -> move(-1);
                    case A -> once(event, Verdict.APPROVE);
                    case D, DELETE -> once(event, Verdict.DENY);
                    // On a button Enter means that button, which may well be Deny.
                    case ENTER ->
                            event.getTarget() instanceof Button button
                                    ? fireOnce(event, button)
                                    : once(event, Verdict.APPROVE);
                    default -> null;
                };
        if (action != null) {
            event.consume();
            action.run();
        }
    }

    private Runnable once(KeyEvent event, Verdict verdict) {
        AwaitedRow row = list.getSelectionModel().getSelectedItem();
        return held.add(event.getCode()) && row != null ? () -> decide(row, verdict) : () -> {};
    }

    private Runnable fireOnce(KeyEvent event, Button button) {
        return held.add(event.getCode()) ? button::fire : () -> {};
    }

    private void decide(AwaitedRow row, Verdict verdict) {
        boolean focusWithin = list.isFocusWithin();
        if (!model.decide(row, verdict)) {
            return;
        }
        selectNextAfter(model.rows().indexOf(row));
        if (focusWithin) {
            // The pressed button is disabled now and would lose the focus to somewhere else.
            list.requestFocus();
        }
    }

    private void selectNextAfter(int index) {
        int size = model.rows().size();
        for (int i = index + 1; i < size; i++) {
            if (model.rows().get(i).state().isOpen()) {
                select(i);
                return;
            }
        }
        for (int i = Math.min(index, size) - 1; i >= 0; i--) {
            if (model.rows().get(i).state().isOpen()) {
                select(i);
                return;
            }
        }
    }

    private void move(int step) {
        int size = model.rows().size();
        if (size == 0) {
            return;
        }
        int from = list.getSelectionModel().getSelectedIndex();
        // Without a selection, whoever came to the place of the one who left is the next.
        int to = from >= 0 ? from + step : selectedAt - (step < 0 ? 1 : 0);
        select(Math.clamp(to, 0, size - 1));
    }

    private void select(int index) {
        list.getSelectionModel().clearAndSelect(index);
        list.getFocusModel().focus(index);
        reveal(index);
    }

    /** Scrolls no further than it must; {@code ListView.scrollTo} alone puts the row on top. */
    private void reveal(int index) {
        if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)
                || flow.getFirstVisibleCell() == null) {
            return;
        }
        int whole = Math.max(1, (int) (flow.getHeight() / list.getFixedCellSize()));
        IndexedCell<?> top = flow.getFirstVisibleCell();
        int first = top.getLayoutY() < 0 ? top.getIndex() + 1 : top.getIndex();
        if (index < first) {
            list.scrollTo(index);
        } else if (index >= first + whole) {
            list.scrollTo(index - whole + 1);
        }
    }

    private void remember(@Nullable AwaitedRow row) {
        selected = row;
        if (row != null) {
            selectedAt = list.getSelectionModel().getSelectedIndex();
        }
    }

    /**
     * Keeps the selection on the same person when rows come and go. When that person left, nobody
     * is selected: the next key must not decide about somebody who slid into the place.
     */
    private void keepSelection() {
        AwaitedRow kept = selected;
        int index = kept == null ? -1 : model.rows().indexOf(kept);
        if (index >= 0) {
            selectedAt = index;
            if (list.getSelectionModel().getSelectedIndex() != index) {
                list.getSelectionModel().clearAndSelect(index);
            }
        } else {
            list.getSelectionModel().clearSelection();
        }
        list.getFocusModel().focus(index);
    }

    private void focused(boolean focused) {
        if (focused && list.getSelectionModel().isEmpty() && !model.rows().isEmpty()) {
            select(0);
        }
    }
}
