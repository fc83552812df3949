package dev.anteroom.console.lobby;

import dev.anteroom.console.fx.Initials;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** One person who waits. Made anew for each cell. */
public final class AwaitedCellController {
    /** A click this soon after the cell changed its row was meant for the row before. */
    private static final Duration SETTLING = Duration.ofMillis(250);

    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    private static final PseudoClass VERY_LONG = PseudoClass.getPseudoClass("very-long");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    private static final PseudoClass LEAVING = PseudoClass.getPseudoClass("leaving");

    private final LobbyModel model;
    private final LobbyTexts texts;
    private final LongSupplier nanoTime;
    private final InvalidationListener refresh = _ -> refresh();
    private final ReadOnlyStringWrapper described = new ReadOnlyStringWrapper("");

    private BiConsumer<AwaitedRow, Verdict> onVerdict = (_, _) -> {};
    private @Nullable AwaitedRow row;
    private @Nullable AwaitedRow pressed;
    private long shownSince;

    @FXML private HBox root;
    @FXML private Label initial;
    @FXML private Label name;
    @FXML private Label altered;
    @FXML private Label detail;
    @FXML private HBox actions;
    @FXML private Button deny;
    @FXML private Button approve;

    private final Tooltip wholeName = new Tooltip();
    private final Tooltip wholeDetail = new Tooltip();

    /**
     * Made by the loader.
     *
     * @param model what the row belongs to
     * @param nanoTime tells how long a row has been where it is
     */
    public AwaitedCellController(LobbyModel model, LongSupplier nanoTime) {
        this.model = model;
        this.texts = model.texts();
        this.nanoTime = nanoTime;
        this.shownSince = nanoTime.getAsLong() - SETTLING.toNanos();
    }

    @FXML
    private void initialize() {
        wholeName.textProperty().bind(name.textProperty());
        wholeDetail.textProperty().bind(detail.textProperty());
        name.textTruncatedProperty().subscribe(cut -> name.setTooltip(cut ? wholeName : null));
        detail.textTruncatedProperty()
                .subscribe(cut -> detail.setTooltip(cut ? wholeDetail : null));
        for (Button button : new Button[] {deny, approve}) {
            button.setOnMousePressed(_ -> pressed = row);
        }
    }

    void onVerdict(BiConsumer<AwaitedRow, Verdict> newOnVerdict) {
        onVerdict = newOnVerdict;
    }

    /** Only the selected row's buttons are stops of the Tab key, so Tab leaves a long list. */
    void followSelection(ObservableBooleanValue selected) {
        deny.focusTraversableProperty().bind(selected);
        approve.focusTraversableProperty().bind(selected);
    }

    ReadOnlyStringProperty describedProperty() {
        return described.getReadOnlyProperty();
    }

    void show(@Nullable AwaitedRow newRow) {
        if (newRow == row) {
            return;
        }
        if (row != null || isSettling()) {
            shownSince = nanoTime.getAsLong();
        }
        if (row != null) {
            row.personProperty().removeListener(refresh);
            row.stateProperty().removeListener(refresh);
        } else {
            model.nanos().addListener(refresh);
            model.phaseProperty().addListener(refresh);
        }
        row = newRow;
        if (newRow == null) {
            model.nanos().removeListener(refresh);
            model.phaseProperty().removeListener(refresh);
            clear();
        } else {
            newRow.personProperty().addListener(refresh);
            newRow.stateProperty().addListener(refresh);
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

    private void decide(Verdict verdict) {
        AwaitedRow meant = row;
        AwaitedRow under = pressed;
        pressed = null;
        if (meant == null) {
            return;
        }
        boolean byMouse = under != null;
        if (byMouse && (isSettling() || under != meant)) {
            // The list moved under the pointer; deciding about whoever came there would be a
            // decision nobody made.
            model.sayMoved();
            return;
        }
        onVerdict.accept(meant, verdict);
    }

    /** Whether the cell showed somebody else until a moment ago. */
    private boolean isSettling() {
        return nanoTime.getAsLong() - shownSince < SETTLING.toNanos();
    }

    private void clear() {
        name.setText("");
        detail.setText("");
        initial.setText("");
        described.set("");
        approve.setAccessibleText(null);
        deny.setAccessibleText(null);
    }

    private void refresh() {
        AwaitedRow shown = row;
        if (shown == null) {
            return;
        }
        String shownName = texts.name(shown.person());
        name.setText(shownName);
        initial.setText(Initials.of(shown.person().name()));
        display(altered, shown.person().nameAltered());
        approve.setAccessibleText(texts.get("row.approve.named", shownName));
        deny.setAccessibleText(texts.get("row.deny.named", shownName));
        showState(shown);
        described.set(texts.get("row.described", shownName, detail.getText()));
    }

    private void showState(AwaitedRow shown) {
        RowState state = shown.state();
        long now = model.nanos().get();
        detail.setText(
                switch (state) {
                    case RowState.Waiting _ -> texts.waiting(shown.person(), now);
                    case RowState.Sending(Verdict verdict) ->
                            texts.get("row.sending." + key(verdict));
                    case RowState.Settled(Verdict verdict) ->
                            texts.get("row.settled." + key(verdict));
                    case RowState.Failed(var decision) -> texts.failure(decision);
                    case RowState.Gone(var why) -> texts.gone(why);
                });
        LobbyTexts.Patience patience = LobbyTexts.patience(LobbyTexts.waited(shown.person(), now));
        boolean waiting = state instanceof RowState.Waiting;
        detail.pseudoClassStateChanged(LONG, waiting && patience == LobbyTexts.Patience.LONG);
        detail.pseudoClassStateChanged(
                VERY_LONG, waiting && patience == LobbyTexts.Patience.VERY_LONG);
        detail.pseudoClassStateChanged(FAILED, state instanceof RowState.Failed);
        boolean leaving = state instanceof RowState.Gone || state instanceof RowState.Settled;
        root.pseudoClassStateChanged(LEAVING, leaving);
        actions.setVisible(!leaving);
        actions.setDisable(!state.isOpen() || !model.phaseProperty().get().canDecide());
    }

    private static void display(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static String key(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
