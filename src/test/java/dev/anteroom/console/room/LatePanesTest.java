package dev.anteroom.console.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.enx.ChatMessage;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FxExtension;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** A room's window whose panes beside the lobby come later. */
@Tag("fx")
@ExtendWith(FxExtension.class)
class LatePanesTest {
    private final FxRobot robot = new FxRobot();
    private final FakeRoom room = new FakeRoom();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private RoomScreen screen;

    @BeforeEach
    void open() {
        screen =
                FxExtension.onFx(
                        () ->
                                RoomScreen.open(
                                        room,
                                        new FxExecutor(),
                                        RoomSurroundings.plain().withLater(later::add)));
        FxExtension.show(screen.root());
    }

    @AfterEach
    void close() {
        FxExtension.onFx(
                () -> {
                    screen.close();
                    return null;
                });
    }

    @Test
    void theLobby_isThereAtOnce_andHasTheKeyboard() {
        room.knock("a", "Ada");
        FxExtension.settle();

        assertEquals(node("#lobby #list"), FxExtension.onFx(() -> scene().getFocusOwner()));
        assertEquals(1, screen.waitingProperty().get());
        assertNotNull(node("#controls"));
        assertNull(node("#roster"));
        assertNull(node("#chat"));
        assertNull(node("#stage"));
    }

    @Test
    void whatHappensMeanwhile_isSeenInThePanesThatCome_andTheFocusStays() {
        people();
        say("Are you there?");
        runLater();

        assertEquals("1", ((Labeled) node("#roster #count")).getText());
        assertEquals(1, FxExtension.onFx(() -> list("#chat #list").getItems().size()));
        assertTrue(
                FxExtension.onFx(() -> tab("#tabChat").getText()).contains("1"),
                "the message counts as new");
        assertNotNull(node("#stage"));
        assertEquals(node("#lobby #list"), FxExtension.onFx(() -> scene().getFocusOwner()));
    }

    @Test
    void whoJumpsToAPane_hasItAtOnce_andOnlyOnce() {
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        Node draft = node("#chat #draft");
        assertEquals(draft, FxExtension.onFx(() -> scene().getFocusOwner()));
        assertNull(node("#roster"));

        runLater();

        assertEquals(draft, node("#chat #draft"));
        assertNotNull(node("#roster"));
    }

    @Test
    void afterTheEnd_noPaneComes() {
        FxExtension.onFx(
                () -> {
                    screen.close();
                    return null;
                });
        runLater();

        assertNull(node("#roster"));
        assertNull(node("#stage"));
    }

    @Test
    void aWideWindow_isArrangedBeforeItsFirstLayout() {
        RoomScreen wide = FxExtension.onFx(() -> RoomScreen.open(new FakeRoom(), new FxExecutor()));
        List<String> places =
                FxExtension.onFx(
                        () -> {
                            SplitPane columns = (SplitPane) wide.root().lookup("#columns");
                            Scene window = new Scene(new Region(), 1_180, 700);
                            window.setRoot(wide.root());
                            List<String> ids =
                                    columns.getItems().stream().map(Node::getId).toList();
                            wide.close();
                            return ids;
                        });

        assertEquals(List.of("lobbyPlace", "stagePlace", "side"), places);
    }

    private void runLater() {
        FxExtension.onFx(
                () -> {
                    while (!later.isEmpty()) {
                        later.remove().run();
                    }
                    return null;
                });
        FxExtension.settle();
    }

    private void people() {
        room.participants(
                List.of(
                        new Participant(
                                new ClientId("ada"),
                                "Ada",
                                false,
                                RoomRole.PARTICIPANT,
                                false,
                                false)));
        FxExtension.settle();
    }

    private void say(String text) {
        room.tell(
                new RoomEvent.MessageReceived(
                        new ChatMessage(new ClientId("ada"), "Ada", text, true, Instant.EPOCH)));
        FxExtension.settle();
    }

    private Scene scene() {
        return screen.root().getScene();
    }

    private Node node(String selector) {
        return FxExtension.onFx(() -> screen.root().lookup(selector));
    }

    private Labeled tab(String selector) {
        return (Labeled) screen.root().lookup(selector);
    }

    private ListView<?> list(String selector) {
        return (ListView<?>) screen.root().lookup(selector);
    }
}
