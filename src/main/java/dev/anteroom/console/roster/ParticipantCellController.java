package dev.anteroom.console.roster;

import dev.anteroom.console.fx.Initials;
import dev.anteroom.console.fx.LateNodes;
import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.fx.WholeText;
import dev.anteroom.console.roster.PersonState.Question;
import dev.anteroom.enx.Participant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
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
import org.jspecify.annotations.Nullable;

/** One person in the room. Made anew for each cell. */
public final class ParticipantCellController {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final RosterModel model;
    private final Texts texts;
    private final InvalidationListener refresh = _ -> refresh();
    private final ReadOnlyStringWrapper described = new ReadOnlyStringWrapper("");

    private @Nullable PersonRow row;

    @FXML private HBox card;
    @FXML private Label initial;
    @FXML private Label name;
    @FXML private Label altered;
    @FXML private Label self;
    @FXML private Label detail;
    @FXML private HBox actions;
    @FXML private Button audio;
    @FXML private MenuButton more;
    @FXML private MenuItem video;
    @FXML private HBox question;
    @FXML private Label questionText;
    @FXML private Button keep;
    @FXML private Button confirm;

    /** Made by the loader. */
    public ParticipantCellController(RosterModel model) {
        this.model = model;
        this.texts = model.texts();
    }

    @FXML
    private void initialize() {
        WholeText.offer(name);
        WholeText.offer(detail);
        Node[] seldom = {self, altered, actions, question};
        for (Node node : seldom) {
            Shown.when(node, false);
        }
        LateNodes.keepOut(seldom);
    }

    /** Only the selected row's buttons are stops of the Tab key, so Tab leaves a long list. */
    void followSelection(ObservableBooleanValue selected) {
        for (Node stop : new Node[] {audio, more, keep, confirm}) {
            stop.focusTraversableProperty().bind(selected);
        }
    }

    ReadOnlyStringProperty describedProperty() {
        return described.getReadOnlyProperty();
    }

    void show(@Nullable PersonRow newRow) {
        if (newRow == row) {
            return;
        }
        more.hide();
        if (row != null) {
            row.personProperty().removeListener(refresh);
            row.stateProperty().removeListener(refresh);
            model.moderatingProperty().removeListener(refresh);
            model.selfProperty().removeListener(refresh);
        }
        row = newRow;
        if (newRow != null) {
            newRow.personProperty().addListener(refresh);
            newRow.stateProperty().addListener(refresh);
            model.moderatingProperty().addListener(refresh);
            model.selfProperty().addListener(refresh);
            refresh();
        } else {
            name.setText("");
            detail.setText("");
            described.set("");
        }
    }

    @FXML
    private void switchAudio() {
        if (row != null) {
            model.switchAudio(row);
        }
    }

    @FXML
    private void switchVideo() {
        if (row != null) {
            model.switchVideo(row);
        }
    }

    @FXML
    private void askToHandOver() {
        ask(Question.HAND_OVER);
    }

    @FXML
    private void askToSendBack() {
        ask(Question.SEND_BACK);
    }

    @FXML
    private void askToRemove() {
        ask(Question.REMOVE);
    }

    private void ask(Question asked) {
        if (row != null) {
            model.ask(row, asked);
            // The harmless answer has the focus, so that Enter or Space twice removes nobody.
            keep.requestFocus();
        }
    }

    @FXML
    private void keep() {
        if (row != null) {
            model.keep(row);
        }
    }

    @FXML
    private void confirm() {
        if (row != null) {
            model.confirm(row);
        }
    }

    private void refresh() {
        PersonRow shown = row;
        if (shown == null) {
            return;
        }
        Participant person = shown.person();
        String shownName = model.name(shown);
        boolean isSelf = model.isSelf(shown);
        name.setText(shownName);
        initial.setText(Initials.of(person.name()));
        Shown.when(altered, person.nameAltered());
        Shown.when(self, isSelf);
        String failure = shown.state() instanceof PersonState.Failed(String problem) ? problem : "";
        String words = words(person);
        detail.setText(failure.isEmpty() ? words : failure);
        detail.pseudoClassStateChanged(FAILED, !failure.isEmpty());
        described.set(texts.get(isSelf ? "row.described.self" : "row.described", shownName, words));
        boolean acting = model.moderatingProperty().get() && !isSelf;
        Shown.when(actions, acting);
        actions.setDisable(shown.state() instanceof PersonState.Sending);
        showActions(person, shownName);
        showQuestion(shown, shownName);
    }

    private void showActions(Participant person, String shownName) {
        String audioKey = person.audioMuted() ? "row.audio.release" : "row.audio.mute";
        audio.setText(texts.get(audioKey));
        audio.setAccessibleText(texts.get(audioKey + ".named", shownName));
        more.setAccessibleText(texts.get("row.more.named", shownName));
        video.setText(texts.get(person.videoMuted() ? "row.video.release" : "row.video.mute"));
    }

    private void showQuestion(PersonRow shown, String shownName) {
        boolean asking = shown.state() instanceof PersonState.Asking;
        Shown.when(question, asking);
        Shown.when(card, !asking);
        if (shown.state() instanceof PersonState.Asking(Question asked)) {
            String key =
                    switch (asked) {
                        case REMOVE -> "ask.remove";
                        case SEND_BACK -> "ask.sendBack";
                        case HAND_OVER -> "ask.handOver";
                    };
            questionText.setText(texts.get(key, shownName));
            confirm.setText(texts.get(key + ".yes"));
            confirm.setAccessibleText(texts.get(key + ".named", shownName));
        }
    }

    private String words(Participant person) {
        List<String> words = new ArrayList<>();
        words.add(texts.get("role." + person.role().name().toLowerCase(Locale.ROOT)));
        if (person.audioMuted()) {
            words.add(texts.get("mark.audio"));
        }
        if (person.videoMuted()) {
            words.add(texts.get("mark.video"));
        }
        return String.join(texts.get("mark.between"), words);
    }
}
