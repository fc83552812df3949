package dev.anteroom.console;

import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.practice.GuestCrowd;
import dev.anteroom.practice.GuestScript;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Nodes;
import dev.anteroom.testkit.Readability;
import dev.anteroom.wire.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/** Every screen in the smallest window that has to do, in each language and size: all is read. */
@Tag("fx")
@ExtendWith(FxExtension.class)
final class LargeTextTest {
    private final FxRobot robot = new FxRobot();
    private final Locale before = Locale.getDefault();
    private final List<String> problems = new ArrayList<>();
    private String name = "";
    private @Nullable Wiring wiring;
    private @Nullable Stage stage;

    @AfterEach
    void close() {
        Locale.setDefault(before);
        Wiring open = wiring;
        if (open != null) {
            open.close();
        }
    }

    @Test
    void theSignsOfTheWindow_areDrawn_beforeTheSettingsWereSeen() {
        open("en", 100, new StartMode.JoinScreen());
        Bounds sign =
                onFx(
                        () ->
                                shown("#openSettings .settings-sign")
                                        .findFirst()
                                        .orElseThrow()
                                        .getLayoutBounds());
        assertTrue(sign.getWidth() > 10 && sign.getHeight() > 10, "" + sign);
    }

    @ParameterizedTest
    @CsvSource({"en, 100", "de, 100", "en, 150", "de, 150", "en, 200", "de, 200"})
    void everythingIsRead_outsideOfARoom(String language, int percent) {
        open(language, percent, new StartMode.JoinScreen());
        for (String way : List.of("practiceWay", "tokenWay", "serverWay")) {
            press(way);
            look(way);
        }
        press("openSettings");
        List<String> pages =
                onFx(
                        () ->
                                shown("*")
                                        .map(Node::getId)
                                        .filter(Objects::nonNull)
                                        .filter(id -> id.startsWith("section-"))
                                        .toList());
        assertEquals(8, pages.size(), pages.toString());
        for (String page : pages) {
            press(page);
            look(page);
        }
        assertEquals(List.of(), problems);
    }

    @ParameterizedTest
    @CsvSource({"en, 100", "de, 100", "en, 150", "de, 150", "en, 200", "de, 200"})
    void everythingIsRead_inARoom(String language, int percent) throws Exception {
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            String room = server.createRoom(RoomSettings.knockRoom("Consultation"));
            String token = server.token(room, "Dr. Winter", Role.MODERATOR);
            open(language, percent, new StartMode.Token(token));
            FxExtension.await("the room is open", () -> shown("#lobby").findAny().isPresent());
            look("empty");
            try (GuestCrowd _ =
                    knock(server, room, "Ada Lovelace", "Grace Hopper", "Dr. Winter", "Mary")) {
                FxExtension.await("four wait", () -> rowCount() >= 4);
                look("waiting");
                theDesk();
                everyPane();
                cards();
            }
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void theLobby_showsThreePeople_aboveTheStage() throws Exception {
        try (PracticeServer server = PracticeServer.start(PracticeOptions.DEFAULTS)) {
            String room = server.createRoom(RoomSettings.knockRoom("Consultation"));
            open("en", 100, new StartMode.Token(server.token(room, "Dr. Winter", Role.MODERATOR)));
            // As high as what is left below the strip of a practice room.
            onFx(
                    () -> {
                        Objects.requireNonNull(stage).setHeight(FxExtension.HEIGHT - 42);
                        return null;
                    });
            FxExtension.await("the room is open", () -> shown("#lobby").findAny().isPresent());
            try (GuestCrowd _ = knock(server, room, "Ada", "Grace", "Katherine", "Dr. Winter")) {
                FxExtension.await("four wait in two groups", () -> rowCount() == 6);
                FxExtension.settle();
                picture(root(), "three-above-the-stage");
                assertTrue(onFx(() -> shown("#stage").findAny().isPresent()), "the stage is seen");
                assertTrue(
                        onFx(this::wholePeople) >= 3,
                        () -> "seen whole: " + onFx(this::wholePeople));
            }
        }
    }

    private int wholePeople() {
        Node list = lobbyList().orElseThrow();
        Bounds seen = list.localToScene(list.getLayoutBounds());
        return (int)
                shown("#lobby .awaited")
                        .filter(row -> seen.contains(row.localToScene(row.getLayoutBounds())))
                        .count();
    }

    private void theDesk() {
        focusList();
        robot.type(KeyCode.DOWN).type(KeyCode.N);
        look("note");
        robot.type(KeyCode.ESCAPE);
        focusList();
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        look("selected");
        robot.type(KeyCode.D);
        look("question");
        press("questionCancel");
        press("approve");
        FxExtension.await("it can be taken back", () -> shown("#undoBar").findAny().isPresent());
        look("undo");
        press("undoAll");
        focusList();
        robot.write("?");
        look("keys");
        press("closeKeys");
    }

    /** In a window too small for all panes each has a tab. */
    private void everyPane() {
        for (String pane : List.of("Roster", "Chat", "Stage", "Lobby")) {
            boolean tabs =
                    onFx(
                            () ->
                                    shown("#tab" + pane)
                                            .map(ToggleButton.class::cast)
                                            .peek(ToggleButton::fire)
                                            .findAny()
                                            .isPresent());
            if (tabs) {
                look("tab-" + pane.toLowerCase(Locale.ROOT));
            }
        }
    }

    private void cards() {
        press("begin");
        look("quiet");
        press("end");
        choose("menu", "expected");
        look("expected");
        type("list", "Ada Lovelace");
        press("save");
        choose("menu", "admit");
        look("rule");
        press("admitOff");
        choose("menu", "journal");
        FxExtension.await("the journal is there", () -> shown("#journal").findAny().isPresent());
        look("journal");
        press("close");
        leaveQuestion();
        onFx(
                () -> {
                    Stage window = Objects.requireNonNull(stage);
                    window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
                    return null;
                });
        look("parting");
        press("stayHere");
        press("leaveNow");
        FxExtension.await("it is summed up", () -> shown("#summary").findAny().isPresent());
        look("summary");
    }

    private void leaveQuestion() {
        boolean folded = onFx(() -> shown("#leave").findAny().isEmpty());
        if (folded) {
            choose("roomMenu", "leaveItem");
        } else {
            press("leave");
        }
        look("leaving");
    }

    private void open(String language, int percent, StartMode mode) {
        Locale.setDefault(Locale.forLanguageTag(language));
        name = language + "-" + percent;
        SettingsStore settings = SettingsStore.forgetful();
        settings.update(now -> now.withReading(now.reading().withTextPercent(percent)));
        Wiring made =
                new Wiring(
                        new StartRequest(
                                mode, 0, Optional.empty(), Optional.empty(), MediaMode.OFF),
                        settings,
                        System.out,
                        System.err);
        wiring = made;
        stage =
                onFx(
                        () -> {
                            Stage opened = new Stage();
                            made.open(opened, _ -> {});
                            opened.setX(0);
                            opened.setY(0);
                            opened.setWidth(FxExtension.WIDTH);
                            opened.setHeight(FxExtension.HEIGHT);
                            return opened;
                        });
        FxExtension.settle();
    }

    private static GuestCrowd knock(PracticeServer server, String room, String... names) {
        return server.simulate(
                room,
                new GuestScript(
                        Arrays.stream(names)
                                .map(each -> GuestScript.Guest.knocking(each, Duration.ZERO))
                                .toList()));
    }

    private void look(String screen) {
        FxExtension.settle();
        picture(root(), "read-" + screen + "-" + name);
        onFx(() -> Readability.problems(root()))
                .forEach(problem -> problems.add(screen + " " + problem));
    }

    private Parent root() {
        return Objects.requireNonNull(stage).getScene().getRoot();
    }

    private Stream<Node> shown(String selector) {
        return root().lookupAll(selector).stream().filter(Nodes::isSeen);
    }

    private int rowCount() {
        return lobbyList().map(list -> list.getItems().size()).orElse(0);
    }

    private Optional<ListView<?>> lobbyList() {
        return shown("#lobby #list").findFirst().map(node -> (ListView<?>) node);
    }

    private void focusList() {
        onFx(
                () -> {
                    Objects.requireNonNull(stage).requestFocus();
                    lobbyList().orElseThrow().requestFocus();
                    return null;
                });
    }

    private void press(String id) {
        FxExtension.await(
                id + " can be pressed",
                () ->
                        shown("#" + id)
                                .anyMatch(
                                        node ->
                                                node instanceof ButtonBase button
                                                        && !button.isDisabled()));
        onFx(
                () -> {
                    shown("#" + id)
                            .filter(node -> !node.isDisabled())
                            .map(ButtonBase.class::cast)
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    return null;
                });
        FxExtension.settle();
    }

    private void choose(String menu, String item) {
        onFx(
                () -> {
                    MenuButton button = (MenuButton) shown("#" + menu).findFirst().orElseThrow();
                    MenuItem chosen =
                            button.getItems().stream()
                                    .filter(each -> item.equals(each.getId()))
                                    .findFirst()
                                    .orElseThrow();
                    if (chosen instanceof javafx.scene.control.CheckMenuItem tick) {
                        tick.setSelected(!tick.isSelected());
                    }
                    chosen.fire();
                    return null;
                });
        FxExtension.settle();
    }

    private void type(String id, String text) {
        onFx(
                () -> {
                    shown("#" + id)
                            .filter(TextInputControl.class::isInstance)
                            .map(TextInputControl.class::cast)
                            .findFirst()
                            .orElseThrow()
                            .setText(text);
                    return null;
                });
        FxExtension.settle();
    }
}
