package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.wire.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/**
 * Pictures and sound from end to end: a guest in a real Chromium with a pretended camera and
 * microphone, the practice room and its relay, the real SDK, the native engine with its simulated
 * devices, and the real window.
 */
@Tag("browser")
@Tag("fx")
@Tag("native")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
@ExtendWith(FxExtension.class)
class SeenAndHeardTest {
    @RegisterExtension static final GuestStage STAGE = GuestStage.withDevices();

    private static final int TONE = 440;

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
    void anAdmittedGuest_isSeenAndHeard_andSeesAndHearsTheModerator() {
        String room = STAGE.knockRoom("Surgery");
        openConsole(room);
        GuestPage ada =
                STAGE.guest(room)
                        .pretend("red", TONE)
                        .switchOnDevices()
                        .knockAs("Ada")
                        .awaitState("waiting");
        FxExtension.await("Ada's row is there", () -> shows("lobby", "Ada"));
        assertTrue(FxExtension.onFx(() -> tile("Ada").isEmpty()));

        press("approve", "Ada");
        ada.awaitState("admitted");
        FxExtension.await("Ada's red is seen", () -> isMostly(0, colour("Ada")));
        FxExtension.await("Ada is heard", () -> speaks("Ada"));

        robot.push(KeyCode.CONTROL, KeyCode.E);
        robot.push(KeyCode.CONTROL, KeyCode.D);
        FxExtension.await("one's own picture", () -> hasPicture("You"));
        ada.awaitTiles(List.of("Dr. Rivera")).awaitMoreFrames("Dr. Rivera");
        ada.await("a tone", () -> ada.hertz("Dr. Rivera") > 0);
        FxExtension.picture(rootOfWindow(), "end-to-end-seen");

        robot.push(KeyCode.CONTROL, KeyCode.D);
        ada.awaitSilence("Dr. Rivera");
        ada.await("the mark", () -> !ada.marks("Dr. Rivera").isEmpty());

        ada.pressCamera();
        FxExtension.await("Ada's camera is off", () -> !hasPicture("Ada"));
        ada.pressCamera();
        FxExtension.await("and on again", () -> isMostly(0, colour("Ada")));

        ada.leave();
        FxExtension.await("Ada's tile is gone", () -> tile("Ada").isEmpty());
    }

    @Test
    void aCutConnection_comesBackWithPictures() {
        String room = STAGE.knockRoom("Surgery");
        openConsole(room);
        GuestPage ada =
                STAGE.guest(room)
                        .pretend("blue", TONE)
                        .switchOnDevices()
                        .knockAs("Ada")
                        .awaitState("waiting");
        press("approve", "Ada");
        FxExtension.await("Ada's blue is seen", () -> isMostly(2, colour("Ada")));
        robot.push(KeyCode.CONTROL, KeyCode.E);
        ada.awaitTiles(List.of("Dr. Rivera")).awaitMoreFrames("Dr. Rivera");

        STAGE.server().restartRelay();
        ada.awaitMoreFrames("Dr. Rivera");
        FxExtension.await("the words", () -> words().startsWith("The others see you"));
        FxExtension.await("Ada's blue is seen again", () -> isMostly(2, colour("Ada")));
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    private void openConsole(String room) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        StartRequest request =
                new StartRequest(
                        new StartMode.Token(
                                STAGE.server().token(room, "Dr. Rivera", Role.MODERATOR)),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        MediaMode.SIMULATED);
        Wiring wiring = new Wiring(request, SettingsStore.forgetful(), out, out);
        console = wiring;
        FxExtension.onFx(
                () -> {
                    Stage stage = new Stage();
                    wiring.open(stage, page -> {});
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(980);
                    stage.setHeight(760);
                    window = stage;
                    return null;
                });
        FxExtension.await("the room is open", () -> nodes("#lobby").findAny().isPresent());
    }

    private Node rootOfWindow() {
        Stage open = window;
        if (open == null) {
            throw new IllegalStateException("Open the console first.");
        }
        return open.getScene().getRoot();
    }

    private Stream<Node> nodes(String selector) {
        return rootOfWindow().lookupAll(selector).stream();
    }

    private Optional<Node> tile(String name) {
        return nodes(".tile")
                .filter(tile -> ((Label) tile.lookup("#name")).getText().equals(name))
                .findFirst();
    }

    private boolean hasPicture(String name) {
        return tile(name).filter(tile -> !tile.lookup("#initial").isVisible()).isPresent();
    }

    private boolean speaks(String name) {
        return tile(name)
                .filter(
                        tile ->
                                tile.lookup("#ring").getPseudoClassStates().stream()
                                        .anyMatch(s -> s.getPseudoClassName().equals("speaking")))
                .isPresent();
    }

    private Color colour(String name) {
        return tile(name)
                .map(
                        tile -> {
                            Bounds bounds = tile.localToScene(tile.getLayoutBounds());
                            WritableImage whole = tile.getScene().snapshot(null);
                            return whole.getPixelReader()
                                    .getColor((int) bounds.getCenterX(), (int) bounds.getCenterY());
                        })
                .orElse(Color.TRANSPARENT);
    }

    private static boolean isMostly(int channel, Color colour) {
        double[] parts = {colour.getRed(), colour.getGreen(), colour.getBlue()};
        return parts[channel] > 0.6
                && parts[(channel + 1) % 3] < 0.35
                && parts[(channel + 2) % 3] < 0.35;
    }

    private String words() {
        return nodes(".controls-words")
                .map(label -> ((Labeled) label).getText())
                .findFirst()
                .orElse("");
    }

    private boolean shows(String pane, String text) {
        return nodes("#" + pane + " *")
                .filter(Labeled.class::isInstance)
                .anyMatch(label -> String.valueOf(((Labeled) label).getText()).contains(text));
    }

    private void press(String button, String personName) {
        FxExtension.await(
                "the button can be pressed",
                () -> button(button, personName).anyMatch(found -> !found.isDisabled()));
        FxExtension.onFx(
                () -> {
                    button(button, personName).findFirst().orElseThrow().fire();
                    return null;
                });
    }

    private Stream<Button> button(String id, String personName) {
        return nodes("#" + id)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(found -> String.valueOf(found.getAccessibleText()).contains(personName));
    }
}
