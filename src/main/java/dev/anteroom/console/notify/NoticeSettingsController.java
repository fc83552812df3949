package dev.anteroom.console.notify;

import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.Texts;
import dev.anteroom.console.settings.NoticeSettings;
import dev.anteroom.console.settings.SettingsStore;
import java.util.function.UnaryOperator;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;

/** The page of the settings for how knocks are noticed. */
public final class NoticeSettingsController {
    private final Notices notices;
    private final SettingsStore store;
    private final Texts texts = Texts.of("notify");

    @FXML private CheckBox sound;
    @FXML private Slider volume;
    @FXML private Label volumeText;
    @FXML private Label mute;
    @FXML private CheckBox alerts;
    @FXML private CheckBox tray;
    @FXML private Node trayHint;
    @FXML private Button beginQuiet;
    @FXML private Button endQuiet;
    @FXML private Label quietLeft;

    /** Made by the loader. */
    public NoticeSettingsController(Notices notices, SettingsStore store) {
        this.notices = notices;
        this.store = store;
    }

    @FXML
    private void initialize() {
        NoticeSettings now = store.current().notices();
        sound.setSelected(now.sound());
        sound.selectedProperty().subscribe(on -> change(settings -> settings.withSound(on)));
        volume.setValue(now.volumePercent());
        volume.valueProperty()
                .subscribe(
                        value -> {
                            int percent = (int) Math.round(value.doubleValue());
                            volumeText.setText(texts.get("sound.volume.percent", percent));
                            change(settings -> settings.withVolumePercent(percent));
                        });
        alerts.setSelected(now.alerts());
        alerts.selectedProperty().subscribe(on -> change(settings -> settings.withAlerts(on)));
        tray.setSelected(now.tray());
        tray.selectedProperty().subscribe(on -> change(settings -> settings.withTray(on)));
        Shown.when(tray, NoticeWays.isLinux());
        Shown.when(trayHint, NoticeWays.isLinux());
        notices.muteProperty().subscribe(missing -> Shown.when(mute, missing));
        beginQuiet.setText(texts.get("quiet.begin", Notices.QUIET_MINUTES));
        notices.quietLeftProperty()
                .subscribe(
                        left -> {
                            Shown.when(beginQuiet, left.isZero());
                            Shown.when(quietLeft, !left.isZero());
                            Shown.when(endQuiet, !left.isZero());
                            quietLeft.setText(
                                    texts.get("quiet.left", QuietController.minutes(left)));
                        });
    }

    @FXML
    private void trySound() {
        notices.tryBell();
    }

    @FXML
    private void beginQuiet() {
        notices.beQuiet();
        endQuiet.requestFocus();
    }

    @FXML
    private void endQuiet() {
        notices.endQuiet();
        beginQuiet.requestFocus();
    }

    private void change(UnaryOperator<NoticeSettings> change) {
        store.update(settings -> settings.withNotices(change.apply(settings.notices())));
    }
}
