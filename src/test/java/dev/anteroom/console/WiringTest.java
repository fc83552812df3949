package dev.anteroom.console;

import static dev.anteroom.testkit.FxExtension.await;
import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.console.settings.ThemeChoice;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Nodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole console as it is put together, with the real SDK and the real practice room. */
@Tag("fx")
@ExtendWith(FxExtension.class)
final class WiringTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<URI> opened = new CopyOnWriteArrayList<>();
    private final SettingsStore settings = SettingsStore.forgetful();
    private @Nullable Wiring wiring;

    @AfterEach
    void close() {
        Wiring open = wiring;
        if (open != null) {
            open.close();
        }
    }

    private Wiring wire(StartMode mode) {
        Wiring made =
                new Wiring(
                        new StartRequest(
                                mode,
                                0,
                                Optional.of(new SimulatedGuests.None()),
                                Optional.empty(),
                                MediaMode.OFF),
                        settings,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        wiring = made;
        return made;
    }

    private Stage open(Wiring made) {
        return onFx(
                () -> {
                    Stage stage = new Stage();
                    made.open(stage, opened::add);
                    stage.setWidth(FxExtension.WIDTH);
                    stage.setHeight(FxExtension.HEIGHT);
                    return stage;
                });
    }

    private static Optional<Node> find(Stage stage, String id) {
        return stage.getScene().getRoot().lookupAll("#" + id).stream()
                .filter(Nodes::isSeen)
                .findFirst();
    }

    private static <T extends Node> T seen(Stage stage, String id, Class<T> type) {
        await(id + " is seen", () -> find(stage, id).isPresent());
        return type.cast(onFx(() -> find(stage, id).orElseThrow()));
    }

    private static String text(Stage stage, String id) {
        Label label = seen(stage, id, Label.class);
        return onFx(label::getText);
    }

    private static void press(Stage stage, String id) {
        ButtonBase button = seen(stage, id, ButtonBase.class);
        onFx(
                () -> {
                    button.fire();
                    return null;
                });
    }

    private static void type(Stage stage, String id, String text) {
        TextInputControl field = seen(stage, id, TextInputControl.class);
        onFx(
                () -> {
                    field.setText(text);
                    return null;
                });
    }

    @Test
    void practice_opensARoom_leavesItAndComesBackLate() throws Exception {
        Wiring made = wire(new StartMode.Practice());
        Stage stage = open(made);
        seen(stage, "leave", Node.class);
        URI page = made.practice().guestPage();
        assertEquals(page.toString(), text(stage, "address"));
        assertEquals(
                "The practice room is open. Guests knock at " + page,
                out.toString(StandardCharsets.UTF_8).strip());
        await("the title names the room", () -> stage.getTitle().contains("Practice room"));
        assertEquals(
                "list",
                onFx(() -> stage.getScene().getFocusOwner().getId()),
                "the list of who waits has the focus, not a switch");
        picture(stage.getScene().getRoot(), "console-practice-light");
        press(stage, "open");
        assertEquals(List.of(page), opened);

        press(stage, "leave");
        seen(stage, "join", Node.class);
        assertEquals("You left the room.", text(stage, "noticeText"));
        assertEquals("Anteroom", onFx(stage::getTitle));
        press(stage, "simulatedGuests");
        assertTrue(onFx(seen(stage, "simulatedGuests", CheckBox.class)::isSelected));
        press(stage, "join");
        seen(stage, "leave", Node.class);
        assertEquals(page, made.practice().guestPage(), "it is the same room");
        assertTrue(made.practice().hasSimulatedGuests());
        assertEquals(ExitCode.FINE, made.errand().code());
        assertEquals("Moderator", settings.current().join().name());

        made.close();
        made.close();
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .filter(Thread::isAlive)
                        .map(Thread::getName)
                        .noneMatch(name -> name.startsWith("practice")));
    }

    @Test
    void settings_openFromTheJoinScreenAndFromARoom() throws Exception {
        Stage stage = open(wire(new StartMode.JoinScreen()));
        press(stage, "openSettings");
        seen(stage, "sectionNames", Node.class);
        picture(stage.getScene().getRoot(), "settings-join-light");
        press(stage, "dark");
        assertEquals(ThemeChoice.DARK, settings.current().theme());
        picture(stage.getScene().getRoot(), "settings-join-dark");
        press(stage, "close");
        await("the settings are closed", () -> find(stage, "sectionNames").isEmpty());

        press(stage, "practiceWay");
        type(stage, "name", "Dr. Winter");
        press(stage, "join");
        seen(stage, "leave", Node.class);
        press(stage, "openSettings");
        seen(stage, "sectionNames", Node.class);
        picture(stage.getScene().getRoot(), "settings-room-dark");
    }

    @Test
    void aServerThatIsNotThere_isToldOnScreenAndByTheExitCode() {
        String token =
                Base64.getEncoder()
                        .encodeToString(
                                "{\"host\":\"127.0.0.1:1\",\"secure\":false}"
                                        .getBytes(StandardCharsets.UTF_8));
        Wiring made = wire(new StartMode.Token(token));
        Stage stage = open(made);
        seen(stage, "problem", Node.class);
        assertEquals(ExitCode.UNREACHABLE, made.errand().code());
        assertEquals(text(stage, "problemText"), err.toString(StandardCharsets.UTF_8).strip());
        assertTrue(text(stage, "problemText").contains("cannot be reached"));
        assertEquals(
                token,
                onFx(seen(stage, "token", TextInputControl.class)::getText),
                "what was given is not lost");
    }

    @Test
    void applicationServer_givesATokenForTheRightKeyOnly() throws Exception {
        try (PracticeServer server =
                PracticeServer.start(PracticeOptions.DEFAULTS.withCredentials("app", "key"))) {
            String room = server.createRoom(RoomSettings.knockRoom("Consultation"));
            Stage stage = open(wire(new StartMode.JoinScreen()));
            press(stage, "serverWay");
            type(stage, "address", server.url().toString());
            type(stage, "room", room);
            type(stage, "name", "Dr. Winter");
            type(stage, "user", "app");
            type(stage, "password", "wrong");
            press(stage, "join");
            seen(stage, "credentialsProblem", Node.class);

            type(stage, "password", "key");
            press(stage, "join");
            seen(stage, "leave", Node.class);
            await("the title names the room", () -> stage.getTitle().contains("Consultation"));
            assertFalse(
                    settings.current().toString().contains("key"), "the key is never remembered");
        }
    }
}
