package dev.anteroom.console.room;

import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.anteroom.console.desk.DeskOptions;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ChatMessage;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Nodes;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

/**
 * Pictures of the room window in its smallest size, to be looked at; and what a machine can see.
 */
@Tag("fx")
@ExtendWith(FxExtension.class)
class RoomPictureTest {
    private static final DeskParts DESK =
            DeskParts.PLAIN.withOptions(new DeskOptions(Duration.ZERO));

    private final FxRobot robot = new FxRobot();
    private final FakeRoom room = new FakeRoom();

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aBusyRoom(String look) {
        FxExtension.theme(theme(look));
        people();
        wait("a", "Ada Lovelace", Duration.ofSeconds(20));
        wait("b", "Grace Hopper", Duration.ofMinutes(3));
        wait(
                "c",
                "Johann Gambolputty de von Ausfern-schplenden-schlitter-crasscrenbon",
                Duration.ofMinutes(6));
        wait("d", "", Duration.ofMinutes(17));
        room.await(
                new AwaitedParticipant(
                        new ClientId("e"),
                        "عائشة Khan",
                        true,
                        new Arrival.BeforeYouJoined(
                                Instant.EPOCH, System.nanoTime() - Duration.ofMinutes(2).toNanos()),
                        9));
        AwaitedParticipant gone = room.person("f", "Katherine Johnson", System.nanoTime());
        room.await(gone);
        RoomScreen screen = open();
        press("a", "#approve");
        press("b", "#approve");
        room.answer("b", new Decision.RoomFull());
        room.noLongerWaiting("f");
        room.tell(
                new RoomEvent.AwaitedVanished(gone, RoomEvent.Vanishing.LEFT_OR_DENIED_ELSEWHERE));
        chat(
                "Mary Jackson",
                "Good morning! I have my forms ready, shall I send them before the appointment or bring them along?",
                true);
        chat("Dorothy Vaughan", "Only for you: I am a few minutes early.", false);
        chat("<img src=x onerror=alert(1)>", "<b>not bold</b>", true);
        FxExtension.settle();
        robot.type(KeyCode.DOWN);
        FxExtension.settle();

        picture(screen, "room-busy-" + look);
        nothingIsCut(screen);
        close(screen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aCalmRoom(String look) {
        FxExtension.theme(theme(look));
        RoomScreen screen = open();

        picture(screen, "room-calm-" + look);
        nothingIsCut(screen);
        close(screen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aLostConnection(String look) {
        FxExtension.theme(theme(look));
        people();
        wait("a", "Ada Lovelace", Duration.ofMinutes(4));
        wait("b", "Grace Hopper", Duration.ofMinutes(3));
        RoomScreen screen = open();
        FxExtension.onFx(
                () -> {
                    screen.root().lookup("#leave").fireEvent(new javafx.event.ActionEvent());
                    return null;
                });
        room.connection(new ConnectionState.Reconnecting(2, 3));
        FxExtension.settle();

        picture(screen, "room-reconnecting-" + look);
        close(screen);
    }

    private void people() {
        room.participants(
                List.of(
                        person(
                                FakeRoom.SELF.value(),
                                "Dr. Winter",
                                RoomRole.MODERATOR,
                                false,
                                false),
                        person("p1", "Mary Jackson", RoomRole.PARTICIPANT, true, false),
                        person(
                                "p2",
                                "Dorothy Vaughan-with-a-rather-long-second-name",
                                RoomRole.PARTICIPANT,
                                true,
                                true),
                        person(
                                "p3",
                                "<img src=x onerror=alert(1)>",
                                RoomRole.AUDIENCE,
                                false,
                                false)));
    }

    private static Participant person(
            String id, String name, RoomRole role, boolean audioMuted, boolean videoMuted) {
        return new Participant(new ClientId(id), name, false, role, audioMuted, videoMuted);
    }

    private void wait(String id, String name, Duration since) {
        room.await(room.person(id, name, System.nanoTime() - since.toNanos()));
    }

    private void chat(String sender, String text, boolean toAll) {
        room.tell(
                new RoomEvent.MessageReceived(
                        new ChatMessage(
                                new ClientId("p1"),
                                sender,
                                text,
                                toAll,
                                Instant.parse("2026-11-23T09:02:00Z"))));
    }

    private RoomScreen open() {
        RoomScreen screen = FxExtension.onFx(() -> RoomScreen.open(room, new FxExecutor(), DESK));
        FxExtension.show(screen.root());
        return screen;
    }

    private void close(RoomScreen screen) {
        FxExtension.onFx(
                () -> {
                    screen.close();
                    return null;
                });
    }

    private void press(String id, String button) {
        robot.clickOn(
                robot.lookup(
                                (Node node) ->
                                        node.getId() != null
                                                && ("#" + node.getId()).equals(button)
                                                && node instanceof Labeled labeled
                                                && Nodes.isSeen(node)
                                                && labeled.getAccessibleText().endsWith(name(id)))
                        .queryLabeled());
        FxExtension.settle();
    }

    private String name(String id) {
        return room.awaitedParticipants().find(new ClientId(id)).orElseThrow().name();
    }

    private static void picture(RoomScreen screen, String name) {
        assertTrue(Files.exists(FxExtension.picture(screen.root(), name)));
    }

    /**
     * Every text that is not a guest's own is shown whole at the smallest size, or says the whole
     * in a tooltip: how much fits depends on the fonts of the machine.
     */
    private static void nothingIsCut(RoomScreen screen) {
        List<String> cut =
                FxExtension.onFx(
                        () ->
                                screen.root().lookupAll("*").stream()
                                        .filter(Labeled.class::isInstance)
                                        .map(Labeled.class::cast)
                                        .filter(RoomPictureTest::isShown)
                                        .filter(Labeled::isTextTruncated)
                                        .filter(text -> !text.getStyleClass().contains("name"))
                                        .filter(text -> text.getTooltip() == null)
                                        .map(Labeled::getText)
                                        .toList());
        assertTrue(cut.isEmpty(), cut.toString());
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static Theme theme(String look) {
        return look.equals("dark") ? new PrimerDark() : new PrimerLight();
    }
}
