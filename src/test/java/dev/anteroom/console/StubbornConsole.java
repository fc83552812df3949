package dev.anteroom.console;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.lobby.AwaitedRow;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.testkit.Nodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The whole console in a process that somebody is going to kill, or whose disk is full: presses
 * Approve on one line after the other, changes the settings with each frame, looks into the journal
 * now and then, and says on its output what it did and saw.
 */
final class StubbornConsole {
    /** The first word of each line that is said. */
    static final String PRESSED = "pressed";

    /** The journal's lines that were on the screen. */
    static final String SHOWN = "shown";

    /** The number in the settings when the program began. */
    static final String SETTINGS = "settings";

    /** What the window's own line said. */
    static final String SAID = "said";

    /** Who waits, as the list shows it; only said when nothing shall be pressed. */
    static final String LIST = "list";

    private static final int PRESSES_A_LOOK = 3;

    private final SettingsStore settings;
    private final Wiring wiring;
    private final Stage window = new Stage();
    private final boolean presses;
    private int changes;
    private int pressed;
    private boolean looking;
    private @Nullable Labeled followed;
    private String listed = "";

    private StubbornConsole(String token, Path directory, boolean presses) {
        this.presses = presses;
        settings = SettingsStore.open(directory.resolve("settings"));
        settings.takeNotice().ifPresent(sentence -> say(SAID, sentence));
        changes =
                settings.current().replies().map(all -> Integer.parseInt(all.getFirst())).orElse(0);
        say(SETTINGS, Integer.toString(changes));
        settings.update(all -> all.withUndoSeconds(0));
        PrintStream nowhere =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        wiring =
                new Wiring(
                        new StartRequest(
                                new StartMode.Token(token),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                MediaMode.OFF),
                        settings,
                        Optional.of(directory.resolve("journal")),
                        RoomOptions.DEFAULTS,
                        nowhere,
                        nowhere);
    }

    /** A moderator's token, a directory, and whether anything shall be pressed. */
    public static void main(String[] arguments) {
        Platform.startup(
                () ->
                        new StubbornConsole(
                                        arguments[0],
                                        Path.of(arguments[1]),
                                        Boolean.parseBoolean(arguments[2]))
                                .open());
    }

    private void open() {
        wiring.open(window, _ -> {});
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                frame();
            }
        }.start();
    }

    private void frame() {
        changes++;
        settings.update(all -> all.withReplies(List.of(Integer.toString(changes))));
        find("#status").map(Labeled.class::cast).ifPresent(this::follow);
        if (looking) {
            lookIntoTheJournal();
        } else if (presses) {
            press();
        } else {
            list();
        }
    }

    private void follow(Labeled status) {
        if (!status.equals(followed)) {
            followed = status;
            status.textProperty().subscribe(line -> say(SAID, line));
        }
    }

    private void press() {
        Optional<Button> approve =
                window.getScene().getRoot().lookupAll("#approve").stream()
                        .map(Button.class::cast)
                        .filter(button -> Nodes.isSeen(button) && !button.isDisabled())
                        .findFirst();
        approve.ifPresent(
                button -> {
                    say(PRESSED, String.valueOf(button.getAccessibleText()));
                    button.fire();
                    pressed++;
                    if (pressed % PRESSES_A_LOOK == 0) {
                        looking = true;
                        openJournal();
                    }
                });
    }

    private void openJournal() {
        ((MenuButton) find("#menu").orElseThrow())
                .getItems().stream()
                        .filter(item -> "journal".equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire();
    }

    private void lookIntoTheJournal() {
        TableView<?> table = (TableView<?>) find("#table").orElseThrow();
        if (table.getItems().isEmpty()) {
            return;
        }
        say(
                SHOWN,
                table.getItems().stream()
                        .map(DeskEvent.class::cast)
                        .map(StubbornConsole::line)
                        .collect(Collectors.joining("|")));
        ((Button) find("#close").orElseThrow()).fire();
        looking = false;
    }

    /** A line of the journal in one word. */
    static String line(DeskEvent event) {
        return switch (event) {
            case DeskEvent.Knocked knocked -> "knocked:" + knocked.person().id().value();
            case DeskEvent.Decided decided -> "decided:" + decided.person().id().value();
            default -> event.getClass().getSimpleName() + ":" + event.at();
        };
    }

    private void list() {
        boolean connected = find("#knock").map(knock -> !knock.isDisabled()).orElse(false);
        if (!connected) {
            return;
        }
        String names =
                ((ListView<?>) find("#list").orElseThrow())
                        .getItems().stream()
                                .filter(AwaitedRow.class::isInstance)
                                .map(row -> ((AwaitedRow) row).person().name())
                                .sorted()
                                .collect(Collectors.joining("|"));
        if (!names.equals(listed)) {
            listed = names;
            say(LIST, names);
        }
    }

    private Optional<Node> find(String selector) {
        return window.getScene().getRoot().lookupAll(selector).stream()
                .filter(Nodes::isSeen)
                .findFirst();
    }

    private static void say(String what, String text) {
        System.out.println(what + " " + text);
        System.out.flush();
    }
}
