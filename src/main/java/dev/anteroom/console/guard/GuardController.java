package dev.anteroom.console.guard;

import dev.anteroom.console.desk.DeskEvent.DecidedBy;
import dev.anteroom.console.fx.LateNodes;
import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.trust.Sighting;
import dev.anteroom.enx.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The bars about trust: the alarm, the rules that are on, and why one stopped. */
public final class GuardController {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
    private static final int MOST_NAMES = 3;

    private final GuardModel model;

    @FXML private HBox alarmBar;
    @FXML private Label alarmText;
    @FXML private Button remove;
    @FXML private HBox admitBar;
    @FXML private Label admitText;
    @FXML private HBox denyBar;
    @FXML private Label denyText;
    @FXML private HBox stopBar;
    @FXML private Label stopText;

    /** Made by the loader. */
    public GuardController(GuardModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        model.alarms().addListener((ListChangeListener<Sighting>) _ -> showAlarm());
        showAlarm();
        showRule(DecidedBy.ADMIT_EXPECTED_RULE, admitBar, admitText, "rule.admit.on");
        showRule(DecidedBy.DENY_RETURNING_RULE, denyBar, denyText, "rule.deny.on");
        model.stoppedByProperty().subscribe(this::showStop);
        LateNodes.keepOut(alarmBar, stopBar, admitBar, denyBar);
    }

    @FXML
    private void acknowledge() {
        model.acknowledge();
    }

    @FXML
    private void remove() {
        model.askToRemove();
    }

    @FXML
    private void admitOff() {
        model.turn(DecidedBy.ADMIT_EXPECTED_RULE, false);
    }

    @FXML
    private void denyOff() {
        model.turn(DecidedBy.DENY_RETURNING_RULE, false);
    }

    @FXML
    private void forgetStop() {
        model.forgetStop();
    }

    private void showAlarm() {
        List<Sighting> alarms = model.alarms();
        Shown.when(alarmBar, !alarms.isEmpty());
        if (alarms.isEmpty()) {
            return;
        }
        Sighting newest = alarms.getLast();
        String name = model.name(newest.person().name());
        if (alarms.size() == 1) {
            alarmText.setText(model.texts().get("alarm.one", name, time(newest.at())));
        } else {
            String names =
                    alarms.reversed().stream()
                            .limit(MOST_NAMES)
                            .map(each -> model.name(each.person().name()))
                            .collect(Collectors.joining(", "));
            int more = Math.max(0, alarms.size() - MOST_NAMES);
            alarmText.setText(model.texts().get("alarm.many", alarms.size(), names, more));
        }
        remove.setAccessibleText(model.texts().get("alarm.remove.named", name));
    }

    private void showRule(DecidedBy rule, HBox bar, Label text, String key) {
        model.onProperty(rule).subscribe(on -> Shown.when(bar, on));
        model.countProperty(rule).subscribe(count -> text.setText(model.texts().get(key, count)));
    }

    private void showStop(Optional<Decision> stop) {
        Shown.when(stopBar, stop.isPresent());
        stop.ifPresent(
                end ->
                        stopText.setText(
                                switch (end) {
                                    case Decision.RoomFull _ ->
                                            model.texts().get("rule.stopped.full");
                                    case Decision.NotAllowed _ ->
                                            model.texts().get("rule.stopped.notAllowed");
                                    default -> model.texts().get("rule.stopped.refused");
                                }));
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }
}
