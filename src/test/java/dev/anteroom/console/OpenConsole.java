package dev.anteroom.console;

import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Nodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/** The whole console in a room, as its user sees and presses it. */
final class OpenConsole implements AutoCloseable {
    private final FxRobot robot = new FxRobot();
    private final Wiring wiring;
    private final javafx.stage.Stage window;
    private final List<String> said = new CopyOnWriteArrayList<>();

    /** Opens the window and joins; returns when the room is shown. */
    OpenConsole(String token, MediaMode media) {
        this(token, media, SettingsStore.forgetful(), RoomOptions.DEFAULTS);
    }

    /** Opens the window and joins; returns when the room is shown. */
    OpenConsole(String token, MediaMode media, SettingsStore settings, RoomOptions options) {
        PrintStream out =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        StartRequest request =
                new StartRequest(
                        new StartMode.Token(token), 0, Optional.empty(), Optional.empty(), media);
        wiring = new Wiring(request, settings, Optional.empty(), options, out, out);
        window =
                FxExtension.onFx(
                        () -> {
                            javafx.stage.Stage stage = new javafx.stage.Stage();
                            wiring.open(stage, page -> {});
                            return stage;
                        });
        FxExtension.await("the room is open", () -> nodes("#lobby").findAny().isPresent());
        FxExtension.onFx(
                () ->
                        ((Labeled) root().lookup("#status"))
                                .textProperty()
                                .subscribe(sentence -> said.add(sentence)));
    }

    /** Everything the status line has said so far. */
    List<String> said() {
        return List.copyOf(said);
    }

    /** Waits until the status line has said this at least once. */
    void awaitSaid(String sentence) {
        FxExtension.await("“" + sentence + "” is said, not " + said, () -> said.contains(sentence));
    }

    @Override
    public void close() {
        wiring.close();
    }

    /** The window. */
    Window window() {
        return window;
    }

    /** Everything in the window. */
    Node root() {
        return window.getScene().getRoot();
    }

    /** What a selector finds; on the application thread. */
    Stream<Node> nodes(String selector) {
        return root().lookupAll(selector).stream();
    }

    /** Whether a pane shows a text; on the application thread. */
    boolean shows(String pane, String text) {
        return nodes("#" + pane + " *")
                .filter(Labeled.class::isInstance)
                .filter(Nodes::isSeen)
                .anyMatch(label -> String.valueOf(((Labeled) label).getText()).contains(text));
    }

    /** Waits until a pane shows a text. */
    void awaitText(String pane, String text) {
        FxExtension.await("“" + text + "” in " + pane, () -> shows(pane, text));
    }

    /** Whether a pane shows a text now. */
    boolean shownNow(String pane, String text) {
        return FxExtension.onFx(() -> shows(pane, text));
    }

    /** What the window says of the connection; on the application thread. */
    String connection() {
        return nodes("#connection")
                .map(label -> ((Labeled) label).getText())
                .findFirst()
                .orElse("");
    }

    /** Presses a row's own button with the keyboard; mouse gestures are tried in LobbyViewTest. */
    void press(String button, String personName) {
        press(button, found -> String.valueOf(found.getAccessibleText()).contains(personName));
    }

    /** Presses the only button of this name with the keyboard. */
    void press(String button) {
        press(button, _ -> true);
    }

    private void press(String id, Predicate<Button> which) {
        FxExtension.await(
                "the button can be pressed",
                () -> buttons(id).filter(which).anyMatch(found -> !found.isDisabled()));
        FxExtension.onFx(
                () -> {
                    window.requestFocus();
                    buttons(id).filter(which).findFirst().orElseThrow().requestFocus();
                    return null;
                });
        robot.type(KeyCode.SPACE);
    }

    /** A row's own button, once it can be pressed. */
    Button button(String id, String personName) {
        Predicate<Button> wanted =
                found ->
                        !found.isDisabled()
                                && String.valueOf(found.getAccessibleText()).contains(personName);
        FxExtension.await("the button can be pressed", () -> buttons(id).anyMatch(wanted));
        return FxExtension.onFx(() -> buttons(id).filter(wanted).findFirst().orElseThrow());
    }

    /** Fires a row's own button; of several windows only one has the keyboard. */
    void fire(String id, String personName) {
        Button pressed = button(id, personName);
        FxExtension.onFx(
                () -> {
                    pressed.fire();
                    return null;
                });
    }

    /** Chooses from a row's own menu. */
    void choose(String menu, String personName, String item) {
        Predicate<MenuButton> wanted =
                found -> String.valueOf(found.getAccessibleText()).contains(personName);
        FxExtension.await("the menu is there", () -> menus(menu).anyMatch(wanted));
        FxExtension.onFx(
                () -> {
                    MenuButton opened = menus(menu).filter(wanted).findFirst().orElseThrow();
                    opened.show();
                    opened.getItems().stream()
                            .filter(each -> item.equals(each.getId()))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    opened.hide();
                    return null;
                });
    }

    private Stream<MenuButton> menus(String id) {
        return nodes("#" + id).filter(MenuButton.class::isInstance).map(MenuButton.class::cast);
    }

    private Stream<Button> buttons(String id) {
        return nodes("#" + id)
                .filter(Nodes::isSeen)
                .filter(Button.class::isInstance)
                .map(Button.class::cast);
    }
}
