package dev.anteroom.console.notify;

import dev.anteroom.console.fx.Texts;
import java.time.Duration;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** "Do not disturb" in the header of a room: begins it, says how much is left, ends it. */
public final class QuietController {
    private final Notices notices;
    private final Texts texts = Texts.of("notify");

    @FXML private Button begin;
    @FXML private Tooltip beginHelp;
    @FXML private Label left;
    @FXML private Button end;

    /** Made by the loader. */
    public QuietController(Notices notices) {
        this.notices = notices;
    }

    @FXML
    private void initialize() {
        String help = texts.get("quiet.begin", Notices.QUIET_MINUTES);
        begin.setAccessibleText(help);
        beginHelp.setText(help);
        notices.quietLeftProperty().subscribe(this::show);
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
        end.setAccessibleHelp(texts.get("quiet.end.help", minutes));
        show(begin, !quiet);
        show(left, quiet);
        show(end, quiet);
    }

    /** Whole minutes, the one under way included. */
    static long minutes(Duration time) {
        return time.plusSeconds(59).toMinutes();
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
