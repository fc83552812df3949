package dev.anteroom.console.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.chat.ChatLine;
import dev.anteroom.console.chat.Recipient;
import dev.anteroom.console.desk.DeskOptions;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.enx.ChatMessage;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import dev.anteroom.testkit.FxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** The whole window: header, panes together, roster and chat by mouse and keyboard. */
@Tag("fx")
@ExtendWith(FxExtension.class)
class RoomViewTest {
    private static final DeskParts DESK =
            DeskParts.PLAIN.withOptions(new DeskOptions(Duration.ZERO));

    private final FxRobot robot = new FxRobot();
    private final FakeRoom room = new FakeRoom();
    private final List<DisconnectReason> left = new ArrayList<>();
    private RoomScreen screen;

    @BeforeEach
    void open() {
        people(false);
        screen = FxExtension.onFx(() -> RoomScreen.open(room, new FxExecutor(), DESK));
        FxExtension.onFx(
                () -> {
                    screen.onLeft(left::add);
                    return null;
                });
        FxExtension.show(screen.root());
    }

    @AfterEach
    void close() {
        FxExtension.onFx(
                () -> {
                    screen.close();
                    screen.close();
                    return null;
                });
        assertEquals(0, room.listenerCount());
    }

    @Test
    void theKeyboardStartsOnTheLobby_notOnASwitch() {
        assertEquals(node("#lobby #list"), focusOwner());
    }

    @Test
    void typingInTheChat_approvesNobody() {
        knock("a", "Ada");
        robot.clickOn("#draft").write("a d A delete");
        robot.type(KeyCode.DELETE);

        assertEquals("a d A delete", ((TextField) node("#draft")).getText());
        assertEquals(List.of(), room.calls());

        robot.type(KeyCode.ENTER);
        assertEquals(List.of(new Call("sendMessage", "a d A delete to all")), room.calls());
    }

    @Test
    void aSwitch_movesOnlyWhenTheServerSaysSo() {
        CheckBox knock = (CheckBox) node("#knock");
        assertTrue(knock.isSelected());
        robot.clickOn(knock);
        assertEquals(List.of(new Call("enableKnock", "false")), room.calls());
        assertTrue(knock.isSelected());
        assertTrue(knock.isDisabled());

        room.answer(FakeRoom.done());
        room.switches(false, false, false);
        FxExtension.settle();
        assertFalse(knock.isSelected());
        assertFalse(knock.isDisabled());

        robot.clickOn("#lock");
        robot.clickOn("#mute");
        assertEquals(
                List.of(
                        new Call("enableKnock", "false"),
                        new Call("lockRoom", ""),
                        new Call("hardMute", "")),
                room.calls());
    }

    @Test
    void whoIsNoModerator_seesTheSwitchesOff() {
        room.role(RoomRole.PARTICIPANT);
        FxExtension.settle();

        assertTrue(node("#knock").isDisabled());
        assertTrue(node("#lock").isDisabled());
        assertTrue(node("#mute").isDisabled());
        assertFalse(node("#leave").isDisabled());
        assertEquals("Connected · you are a participant", text("#connection"));
        assertFalse(action("#audio", "Mute Ada").isPresent());
    }

    @Test
    void leaving_isToldOnce() {
        robot.clickOn("#leave");
        FxExtension.settle();
        room.switches(false, true, false);
        FxExtension.settle();

        assertEquals(
                List.of(DisconnectReason.Kind.LEFT),
                left.stream().map(DisconnectReason::kind).toList());
    }

    @Test
    void leavingWithADecisionKeptBack_namesIt_andSendsNothing() {
        screen.lobby().desk().undoWindowProperty().set(Duration.ofSeconds(30));
        knock("a", "Ada");
        robot.type(KeyCode.J).type(KeyCode.A);
        robot.clickOn("#leave");
        assertEquals(
                "1 decision has not been sent and will be dropped. "
                        + "1 person is still waiting for you. Leave anyway?",
                text("#leavingText"));
        robot.clickOn("#leaveNow");
        FxExtension.settle();
        assertEquals(List.of(new Call("disconnect", "")), room.calls());
        assertEquals(1, left.size());
    }

    @Test
    void leavingWhilePeopleWait_asksFirst() {
        knock("a", "Ada");
        robot.clickOn("#leave");
        assertTrue(node("#leaving").isVisible());
        assertEquals(node("#stay"), focusOwner());
        robot.clickOn("#stay");
        assertFalse(node("#leaving").isVisible());
        assertEquals(List.of(), room.calls());

        robot.clickOn("#leave").clickOn("#leaveNow");
        assertEquals(List.of(new Call("disconnect", "")), room.calls());
    }

    @Test
    void theStatusLine_saysWhatHappens_andCanHaveTheFocus() {
        knock("a", "Ada");
        assertEquals("Ada is waiting to come in.", text("#status"));
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        assertEquals(node("#status"), focusOwner());
    }

    @Test
    void shortcuts_jumpBetweenThePanes() {
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT3).release(KeyCode.CONTROL);
        assertEquals(node("#draft"), focusOwner());
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
        assertEquals(node("#roster #list"), focusOwner());
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        assertEquals(node("#lobby #list"), focusOwner());
        assertEquals("", ((TextField) node("#draft")).getText());
    }

    @Test
    void theTitle_countsWhoWaits() {
        assertEquals(
                "Consultation · Anteroom",
                FxExtension.onFx(() -> screen.title(screen.waitingProperty()).get()));
        knock("a", "Ada");
        assertEquals(
                "(1) Consultation · Anteroom",
                FxExtension.onFx(() -> screen.title(screen.waitingProperty()).get()));
    }

    @Test
    void muting_isAskedOfTheRoom_andShownWhenTheServerSaysSo() {
        robot.clickOn(action("#audio", "Mute Ada").orElseThrow());
        assertEquals(List.of(new Call("hardMuteUserAudio", "a")), room.calls());
        room.answer(FakeRoom.done());
        people(true);
        FxExtension.settle();

        assertTrue(action("#audio", "Unmute Ada").isPresent());
        assertTrue(rosterTexts().contains("Participant · muted"), rosterTexts().toString());
    }

    @Test
    void removing_goesThroughTheMenu_andOneQuestion() {
        robot.clickOn(
                action("#more", "More about Ada: camera, role, send back, remove").orElseThrow());
        robot.clickOn("#remove");
        FxExtension.settle();
        assertEquals(List.of(), room.calls());
        Node confirm = action("#confirm", "Remove Ada now").orElseThrow();
        assertTrue(focusOwner() instanceof Button keep && keep.getId().equals("keep"));
        robot.clickOn(confirm);

        assertEquals(List.of(new Call("dropUser", "[a]")), room.calls());
    }

    @Test
    void sendingBack_goesThroughTheMenu_andOneQuestion() {
        robot.clickOn(
                action("#more", "More about Ada: camera, role, send back, remove").orElseThrow());
        robot.clickOn("#sendBack");
        FxExtension.settle();
        assertEquals(List.of(), room.calls());
        robot.clickOn(action("#confirm", "Send Ada back to the waiting room now").orElseThrow());

        assertEquals(List.of("sendMessage"), room.calls().stream().map(Call::method).toList());
    }

    @Test
    void handingOver_goesThroughTheMenu_andOneQuestion() {
        robot.clickOn(
                action("#more", "More about Ada: camera, role, send back, remove").orElseThrow());
        robot.clickOn("#handOver");
        robot.clickOn(action("#confirm", "Make Ada the moderator now").orElseThrow());

        assertEquals(List.of(new Call("switchUserRole", "a")), room.calls());
    }

    @Test
    void ownEntry_isMarked_andHasNoActions() {
        assertTrue(rosterTexts().contains("You"), rosterTexts().toString());
        assertFalse(action("#audio", "Mute Dr. Winter").isPresent());
    }

    @Test
    void chatToOne_isChosenByKeyboard_andSentByEnter() {
        @SuppressWarnings("unchecked")
        ComboBox<Recipient> to = (ComboBox<Recipient>) node("#recipient");
        robot.interact(to::requestFocus);
        robot.type(KeyCode.DOWN);
        robot.interact(() -> node("#draft").requestFocus());
        robot.write("Hello").type(KeyCode.ENTER);

        assertEquals(List.of(new Call("sendMessage", "Hello to [a]")), room.calls());
        assertFalse(((TextField) node("#draft")).isEditable());
        room.answer(new RequestOutcome.NotSent());
        FxExtension.settle();
        assertEquals("Hello", ((TextField) node("#draft")).getText());
        assertTrue(node("#problem").isVisible());
        assertEquals(node("#draft"), focusOwner());

        robot.type(KeyCode.ENTER);
        room.answer(FakeRoom.done());
        FxExtension.settle();
        assertEquals("", ((TextField) node("#draft")).getText());
        assertFalse(node("#problem").isVisible());
        assertEquals(1, chat().getItems().size());
    }

    @Test
    void theChosenRecipient_stays_whenOthersComeAndGo() {
        @SuppressWarnings("unchecked")
        ComboBox<Recipient> to = (ComboBox<Recipient>) node("#recipient");
        robot.interact(to::requestFocus);
        robot.type(KeyCode.DOWN);
        people(true);
        FxExtension.settle();
        room.participants(List.of(self()));
        FxExtension.settle();

        assertEquals(
                new Recipient.OnePerson(new ClientId("a"), "Ada", Recipient.Place.GONE),
                to.getValue());
    }

    @Test
    void chat_isPlainText_andTheNewestIsInSight() {
        IntStream.range(0, 40).forEach(i -> receive("message " + i));
        receive("<b>last</b>");
        FxExtension.await(
                "the newest message is in sight",
                () ->
                        screen.root().lookupAll(".said").stream()
                                .map(Label.class::cast)
                                .anyMatch(
                                        label ->
                                                label.getText().equals("<b>last</b>")
                                                        && inSight(label)));
    }

    /** The list's own scrolling ends a row short at some numbers of rows. */
    @Test
    void theNewestMessage_isInSight_howeverManyThereAre() {
        for (int number = 1; number <= 60; number++) {
            receive("Message " + number);
            FxExtension.settle();
            VirtualFlow<?> flow = (VirtualFlow<?>) chat().lookup(".virtual-flow");
            assertEquals(number - 1, FxExtension.onFx(() -> flow.getLastVisibleCell().getIndex()));
        }
    }

    @Test
    void aMessage_canBeCopiedWhole() {
        String huge = "line\n".repeat(200);
        receive(huge);
        robot.interact(
                () -> {
                    chat().requestFocus();
                    chat().getSelectionModel().select(0);
                });
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);

        assertEquals(huge, FxExtension.onFx(() -> Clipboard.getSystemClipboard().getString()));
        assertTrue(node("#rest").isVisible());
    }

    private boolean inSight(Node node) {
        double bottom = node.localToScene(node.getBoundsInLocal()).getMaxY();
        double end = chat().localToScene(chat().getBoundsInLocal()).getMaxY();
        return node.getScene() != null && bottom <= end + 1;
    }

    private void receive(String text) {
        room.tell(
                new RoomEvent.MessageReceived(
                        new ChatMessage(new ClientId("a"), "Ada", text, true, Instant.EPOCH)));
        FxExtension.settle();
    }

    private void knock(String id, String name) {
        room.knock(id, name);
        FxExtension.settle();
    }

    private void people(boolean adaMuted) {
        room.participants(
                List.of(
                        self(),
                        new Participant(
                                new ClientId("a"),
                                "Ada",
                                false,
                                RoomRole.PARTICIPANT,
                                adaMuted,
                                false)));
    }

    private static Participant self() {
        return new Participant(
                FakeRoom.SELF, "Dr. Winter", false, RoomRole.MODERATOR, false, false);
    }

    private Node node(String selector) {
        return FxExtension.onFx(() -> screen.root().lookup(selector));
    }

    private String text(String selector) {
        return ((Labeled) node(selector)).getText();
    }

    @SuppressWarnings("unchecked")
    private ListView<ChatLine> chat() {
        return (ListView<ChatLine>) node("#chat #list");
    }

    private Node focusOwner() {
        return FxExtension.onFx(() -> screen.root().getScene().getFocusOwner());
    }

    private Optional<Node> action(String id, String accessibleText) {
        return FxExtension.onFx(
                () ->
                        screen.root().lookupAll(id).stream()
                                .filter(found -> accessibleText.equals(found.getAccessibleText()))
                                .filter(found -> found.getParent().isVisible())
                                .findFirst());
    }

    private List<String> rosterTexts() {
        return FxExtension.onFx(
                () ->
                        screen.root().lookup("#roster").lookupAll(".label").stream()
                                .filter(Node::isVisible)
                                .filter(Label.class::isInstance)
                                .map(label -> ((Label) label).getText())
                                .toList());
    }
}
