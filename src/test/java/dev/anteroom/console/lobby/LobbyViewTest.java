package dev.anteroom.console.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.DeskOptions;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

@Tag("fx")
@ExtendWith(FxExtension.class)
class LobbyViewTest {
    private final FxRobot robot = new FxRobot();
    private final FakeRoom room = new FakeRoom();
    private final StatusLine status = new StatusLine();
    private final SimpleLongProperty clock = new SimpleLongProperty();
    private final AtomicLong pointerTime = new AtomicLong(Duration.ofHours(1).toNanos());
    private final FxExecutor fx = new FxExecutor();
    private RoomFeed feed;
    private Parent root;
    private TextField elsewhere;

    @BeforeEach
    void open() {
        DeskParts parts = DeskParts.PLAIN.withOptions(new DeskOptions(Duration.ZERO));
        LobbyModel model = FxExtension.onFx(() -> new LobbyModel(room, fx, clock, status, parts));
        Views views = new Views();
        LobbyViews.register(views, model, pointerTime::get);
        root = FxExtension.onFx(() -> views.load(FxmlFile.LOBBY, LobbyController.class).root());
        elsewhere = FxExtension.onFx(TextField::new);
        FxExtension.show(FxExtension.onFx(() -> new VBox(elsewhere, root)));
        feed = new RoomFeed(room, fx, model::update);
        FxExtension.settle();
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void pressingApprove_sendsTheId_andTheRowStaysSending_untilTheListSaysSo() {
        knock("a", "Ada");
        clickOn("a", "#approve");

        assertEquals(List.of(new Call("approveAwaitedUser", "a")), room.calls());
        assertEquals("Letting in…", detail("a"));
        assertTrue(button("a", "#approve").isDisabled());

        room.answer("a", new Decision.Admitted());
        FxExtension.settle();
        assertEquals("Let in", detail("a"));

        room.noLongerWaiting("a");
        FxExtension.settle();
        assertTrue(list().getItems().isEmpty());
    }

    @Test
    void pressingDeny_sendsTheId() {
        knock("a", "Ada");
        clickOn("a", "#deny");

        assertEquals(List.of(new Call("denyAwaitedUser", "a")), room.calls());
        assertEquals("Turning away…", detail("a"));
    }

    @Test
    void theKeyboardAlone_movesAndDecides_andGoesOnToTheNext() {
        IntStream.rangeClosed(1, 6).forEach(i -> knock("g" + i, "Guest " + i));
        focusList();
        assertEquals("g1", selected());

        robot.type(KeyCode.A);
        assertEquals("g2", selected());
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.J);
        assertEquals("g4", selected());
        robot.type(KeyCode.D);
        robot.type(KeyCode.DOWN);
        assertEquals("g6", selected());
        robot.type(KeyCode.K);
        assertEquals("g5", selected());
        robot.type(KeyCode.UP);
        robot.type(KeyCode.UP);
        assertEquals("g3", selected());
        robot.type(KeyCode.DELETE);

        assertEquals(
                List.of(
                        new Call("approveAwaitedUser", "g1"),
                        new Call("approveAwaitedUser", "g2"),
                        new Call("denyAwaitedUser", "g4"),
                        new Call("denyAwaitedUser", "g3")),
                room.calls());
        assertTrue(list().isFocused());
    }

    @Test
    void aKeyHeldDown_decidesAboutOnePersonOnly() {
        IntStream.rangeClosed(1, 3).forEach(i -> knock("g" + i, "Guest " + i));
        focusList();

        robot.press(KeyCode.A).press(KeyCode.A).press(KeyCode.A).release(KeyCode.A);

        assertEquals(List.of(new Call("approveAwaitedUser", "g1")), room.calls());
    }

    @Test
    void enterOnTheDenyButton_denies() {
        knock("a", "Ada");
        focusList();
        robot.type(KeyCode.TAB);
        assertEquals(button("a", "#deny"), focusOwner());
        robot.type(KeyCode.ENTER);

        assertEquals(List.of(new Call("denyAwaitedUser", "a")), room.calls());
        assertTrue(list().isFocused());
    }

    @Test
    void tabGoesThroughTheSelectedRowOnly_andOut() {
        IntStream.rangeClosed(1, 4).forEach(i -> knock("g" + i, "Guest " + i));
        focusList();
        robot.type(KeyCode.J);
        robot.type(KeyCode.TAB);
        assertEquals(button("g2", "#deny"), focusOwner());
        robot.type(KeyCode.TAB);
        assertEquals(button("g2", "#approve"), focusOwner());
        robot.type(KeyCode.TAB);
        assertEquals(inCell("g2", "#more"), focusOwner());
        robot.type(KeyCode.TAB);
        assertEquals(root.lookup("#bulkDeny"), focusOwner());
        robot.type(KeyCode.TAB).type(KeyCode.TAB);
        assertEquals(elsewhere, focusOwner());
        assertEquals(List.of(), room.calls());
    }

    @Test
    void anArrival_takesNoFocusAndSelectsNobody() {
        robot.clickOn(elsewhere);
        knock("a", "Ada");
        assertEquals(elsewhere, focusOwner());
        assertNull(list().getSelectionModel().getSelectedItem());

        robot.write("ad");
        assertEquals(List.of(), room.calls());
        assertEquals("ad", elsewhere.getText());
    }

    @Test
    void anArrivalWhileTheEmptyListHasTheFocus_isNotDecidedByTheNextKey() {
        focusList();
        knock("a", "Ada");
        robot.type(KeyCode.A);

        assertEquals(List.of(), room.calls());
        robot.type(KeyCode.J);
        robot.type(KeyCode.A);
        assertEquals(List.of(new Call("approveAwaitedUser", "a")), room.calls());
    }

    @Test
    void whenTheSelectedPersonLeaves_nobodySlidesIntoTheSelection() {
        IntStream.rangeClosed(1, 4).forEach(i -> knock("g" + i, "Guest " + i));
        focusList();
        robot.type(KeyCode.J);
        assertEquals("g2", selected());

        room.noLongerWaiting("g2");
        FxExtension.settle();
        robot.type(KeyCode.A);
        tick(LobbyRows.FAREWELL);
        assertNull(list().getSelectionModel().getSelectedItem());
        robot.type(KeyCode.A);
        assertEquals(List.of(), room.calls());

        robot.type(KeyCode.DOWN);
        assertEquals("g3", selected());
    }

    @Test
    void theSelectionStaysOnThePerson_whenOthersComeAndGo() {
        IntStream.rangeClosed(1, 4).forEach(i -> knock("g" + i, "Guest " + i));
        focusList();
        robot.type(KeyCode.J);
        robot.type(KeyCode.J);
        room.noLongerWaiting("g1");
        FxExtension.settle();
        tick(LobbyRows.FAREWELL);
        knock("g5", "Guest 5");

        assertEquals("g3", selected());
        assertEquals(List.of("g2", "g3", "g4", "g5"), ids());
    }

    @Test
    void aClickOnARowThatJustMovedThere_doesNotCount() {
        knock("a", "Ada");
        knock("b", "Bob");
        clickOn("a", "#deny");
        room.noLongerWaiting("a");
        FxExtension.settle();
        clickOn("b", "#approve");
        assertEquals(List.of(new Call("denyAwaitedUser", "a")), room.calls());
        assertTrue(status.sentenceProperty().get().contains("moved"));

        pointerTime.addAndGet(Duration.ofSeconds(1).toNanos());
        clickOn("b", "#approve");
        assertEquals(
                List.of(new Call("denyAwaitedUser", "a"), new Call("approveAwaitedUser", "b")),
                room.calls());
    }

    @Test
    void aClickOnARowThatStayed_counts_howeverManyKnockBelowIt() {
        knock("a", "Ada");
        pointerTime.addAndGet(Duration.ofSeconds(1).toNanos());
        knock("b", "Bob");
        knock("c", "Cem");

        clickOn("a", "#deny");

        assertEquals(List.of(new Call("denyAwaitedUser", "a")), room.calls());
    }

    @Test
    void whoIsGone_isNamedByNoButtonAnyMore() {
        knock("a", "Ada");
        knock("b", "Bob");
        room.noLongerWaiting("b");
        FxExtension.settle();
        tick(LobbyRows.FAREWELL);

        assertEquals(List.of("a"), ids());
        assertEquals(
                List.of(),
                root.lookupAll(".list-cell *").stream()
                        .map(node -> String.valueOf(node.getAccessibleText()))
                        .filter(words -> words.contains("Bob"))
                        .toList());
    }

    @Test
    void hostileNames_arePlainText_andLongOnesAreCutWithATooltip() {
        String markup = "<b onclick=x>_Bold_</b> {0} %s";
        String endless = "W".repeat(80);
        knock("a", markup);
        knock("b", endless);
        knock("c", "");

        assertEquals(markup, name("a").getText());
        assertEquals("Approve " + markup, button("a", "#approve").getAccessibleText());
        assertEquals(endless, name("b").getText());
        assertTrue(name("b").isTextTruncated());
        assertNotNull(name("b").getTooltip());
        assertEquals(endless, name("b").getTooltip().getText());
        assertNull(name("a").getTooltip());
        assertEquals("(no name given)", name("c").getText());
        assertFalse(
                button("b", "#approve")
                                .localToScene(button("b", "#approve").getBoundsInLocal())
                                .getMaxX()
                        > 900);
    }

    /** What Q6 of the incident list names, as far as the SDK lets it through; see DisplayName. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "<b>bold</b>",
                "=cmd|' /C calc'!A0",
                "{0} {1,choice,0#x}",
                "it's a 'quote'",
                "_underscored mnemonic",
                "&amp; &lt;",
                "javascript:alert(1)"
            })
    void q5_q6_aHostileName_isInertText_inEveryPlaceOfTheLobby(String hostile) {
        room.await(
                new AwaitedParticipant(
                        new ClientId("a"),
                        hostile,
                        false,
                        new Arrival.Knocked(Instant.EPOCH, 0),
                        1));
        knock("b", "Bob");
        assertEquals(hostile, name("a").getText());
        assertEquals(hostile + ", just knocked", cell("a").getAccessibleText());
        assertEquals("Approve " + hostile, button("a", "#approve").getAccessibleText());
        assertEquals("More for " + hostile, inCell("a", "#more").getAccessibleText());

        pointerTime.addAndGet(Duration.ofSeconds(1).toNanos());
        robot.clickOn("#bulkApprove");
        room.answer(FakeRoom.done());
        FxExtension.settle();
        room.answer("a", new Decision.RoomFull());
        room.answer("b", new Decision.Refused(4122, "<b>no</b>"));
        FxExtension.settle();
        List<String> lines =
                ((VBox) root.lookup("#failures"))
                        .getChildren().stream().map(line -> ((Label) line).getText()).toList();
        assertEquals(
                List.of(
                        hostile
                                + ": The room is full. Somebody has to leave before you can"
                                + " approve.",
                        "Bob: The server said no: <b>no</b> (code 4122)"),
                lines);
        clickOn("a", "#deny");
        room.answer("a", new Decision.Denied());
        FxExtension.settle();
        assertEquals(hostile + " was turned away.", status.sentenceProperty().get());
    }

    @Test
    void aNameThatWasCleaned_isMarked() {
        room.await(
                new AwaitedParticipant(
                        new ClientId("a"), "Ada", true, new Arrival.Knocked(Instant.EPOCH, 0), 1));
        knock("b", "Bob");

        assertTrue(Nodes.isSeen(inCell("a", "#altered")));
        assertFalse(Nodes.isSeen(inCell("b", "#altered")));
    }

    @Test
    void theWaitGrowsWithTheSharedClock() {
        room.await(room.person("a", "Ada", 0));
        FxExtension.settle();
        assertEquals("just knocked", detail("a"));
        tick(Duration.ofMinutes(6));

        assertEquals("waiting 6 min · a long wait", detail("a"));
        assertEquals("Ada, waiting 6 min · a long wait", cell("a").getAccessibleText());
    }

    @Test
    void whileReconnecting_theButtonsAreOff_andItSaysWhy() {
        knock("a", "Ada");
        room.connection(new ConnectionState.Reconnecting(1, 3));
        FxExtension.settle();

        assertTrue(button("a", "#approve").isDisabled());
        assertTrue(label("#banner").isVisible());
        assertTrue(label("#banner").getText().contains("once it is back"));
    }

    @Test
    void theEmptyList_saysWhatWillHappen() {
        assertEquals("Nobody is waiting", label("#emptyTitle").getText());
        assertEquals(
                "When someone knocks, they appear here and you decide.",
                label("#emptyText").getText());

        room.switches(false, false, false);
        FxExtension.settle();
        assertEquals("Knock is off", label("#emptyTitle").getText());
        room.role(RoomRole.PARTICIPANT);
        FxExtension.settle();
        assertEquals("Moderators decide here", label("#emptyTitle").getText());
    }

    @Test
    void aFailure_isSaidInTheRow_andTheButtonsComeBack() {
        knock("a", "Ada");
        clickOn("a", "#approve");
        room.answer("a", new Decision.RoomFull());
        FxExtension.settle();

        assertEquals(
                "The room is full. Somebody has to leave before you can approve.", detail("a"));
        assertFalse(button("a", "#approve").isDisabled());
    }

    @Test
    void tenThousandRows_areFewNodes_andTheLastIsReachable() {
        room.waiting(
                IntStream.range(0, 10_000)
                        .mapToObj(i -> room.person("g" + i, "Guest " + i, 0))
                        .toList());
        FxExtension.await("all rows are there", () -> list().getItems().size() == 10_000);
        focusList();
        robot.type(KeyCode.UP);
        FxExtension.onFx(
                () -> {
                    list().getSelectionModel().select(9_998);
                    return null;
                });
        robot.type(KeyCode.J);

        FxExtension.await(
                "the last row is on screen",
                () -> cells().stream().anyMatch(cell -> is(cell, "g9999") && cell.isVisible()));
        assertTrue(cells().size() < 40, cells().size() + " cells");
        robot.type(KeyCode.A);
        assertEquals(List.of(new Call("approveAwaitedUser", "g9999")), room.calls());
    }

    private void knock(String id, String name) {
        room.knock(id, name);
        FxExtension.settle();
    }

    private void clickOn(String id, String button) {
        robot.clickOn(button(id, button));
        FxExtension.settle();
    }

    private void focusList() {
        FxExtension.onFx(
                () -> {
                    list().requestFocus();
                    return null;
                });
        FxExtension.settle();
    }

    private void tick(Duration later) {
        FxExtension.onFx(
                () -> {
                    clock.set(later.toNanos());
                    return null;
                });
        FxExtension.settle();
    }

    @SuppressWarnings("unchecked")
    private ListView<LobbyItem> list() {
        return (ListView<LobbyItem>) root.lookup("#list");
    }

    private Label label(String id) {
        return (Label) root.lookup(id);
    }

    private String selected() {
        return ((AwaitedRow) list().getSelectionModel().getSelectedItem()).id().value();
    }

    private Node focusOwner() {
        return root.getScene().getFocusOwner();
    }

    private List<String> ids() {
        return list().getItems().stream().map(row -> ((AwaitedRow) row).id().value()).toList();
    }

    private List<LobbyCell> cells() {
        return root.lookupAll(".list-cell").stream()
                .filter(LobbyCell.class::isInstance)
                .map(LobbyCell.class::cast)
                .toList();
    }

    private static boolean is(ListCell<LobbyItem> cell, String id) {
        return cell.getItem() instanceof AwaitedRow row && row.id().value().equals(id);
    }

    private LobbyCell cell(String id) {
        return FxExtension.onFx(
                () ->
                        cells().stream()
                                .filter(cell -> is(cell, id) && cell.isVisible())
                                .findFirst()
                                .orElseThrow());
    }

    private Node inCell(String id, String node) {
        return cell(id).lookup(node);
    }

    private Button button(String id, String button) {
        return (Button) inCell(id, button);
    }

    private Label name(String id) {
        return (Label) inCell(id, "#name");
    }

    private String detail(String id) {
        return ((Label) inCell(id, "#detail")).getText();
    }
}
