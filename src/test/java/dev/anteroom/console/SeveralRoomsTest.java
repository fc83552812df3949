package dev.anteroom.console;

import static dev.anteroom.testkit.FxExtension.await;
import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.anteroom.console.chat.ChatController;
import dev.anteroom.console.lobby.LobbyController;
import dev.anteroom.console.notify.QuietController;
import dev.anteroom.console.room.RoomModel;
import dev.anteroom.console.room.RoomScreen;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Instances;
import dev.anteroom.testkit.Nodes;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** One window that watches the lobbies of two rooms, with the real SDK over real sockets. */
@Tag("fx")
@ExtendWith(FxExtension.class)
final class SeveralRoomsTest {
    private static final int WIDE = 1000;

    private final List<RawClient> guests = new ArrayList<>();
    private final PracticeServer server = start();
    private final String surgery = server.createRoom(RoomSettings.knockRoom("Surgery"));
    private final String school = server.createRoom(RoomSettings.knockRoom("School"));
    private final SettingsStore settings = SettingsStore.forgetful();
    private @Nullable Wiring wiring;
    private @Nullable Stage stage;

    private static PracticeServer start() {
        try {
            return PracticeServer.start(PracticeOptions.DEFAULTS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void enterBothRooms() {
        settings.update(now -> now.withUndoSeconds(0));
        Wiring made =
                new Wiring(
                        new StartRequest(
                                new StartMode.JoinScreen(),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                MediaMode.OFF),
                        settings,
                        System.out,
                        System.err);
        wiring = made;
        stage =
                onFx(
                        () -> {
                            Stage opened = new Stage();
                            made.open(opened, _ -> {});
                            opened.setWidth(WIDE);
                            opened.setHeight(700);
                            return opened;
                        });
        enter(surgery);
        press("watchAnother", _ -> true);
        enter(school);
        await("the school is open", () -> header().equals("School"));
    }

    @AfterEach
    void close() {
        guests.forEach(RawClient::close);
        Objects.requireNonNull(wiring).close();
        server.close();
    }

    private void enter(String room) {
        press("tokenWay", _ -> true);
        TextInputControl field = (TextInputControl) seen("token").getFirst();
        onFx(
                () -> {
                    field.setText(server.token(room, "Dr. Winter", Role.MODERATOR));
                    return null;
                });
        press("join", _ -> true);
        await("the room is there", () -> !shown("leave").isEmpty());
    }

    private RawClient knock(String room, String name) {
        RawClient guest = RawClient.join(server.url(), server.token(room, name, Role.PARTICIPANT));
        guests.add(guest);
        return guest;
    }

    private Parent root() {
        return Objects.requireNonNull(stage).getScene().getRoot();
    }

    private List<Node> shown(String id) {
        return root().lookupAll("#" + id).stream().filter(Nodes::isSeen).toList();
    }

    private List<Node> seen(String id) {
        await(id + " is seen", () -> !shown(id).isEmpty());
        return onFx(() -> shown(id));
    }

    private void press(String id, Predicate<Node> which) {
        await(
                id + " can be pressed",
                () -> shown(id).stream().filter(which).anyMatch(node -> !node.isDisabled()));
        onFx(
                () -> {
                    shown(id).stream()
                            .filter(which)
                            .map(ButtonBase.class::cast)
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    return null;
                });
        FxExtension.settle();
    }

    private static Predicate<Node> named(String words) {
        return node -> String.valueOf(node.getAccessibleText()).contains(words);
    }

    /** The name of the open room; a watched one has a header of its own. */
    private String header() {
        return shown("name").stream()
                .map(Label.class::cast)
                .filter(label -> label.getStyleClass().contains("room-name"))
                .filter(label -> !isWithin(label, "watched"))
                .map(Labeled::getText)
                .findFirst()
                .orElse("");
    }

    private static boolean isWithin(Node node, String style) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    private void widen() {
        onFx(
                () -> {
                    Objects.requireNonNull(stage).setWidth(1240);
                    return null;
                });
        await("the surgery is beside", () -> shown("openRoom").size() == 1);
    }

    private long asked(EventName event) {
        return server.calls().stream()
                .filter(call -> call.event().equals(event.wireName()))
                .count();
    }

    @Test
    void bothLobbies_areSeen_andADecisionGoesToTheRightRoom() {
        widen();
        knock(surgery, "Ada");
        knock(school, "Grace");
        await(
                "both wait",
                () ->
                        shown("approve").stream().anyMatch(named("Ada"))
                                && shown("approve").stream().anyMatch(named("Grace")));
        await("both are counted", () -> title().equals("(2) School · Anteroom"));
        picture(root(), "rooms-beside");
        press("approve", named("Ada"));
        guests.getFirst().await(EventName.ROOM_CONNECTED);
        assertEquals(1, asked(EventName.USER_ALLOWED));
        press("deny", named("Grace"));
        await("she was denied", () -> asked(EventName.USER_DENIED) == 1);
        await("nobody waits", () -> title().equals("School · Anteroom"));
    }

    @Test
    void eachRowSaysItsRoom_andTheDecisionGoesThere() {
        widen();
        RawClient toSurgery = knock(surgery, "Ada");
        RawClient toSchool = knock(school, "Ada");
        await("both wait", () -> shown("approve").stream().filter(named("Ada")).count() == 2);
        assertEquals(
                Set.of("Surgery", "School"),
                onFx(
                        () ->
                                shown("room").stream()
                                        .map(label -> ((Labeled) label).getText())
                                        .collect(Collectors.toSet())));
        picture(root(), "rooms-named-rows");

        press("approve", button -> rowSays(button, "Surgery"));
        toSurgery.await(EventName.ROOM_MANAGEMENT_EVENTS);
        press("deny", button -> rowSays(button, "School"));
        toSchool.await(EventName.ROOM_DISCONNECTED);
        assertEquals(1, asked(EventName.USER_ALLOWED));
        assertEquals(1, asked(EventName.USER_DENIED));
    }

    private static boolean rowSays(Node button, String room) {
        Node row = button;
        while (row != null && !row.getStyleClass().contains("awaited")) {
            row = row.getParent();
        }
        return row != null
                && row.lookupAll("#room").stream()
                        .anyMatch(label -> ((Labeled) label).getText().equals(room));
    }

    @Test
    void anotherTheme_inAWindowThatIsAlmostWideEnough_disturbsNothing() {
        // Meanwhile the texts are small for a moment, and the lobbies would fit beside each other.
        FxExtension.theme(new PrimerDark());
        FxExtension.theme(new PrimerLight());
        await("the other room is a button still", () -> shown("openWatched").size() == 1);
        assertTrue(onFx(() -> shown("openRoom").isEmpty()));
    }

    @Test
    void aSingleRoom_isNotNamedOnEveryRow() {
        press("leave", _ -> true);
        await("the surgery is open", () -> header().equals("Surgery"));
        knock(surgery, "Ada");
        await("Ada waits", () -> shown("approve").stream().anyMatch(named("Ada")));
        assertEquals(List.of(), onFx(() -> shown("room")));
    }

    private String title() {
        return String.valueOf(Objects.requireNonNull(stage).getTitle());
    }

    @Test
    void inANarrowWindow_theOtherRoomIsAButtonThatOpensIt() {
        knock(surgery, "Ada");
        await(
                "the button counts",
                () ->
                        shown("openWatched").stream()
                                .map(ButtonBase.class::cast)
                                .anyMatch(b -> b.getText().equals("Surgery: 1 waiting")));
        picture(root(), "rooms-narrow");
        press("openWatched", _ -> true);
        await("the surgery is open", () -> header().equals("Surgery"));
        press("approve", named("Ada"));
        guests.getFirst().await(EventName.ROOM_CONNECTED);
        assertEquals(1, asked(EventName.USER_ALLOWED));
    }

    @Test
    void openingTheOther_putsTheFirstBesideIt() {
        widen();
        press("openRoom", _ -> true);
        await("the surgery is open", () -> header().equals("Surgery"));
        assertEquals(
                1,
                onFx(() -> shown("openRoom").stream().filter(named("School")).count()),
                "the school is beside it now");
    }

    @Test
    void theKeyToTakeADecisionBack_worksInOneRoomOnly() {
        widen();
        press("openSettings", _ -> true);
        press("section-desk", _ -> true);
        onFx(
                () -> {
                    ((Slider) shown("undo").getFirst()).setValue(30);
                    return null;
                });
        press("close", _ -> true);
        knock(surgery, "Ada");
        knock(school, "Grace");
        press("approve", named("Ada"));
        press("approve", named("Grace"));
        await("both can be taken back", () -> shown("undo").size() == 2);
        onFx(
                () -> {
                    shown("list").stream()
                            .filter(list -> isWithin(list, "lobby"))
                            .filter(list -> !isWithin(list, "watched"))
                            .findFirst()
                            .orElseThrow()
                            .requestFocus();
                    return null;
                });
        new FxRobot().push(KeyCode.CONTROL, KeyCode.Z);
        await("one is taken back", () -> shown("undo").size() == 1);
        await("it is the open room's", () -> shown("undo").stream().anyMatch(named("Ada")));
        assertEquals(0, asked(EventName.USER_ALLOWED));
    }

    @Test
    void leavingTheOpenRoom_opensTheOther() {
        press("leave", _ -> true);
        await("the surgery is open", () -> header().equals("Surgery"));
        await(
                "it is told",
                () ->
                        shown("status").stream()
                                .map(Label.class::cast)
                                .anyMatch(line -> line.getText().contains("You left the room.")));
        assertTrue(onFx(() -> shown("openWatched").isEmpty()));
        press("leave", _ -> true);
        await("the join screen is back", () -> !shown("join").isEmpty());
        assertEquals("Anteroom", onFx(this::title));
    }

    @Test
    void nothingIsKept_ofRoomsThatWereLeft() {
        List<String> parts =
                List.of(
                        RoomScreen.class.getName(),
                        RoomModel.class.getName(),
                        LobbyController.class.getName(),
                        ChatController.class.getName(),
                        QuietController.class.getName());
        Map<String, Long> before =
                parts.stream().collect(Collectors.toMap(part -> part, Instances::of));

        press("leave", _ -> true);
        await("the surgery is open", () -> header().equals("Surgery"));
        press("leave", _ -> true);
        await("the join screen is back", () -> !shown("join").isEmpty());

        parts.forEach(
                part -> Instances.awaitAtMost(Objects.requireNonNull(before.get(part)) - 2, part));
    }

    @Test
    void theSameRoomTwice_isOpenedInstead() {
        press("watchAnother", _ -> true);
        assertFalse(seen("backToRoom").isEmpty());
        enter(surgery);
        await("the surgery is open", () -> header().equals("Surgery"));
        assertEquals(1, onFx(() -> shown("openWatched").size()), "there is still one other");
        picture(root(), "rooms-twice");
        await(
                "it is told",
                () ->
                        shown("status").stream()
                                .map(Label.class::cast)
                                .anyMatch(
                                        line ->
                                                line.getText()
                                                        .contains("Surgery is open already.")));
    }

    @Test
    void backFromTheJoinScreen_isTheRoomAsItWas() {
        press("watchAnother", _ -> true);
        assertEquals("Anteroom", onFx(this::title));
        press("backToRoom", _ -> true);
        await("the school is open", () -> header().equals("School"));
        assertEquals("School · Anteroom", onFx(this::title));
    }
}
