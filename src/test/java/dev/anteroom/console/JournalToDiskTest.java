package dev.anteroom.console;

import static dev.anteroom.testkit.FxExtension.await;
import static dev.anteroom.testkit.FxExtension.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.EnxRoomObserver;
import dev.anteroom.enx.EnxRtc;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Nodes;
import dev.anteroom.testkit.RoomWatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole console: a knock, a decision, the end of the stay, and what is left of it. */
@Tag("fx")
@ExtendWith(FxExtension.class)
@NullUnmarked // each test opens what it needs first
final class JournalToDiskTest {
    @TempDir Path directory;

    private final PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    private final EnxRtc guests = new EnxRtc();
    private Wiring wiring;
    private Stage stage;

    @AfterEach
    void close() {
        guests.close();
        if (wiring != null) {
            wiring.close();
        }
    }

    @Test
    void aStay_isJournalled_summedUp_andNothingSecretIsLeft() throws Exception {
        open();
        knocks("Ada <b>");
        await("the row is there", () -> find("approve").isPresent());
        picture("console-guests-light");
        press("approve");
        await("decided and journalled", () -> journalled().contains("\"outcome\":\"admitted\""));
        assertTrue(find("alarmBar").isEmpty(), "whom we let in is no alarm");

        press("leave");
        await("the summary is seen", () -> find("summary").isPresent());
        picture("console-summary-light");
        press("open");
        await("the journal is read", () -> table().getItems().size() >= 4);
        onFx(
                () -> {
                    FxExtension.theme(new PrimerDark());
                    return null;
                });
        picture("console-journal-dark");
        press("close");
        press("closeSummary");
        await("the summary is gone", () -> find("summary").isEmpty());

        wiring.close();
        String text = journalled();
        assertEquals(
                List.of("stay", "knocked", "decided", "stay"),
                text.lines().map(JournalToDiskTest::kind).toList());
        assertTrue(text.contains("Ada <b>"));
        assertFalse(text.contains("eyJ"), "a token is in the journal");
    }

    @Test
    void aProgramThatEndsInARoom_writesTheEndOfTheStay() throws Exception {
        open();
        await("the stay has begun", () -> journalled().contains("\"began\":true"));
        wiring.close();

        assertTrue(journalled().contains("\"began\":false"));
    }

    @Test
    void theMenuAboutGuests_isInTheHeader_withoutCuttingAnything() throws Exception {
        open();
        MenuButton menu = (MenuButton) onFx(() -> find("menu").orElseThrow());

        assertEquals("Guests", onFx(menu::getText));
        for (String id : List.of("knock", "lock", "mute", "leave", "menu")) {
            double right =
                    onFx(
                            () -> {
                                Node node = find(id).orElseThrow();
                                return node.localToScene(node.getBoundsInLocal()).getMaxX();
                            });
            assertTrue(right <= FxExtension.WIDTH, id + " ends at " + right);
        }
    }

    private void open() {
        wiring =
                new Wiring(
                        new StartRequest(
                                new StartMode.Practice(),
                                0,
                                Optional.of(new SimulatedGuests.None()),
                                Optional.empty(),
                                MediaMode.OFF),
                        SettingsStore.forgetful(),
                        Optional.of(directory.resolve("journal")),
                        RoomOptions.DEFAULTS,
                        nowhere,
                        nowhere);
        stage =
                onFx(
                        () -> {
                            Stage made = new Stage();
                            wiring.open(made, _ -> {});
                            made.setWidth(FxExtension.WIDTH);
                            made.setHeight(FxExtension.HEIGHT);
                            return made;
                        });
        await("the room is open", () -> find("leave").isPresent());
    }

    private void knocks(String name) throws Exception {
        EnxRoom room =
                guests.joinRoom(
                        wiring.practice()
                                .server()
                                .token(wiring.practice().room(), name, "participant"),
                        RoomOptions.DEFAULTS,
                        new EnxRoomObserver() {});
        RoomWatch.of(room).await(each -> each.connection() instanceof ConnectionState.Awaiting);
    }

    private String journalled() throws IOException {
        Path journal = directory.resolve("journal");
        if (!Files.isDirectory(journal)) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(journal)) {
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private static String kind(String line) {
        return line.replaceAll(".*\"kind\":\"([a-z]+)\".*", "$1");
    }

    private Optional<Node> find(String id) {
        return stage.getScene().getRoot().lookupAll("#" + id).stream()
                .filter(Nodes::isSeen)
                .findFirst();
    }

    private TableView<?> table() {
        return (TableView<?>) find("table").orElseThrow();
    }

    private void press(String id) {
        await(id + " is seen", () -> find(id).isPresent());
        onFx(
                () -> {
                    ((ButtonBase) find(id).orElseThrow()).fire();
                    return null;
                });
        FxExtension.settle();
    }

    private void picture(String name) {
        FxExtension.settle();
        FxExtension.picture(onFx(() -> stage.getScene().getRoot()), name);
        assertTrue(
                onFx(
                        () ->
                                stage.getScene().getRoot().lookupAll(".label").stream()
                                        .map(Label.class::cast)
                                        .noneMatch(
                                                each ->
                                                        String.valueOf(each.getText())
                                                                .contains("eyJ"))));
    }
}
