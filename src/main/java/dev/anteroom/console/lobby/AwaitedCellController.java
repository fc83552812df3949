package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.fx.Initials;
import dev.anteroom.console.fx.LateNodes;
import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.WholeText;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.StringExpression;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One person who waits. Made anew for each cell. */
public final class AwaitedCellController {
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final PseudoClass VERY_LONG = PseudoClass.getPseudoClass("very-long");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass UNSENT = PseudoClass.getPseudoClass("unsent");
    private static final PseudoClass LEAVING = PseudoClass.getPseudoClass("leaving");

    /** Under this width there is no room for name and buttons beside each other, in letters. */
    private static final double NARROW = 25;

    private final LobbyModel model;
    private final LobbyTexts texts;
    private final RowTexts rowTexts;
    private final Settling settling;
    private final StringExpression roomOnRows;
    private final InvalidationListener refresh = _ -> refresh();
    private final InvalidationListener tick = _ -> tick();
    private final ReadOnlyStringWrapper described = new ReadOnlyStringWrapper("");

    private @Nullable RowActions wishes;
    private @Nullable AwaitedRow row;
    private @Nullable AwaitedRow pressed;
    private @Nullable AwaitedRow menuFor;

    @FXML private HBox root;
    @FXML private VBox words;
    @FXML private Label initial;
    @FXML private Label name;
    @FXML private Label room;
    @FXML private Label altered;
    @FXML private Label claim;
    @FXML private Label detail;
    @FXML private Label concerns;
    @FXML private Label remarks;
    @FXML private HBox actions;
    @FXML private Button undo;
    @FXML private Button deny;
    @FXML private Button approve;
    @FXML private MenuButton more;
    @FXML private MenuItem hold;
    @FXML private MenuItem claimItem;

    /**
     * Made by the loader.
     *
     * @param model what the row belongs to
     * @param nanoTime tells how long a row has been where it is
     */
    public AwaitedCellController(LobbyModel model, LongSupplier nanoTime) {
        this.model = model;
        this.texts = model.texts();
        this.rowTexts = new RowTexts(texts);
        this.settling = new Settling(nanoTime);
        this.roomOnRows = model.roomOnRows();
    }

    @FXML
    private void initialize() {
        // Bound here and not in the row: each cell keeps one listener for as long as it lives.
        roomOnRows.subscribe(
                text -> {
                    fill(room, text);
                    refresh();
                });
        for (Label label : new Label[] {name, room, claim, detail, concerns, remarks}) {
            WholeText.offer(label);
        }
        Node[] seldom = {altered, claim, concerns, remarks, undo};
        for (Node node : seldom) {
            Shown.when(node, false);
        }
        LateNodes.keepOut(seldom);
        LateNodes.keepOut(room);
        // Both change while things are laid out. Told by the font itself, nodes would move while
        // the toolkit goes through them to give them their looks.
        root.widthProperty().subscribe(_ -> placeActions());
        root.heightProperty().subscribe(_ -> placeActions());
        for (Button button : new Button[] {deny, approve}) {
            button.setOnMousePressed(_ -> pressed = row);
        }
        // The list may move while the menu is open; it stays about the person it was opened for.
        more.setOnShowing(_ -> menuFor = row);
    }

    void onWish(RowActions newWishes) {
        wishes = newWishes;
    }

    /** Only the buttons of the row at hand are stops of the Tab key, so Tab leaves a long list. */
    void followLead(ObservableBooleanValue atHand) {
        for (Node node : new Node[] {undo, deny, approve, more}) {
            node.focusTraversableProperty().bind(atHand);
        }
    }

    ReadOnlyStringProperty describedProperty() {
        return described.getReadOnlyProperty();
    }

    void show(@Nullable AwaitedRow newRow) {
        if (newRow == row) {
            return;
        }
        settling.changed(row != null);
        if (row != null) {
            row.lookProperty().removeListener(refresh);
        } else {
            model.nanos().addListener(tick);
            model.phaseProperty().addListener(refresh);
        }
        row = newRow;
        if (newRow == null) {
            model.nanos().removeListener(tick);
            model.phaseProperty().removeListener(refresh);
            forgetName();
        } else {
            newRow.lookProperty().addListener(refresh);
            refresh();
        }
    }

    @FXML
    private void approve() {
        decide(Verdict.APPROVE);
    }

    @FXML
    private void deny() {
        decide(Verdict.DENY);
    }

    @FXML
    private void undo() {
        wish(row, RowActions::undo);
    }

    @FXML
    private void hold() {
        wish(menuFor, RowActions::hold);
    }

    @FXML
    private void note() {
        wish(menuFor, RowActions::note);
    }

    @FXML
    private void claim() {
        wish(menuFor, RowActions::claim);
    }

    private void decide(Verdict verdict) {
        AwaitedRow meant = row;
        AwaitedRow under = pressed;
        pressed = null;
        boolean byMouse = under != null;
        if (byMouse && (settling.isSettling() || under != meant)) {
            // The list moved under the pointer; deciding about whoever came there would be a
            // decision nobody made.
            model.sayMoved();
            return;
        }
        wish(meant, (actions, about) -> actions.decide(about, verdict));
    }

    private void wish(@Nullable AwaitedRow about, BiConsumer<RowActions, AwaitedRow> wish) {
        RowActions told = wishes;
        if (about != null && told != null) {
            wish.accept(told, about);
        }
    }

    /** The texts stay, unseen: taking them away and putting them back lays the row out anew. */
    private void forgetName() {
        described.set("");
        for (Node stop : new Node[] {undo, deny, approve, more}) {
            stop.setAccessibleText(null);
        }
    }

    private void refresh() {
        AwaitedRow shown = row;
        if (shown == null) {
            return;
        }
        RowLook look = shown.look();
        String shownName = texts.name(look.person());
        name.setText(shownName);
        initial.setText(Initials.of(look.person().name()));
        Shown.when(altered, look.person().nameAltered());
        fill(claim, rowTexts.claim(look));
        fill(concerns, rowTexts.concerns(look));
        fill(remarks, rowTexts.remarks(look));
        approve.setAccessibleText(texts.get("row.approve.named", shownName));
        deny.setAccessibleText(texts.get("row.deny.named", shownName));
        undo.setAccessibleText(texts.get("row.undo.named", shownName));
        more.setAccessibleText(texts.get("row.more.named", shownName));
        hold.setText(texts.get(look.held() ? "row.unhold" : "row.hold"));
        claimItem.setText(texts.get(look.claim().mine() ? "row.release" : "row.claim"));
        showState(look);
        showActions(shown);
        described.set(rowTexts.described(look, roomOnRows.get(), model.nanos().get()));
    }

    /** Of all that is shown the time changes the words about the state only. */
    private void tick() {
        AwaitedRow shown = row;
        if (shown != null
                && !rowTexts.state(shown.look(), model.nanos().get()).equals(detail.getText())) {
            refresh();
        }
    }

    /** In large writing the buttons would leave no room for the name, so they go below it. */
    private void placeActions() {
        Pane place =
                root.getWidth() > 0 && root.getWidth() < NARROW * name.getFont().getSize()
                        ? words
                        : root;
        if (!place.equals(actions.getParent())) {
            place.getChildren().add(actions);
        }
    }

    private void showState(RowLook look) {
        long now = model.nanos().get();
        detail.setText(rowTexts.state(look, now));
        LobbyTexts.Patience patience = LobbyTexts.patience(LobbyTexts.waited(look.person(), now));
        boolean waiting = look.state() instanceof RowState.Waiting;
        detail.pseudoClassStateChanged(LONG, waiting && patience == LobbyTexts.Patience.LONG);
        detail.pseudoClassStateChanged(
                VERY_LONG, waiting && patience == LobbyTexts.Patience.VERY_LONG);
        detail.pseudoClassStateChanged(FAILED, look.state() instanceof RowState.Failed);
        detail.pseudoClassStateChanged(UNSENT, look.state().isUnsent());
        root.pseudoClassStateChanged(LEAVING, look.state().isLeaving());
    }

    private void showActions(AwaitedRow shown) {
        RowState state = shown.state();
        boolean pending = state instanceof RowState.Pending;
        actions.setVisible(!state.isLeaving());
        Shown.when(undo, pending);
        for (Node node : new Node[] {deny, approve, more}) {
            Shown.when(node, !pending);
            node.setDisable(!state.isOpen() || !model.phaseProperty().get().canDecide());
        }
        more.setDisable(!state.isOpen());
        Styles.set(approve, "success", shown.primary() == Verdict.APPROVE);
        Styles.set(deny, "danger", shown.primary() == Verdict.DENY);
    }

    private static void fill(Label label, String text) {
        label.setText(text);
        Shown.when(label, !text.isEmpty());
    }
}
