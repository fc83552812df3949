package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/**
 * The main job from end to end: a guest in a real Chromium, the practice room over real sockets,
 * the real SDK, and the real window with its real buttons.
 */
@Tag("browser")
@Tag("fx")
@ExtendWith(FxExtension.class)
class KnockToDecisionTest {
    @RegisterExtension static final GuestStage STAGE = new GuestStage();

    private final FxRobot robot = new FxRobot();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private @Nullable Wiring console;
    private @Nullable Stage window;

    @AfterEach
    void closeConsole() {
        Wiring open = console;
        if (open != null) {
            open.close();
        }
    }

    @Test
    void approve_letsTheBrowserGuestIntoTheRoom() {
        String room = STAGE.knockRoom("Surgery");
        openConsole(room);
        FxExtension.await("nobody waits", () -> shows("lobby", "Nobody is waiting"));
        GuestPage ada = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        FxExtension.await("Ada's row is there", () -> shows("lobby", "Ada"));
        assertFalse(shownNow("roster", "Ada"));

        press("approve", "Ada");

        ada.awaitState("admitted").awaitPeople(List.of("Dr. Rivera", "Ada"));
        FxExtension.await("Ada is in the roster", () -> shows("roster", "Ada"));
        FxExtension.await("Ada's row is gone", () -> shows("lobby", "Nobody is waiting"));
        assertEquals(1, STAGE.calls(EventName.USER_ALLOWED).size());
        FxExtension.picture(rootOfWindow(), "end-to-end-approved");
    }

    @Test
    void deny_showsTheBrowserGuestTheReason() {
        String room = STAGE.knockRoom("Surgery");
        openConsole(room);
        GuestPage mallory = STAGE.guest(room).knockAs("Mallory").awaitState("waiting");
        FxExtension.await("Mallory's row is there", () -> shows("lobby", "Mallory"));

        press("deny", "Mallory");

        mallory.awaitState("denied");
        assertEquals("The moderator turned your knock down.", mallory.reason());
        FxExtension.await("Mallory's row is gone", () -> shows("lobby", "Nobody is waiting"));
        assertFalse(shownNow("roster", "Mallory"));
        assertEquals(1, STAGE.calls(EventName.USER_DENIED).size());
        assertEquals(List.of(), STAGE.calls(EventName.USER_ALLOWED));
    }

    @Test
    void lateModerator_findsThreeGuestsAndAdmitsNobodyByComing() {
        String room = STAGE.knockRoom("Surgery");
        List<String> names = List.of("Ada", "Grace", "Linus");
        List<GuestPage> guests =
                names.stream()
                        .map(name -> STAGE.guest(room).knockAs(name).awaitState("waiting"))
                        .toList();

        openConsole(room);

        for (String name : names) {
            FxExtension.await(name + " is listed", () -> shows("lobby", name));
        }
        assertTrue(shownNow("lobby", "waiting since before you joined"));
        guests.forEach(guest -> guest.awaitState("waiting"));
        assertEquals(List.of(), STAGE.calls(EventName.USER_ALLOWED));

        press("approve", "Grace");
        guests.get(1).awaitState("admitted");
        guests.get(0).awaitState("waiting");
        guests.get(2).awaitState("waiting");
    }

    @Test
    void guestWhoClosesThePage_leavesTheLobbyByTheServersList() {
        String room = STAGE.knockRoom("Surgery");
        openConsole(room);
        GuestPage ada = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        FxExtension.await("Ada's row is there", () -> shows("lobby", "Ada"));

        ada.closeTab();

        FxExtension.await("Ada's row is gone", () -> shows("lobby", "Nobody is waiting"));
        assertEquals(List.of(), STAGE.calls(EventName.USER_ALLOWED));
        assertEquals(List.of(), STAGE.calls(EventName.USER_DENIED));
    }

    @Test
    void cutConnection_isMendedWithoutLettingAnybodyIn() {
        String room = STAGE.knockRoom("Surgery");
        openConsole(room);
        GuestPage ada = STAGE.guest(room).knockAs("Ada").awaitState("waiting");
        FxExtension.await("Ada's row is there", () -> shows("lobby", "Ada"));

        STAGE.server().cutAllConnections();

        FxExtension.await("the console comes back", () -> reconnects() == 1);
        FxExtension.await("the window is back", () -> connection().startsWith("Connected"));
        ada.awaitState("waiting");
        FxExtension.await("Ada's row is there again", () -> shows("lobby", "Ada"));
        assertEquals(List.of(), STAGE.calls(EventName.USER_ALLOWED));
    }

    private void openConsole(String room) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        String token = STAGE.server().token(room, "Dr. Rivera", Role.MODERATOR);
        StartRequest request =
                new StartRequest(
                        new StartMode.Token(token),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        MediaMode.OFF);
        Wiring wiring = new Wiring(request, SettingsStore.forgetful(), out, out);
        console = wiring;
        FxExtension.onFx(
                () -> {
                    Stage stage = new Stage();
                    wiring.open(stage, page -> {});
                    window = stage;
                    return null;
                });
        FxExtension.await("the room is open", () -> node("#lobby").findAny().isPresent());
    }

    private Node rootOfWindow() {
        Stage open = window;
        if (open == null) {
            throw new IllegalStateException("Open the console first.");
        }
        return open.getScene().getRoot();
    }

    private Stream<Node> node(String selector) {
        return rootOfWindow().lookupAll(selector).stream();
    }

    private boolean shows(String pane, String text) {
        return node("#" + pane + " *")
                .filter(Labeled.class::isInstance)
                .filter(Node::isVisible)
                .anyMatch(label -> String.valueOf(((Labeled) label).getText()).contains(text));
    }

    private boolean shownNow(String pane, String text) {
        return FxExtension.onFx(() -> shows(pane, text));
    }

    private static long reconnects() {
        return STAGE.calls(EventName.TOKEN).stream()
                .filter(call -> call.payload().path("isReconnecting").asBoolean())
                .filter(call -> call.payload().path("hostType").asText().equals("Java"))
                .count();
    }

    private String connection() {
        return node("#connection").map(label -> ((Labeled) label).getText()).findFirst().orElse("");
    }

    /** Presses a row's own button with the keyboard; mouse gestures are tried in LobbyViewTest. */
    private void press(String button, String personName) {
        FxExtension.await(
                "the button can be pressed",
                () -> button(button, personName).anyMatch(found -> !found.isDisabled()));
        FxExtension.onFx(
                () -> {
                    button(button, personName).findFirst().orElseThrow().requestFocus();
                    return null;
                });
        robot.type(KeyCode.SPACE);
    }

    private Stream<Button> button(String id, String personName) {
        return node("#" + id)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(found -> String.valueOf(found.getAccessibleText()).contains(personName));
    }
}
