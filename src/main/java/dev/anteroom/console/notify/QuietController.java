package dev.anteroom.console.notify;

import dev.anteroom.console.fx.Shown;
import dev.anteroom.console.fx.Texts;
import java.time.Duration;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** "Do not disturb" in the header of a room: begins it, says how much is left, ends it. */
public final class QuietController {
    /** From this width of the window on there is room for words, in sizes of the text. */
    private static final double ROOMY = 60;

    private final Notices notices;
    private final Texts texts = Texts.of("notify");

    @FXML private Button begin;
    @FXML private Tooltip beginHelp;
    @FXML private Label left;
    @FXML private Button end;
    @FXML private Tooltip endHelp;

    /** Made by the loader. */
    public QuietController(Notices notices) {
        this.notices = notices;
    }

    @FXML
    private void initialize() {
        String help = texts.get("quiet.begin", Notices.QUIET_MINUTES);
        begin.setAccessibleText(help);
        beginHelp.setText(help);
        ObservableValue<Number> windowWidth =
                end.sceneProperty().flatMap(Scene::widthProperty).orElse((Number) Double.MAX_VALUE);
        // The notices outlive the room, which must be free once it is taken out of the window.
        notices.quietLeftProperty()
                .when(end.sceneProperty().map(Objects::nonNull).orElse(false))
                .subscribe(this::show);
        // Where the words have no room the button's own help says them.
        BooleanBinding roomy =
                Bindings.createBooleanBinding(
                        () ->
                                windowWidth.getValue().doubleValue()
                                        >= ROOMY * end.getFont().getSize(),
                        windowWidth,
                        end.fontProperty());
        left.visibleProperty().bind(left.textProperty().isNotEmpty().and(roomy));
        left.managedProperty().bind(left.visibleProperty());
        Region bell = new Region();
        bell.getStyleClass().add("bell-sign");
        end.graphicProperty().bind(Bindings.when(roomy).then((Region) null).otherwise(bell));
    }

    @FXML
    private void begin() {
        notices.beQuiet();
        end.requestFocus();
    }

    @FXML
    private void end() {
        notices.endQuiet();
        begin.requestFocus();
    }

    private void show(Duration time) {
        boolean quiet = !time.isZero();
        long minutes = minutes(time);
        left.setText(quiet ? texts.get("quiet.left.short", minutes) : "");
        String help = texts.get("quiet.end.help", minutes);
        end.setAccessibleHelp(help);
        endHelp.setText(help);
        Shown.when(begin, !quiet);
        Shown.when(end, quiet);
    }

    /** Whole minutes, the one under way included. */
    static long minutes(Duration time) {
        return time.plusSeconds(59).toMinutes();
    }
}
