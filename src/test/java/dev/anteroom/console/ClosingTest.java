package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.enx.RoomOptions;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.PracticeStartException;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** Closing the window asks once about whom it leaves behind, and decides nothing by itself. */
@Tag("fx")
@ExtendWith(FxExtension.class)
class ClosingTest {
    private final List<RawClient> guests = new ArrayList<>();
    private PracticeServer server;
    private String room;
    private OpenConsole console;

    @BeforeEach
    void open() throws PracticeStartException {
        server = PracticeServer.start(PracticeOptions.DEFAULTS);
        room = server.createRoom(RoomSettings.knockRoom("Surgery"));
        SettingsStore settings = SettingsStore.forgetful();
        settings.update(now -> now.withUndoSeconds(30));
        console =
                new OpenConsole(
                        server.token(room, "Dr. Rivera", Role.MODERATOR),
                        MediaMode.OFF,
                        settings,
                        RoomOptions.DEFAULTS);
        FxExtension.await("it is connected", () -> console.connection().startsWith("Connected"));
    }

    @AfterEach
    void close() {
        guests.forEach(RawClient::close);
        console.close();
        server.close();
    }

    private void knock(String name) {
        guests.add(RawClient.join(server.url(), server.token(room, name, Role.PARTICIPANT)));
        console.awaitText("lobby", name);
    }

    /** What the button in the window's frame does. */
    private void pressClose() {
        FxExtension.onFx(
                () -> {
                    javafx.event.Event.fireEvent(
                            console.window(),
                            new WindowEvent(console.window(), WindowEvent.WINDOW_CLOSE_REQUEST));
                    return null;
                });
    }

    private boolean isShown(String id) {
        return FxExtension.onFx(() -> console.nodes("#" + id).findAny().isPresent());
    }

    private void awaitClosed() {
        FxExtension.await("the window is closed", () -> !console.window().isShowing());
    }

    private long sent() {
        return server.calls().stream()
                .filter(
                        call ->
                                call.event().equals(EventName.USER_ALLOWED.wireName())
                                        || call.event().equals(EventName.USER_DENIED.wireName()))
                .count();
    }

    @Test
    void nobodyIsLeftBehind_itClosesAtOnce() {
        pressClose();
        awaitClosed();
    }

    @Test
    void somebodyWaits_itAsksOnce_andStaysWhenToldSo() {
        knock("Ada");
        pressClose();
        console.awaitText("parting", "1 person is still waiting for you.");
        assertEquals(
                "stayHere",
                FxExtension.onFx(() -> console.root().getScene().getFocusOwner().getId()));
        pressClose();
        assertEquals(1, FxExtension.onFx(() -> console.nodes("#parting").count()));
        FxExtension.picture(console.root(), "closing-question");

        knock("Grace");
        console.awaitText("parting", "2 people are still waiting for you.");

        console.press("stayHere");
        FxExtension.await("the question is gone", () -> !isShown("parting"));
        assertTrue(FxExtension.onFx(() -> console.window().isShowing()));
        assertTrue(console.shownNow("lobby", "Ada"));
    }

    @Test
    void aDecisionThatIsNotSent_isNamed_andNeitherSentNorKept() {
        knock("Ada");
        console.press("approve", "Ada");
        FxExtension.await("it is kept back", () -> isShown("undo"));
        pressClose();
        console.awaitText("parting", "1 decision has not been sent and will be dropped.");

        console.press("leaveAndClose");
        awaitClosed();
        guests.getFirst().await(EventName.ROOM_CONNECTED);
        console.close();
        assertEquals(0, sent(), "closing decides nothing");
    }

    @Test
    void somebodyIsInTheRoom_isNamed() {
        RawClient colleague =
                RawClient.join(server.url(), server.token(room, "Dr. Winter", Role.MODERATOR));
        guests.add(colleague);
        console.awaitText("roster", "Dr. Winter");
        pressClose();
        console.awaitText("parting", "1 other person is in the room and stays there without you.");
    }

    @Test
    void theKeys_askAsTheFrameDoes() {
        knock("Ada");
        FxExtension.onFx(
                () -> {
                    console.window().requestFocus();
                    return null;
                });
        new FxRobot().push(KeyCode.CONTROL, KeyCode.Q);
        console.awaitText("parting", "1 person is still waiting for you.");
        new FxRobot().push(KeyCode.ESCAPE);
        FxExtension.await("the question is gone", () -> !isShown("parting"));
        assertTrue(FxExtension.onFx(() -> console.window().isShowing()));
        assertFalse(isShown("parting"));
    }
}
