package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.fx.Shown;
import java.util.function.LongSupplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The header of a section. Made anew for each cell. */
public final class GroupCellController {
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final LobbyModel model;
    private final LobbyTexts texts;
    private final LongSupplier nanoTime;
    private final InvalidationListener refresh = _ -> refresh();
    private final ReadOnlyStringWrapper described = new ReadOnlyStringWrapper("");

    private @Nullable GroupHeader header;
    private ShownCrowd crowd;

    @FXML private Button fold;
    @FXML private Region arrow;
    @FXML private Label title;
    @FXML private Label count;
    @FXML private HBox actions;
    @FXML private Button deny;
    @FXML private Button approve;

    /**
     * Made by the loader.
     *
     * @param model what the section belongs to
     * @param nanoTime tells how long the buttons have been about the same people
     */
    public GroupCellController(LobbyModel model, LongSupplier nanoTime) {
        this.model = model;
        this.texts = model.texts();
        this.nanoTime = nanoTime;
        this.crowd = new ShownCrowd(nanoTime);
    }

    /** Only the buttons of the line at hand are stops of the Tab key. */
    void followLead(ObservableBooleanValue atHand) {
        fold.focusTraversableProperty().bind(atHand);
        deny.focusTraversableProperty().bind(atHand);
        approve.focusTraversableProperty().bind(atHand);
    }

    ReadOnlyStringProperty describedProperty() {
        return described.getReadOnlyProperty();
    }

    void show(@Nullable GroupHeader newHeader) {
        if (newHeader == header) {
            return;
        }
        if (header != null) {
            header.lookProperty().removeListener(refresh);
        } else {
            model.phaseProperty().addListener(refresh);
        }
        header = newHeader;
        // The people of another section must not pass for the ones before of this.
        crowd = new ShownCrowd(nanoTime);
        if (newHeader == null) {
            model.phaseProperty().removeListener(refresh);
            described.set("");
        } else {
            newHeader.lookProperty().addListener(refresh);
            refresh();
        }
    }

    @FXML
    private void fold() {
        GroupHeader shown = header;
        if (shown != null) {
            model.fold(shown.section(), !shown.look().folded());
        }
    }

    @FXML
    private void approve() {
        model.desk().decide(crowd.meant(), Verdict.APPROVE);
    }

    @FXML
    private void deny() {
        model.desk().decide(crowd.meant(), Verdict.DENY);
    }

    private void refresh() {
        GroupHeader shown = header;
        if (shown == null) {
            return;
        }
        GroupHeader.Look look = shown.look();
        String name = texts.get("group." + shown.section().key());
        String number =
                look.found() == look.waiting()
                        ? texts.get("group.count", look.waiting())
                        : texts.get("group.found", look.found(), look.waiting());
        title.setText(name);
        count.setText(number);
        arrow.pseudoClassStateChanged(FOLDED, look.folded());
        String words = texts.get(look.folded() ? "group.folded" : "group.open", name, number);
        fold.setAccessibleText(words);
        described.set(words);
        crowd.show(look.open());
        showActions(shown, look.open().size(), name);
    }

    private void showActions(GroupHeader shown, int open, String name) {
        Shown.when(actions, open > 0 && model.phaseProperty().get().canDecide());
        approve.setText(texts.get("bulk.approve", open));
        deny.setText(texts.get("bulk.deny", open));
        approve.setAccessibleText(texts.get("bulk.approve.named", open, name));
        deny.setAccessibleText(texts.get("bulk.deny.named", open, name));
        Styles.set(deny, "danger", shown.section() == Section.SUSPICIOUS);
    }
}
