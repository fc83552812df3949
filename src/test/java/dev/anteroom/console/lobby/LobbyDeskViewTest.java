package dev.anteroom.console.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Concern;
import dev.anteroom.console.desk.DeskOptions;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Nodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleLongProperty;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** The gestures of the desk, by mouse and by keyboard; deciding about one is in LobbyViewTest. */
@Tag("fx")
@ExtendWith(FxExtension.class)
class LobbyDeskViewTest {
    private static final Duration OVER = Duration.ofSeconds(6);

    private final FxRobot robot = new FxRobot();
    private final FakeRoom room = new FakeRoom();
    private final StatusLine status = new StatusLine();
    private final SimpleLongProperty clock = new SimpleLongProperty();
    private final AtomicLong pointerTime = new AtomicLong(Duration.ofHours(1).toNanos());
    private final Map<ClientId, Assessment> assessments = new ConcurrentHashMap<>();
    private LobbyModel model;
    private RoomFeed feed;
    private Parent root;
    private TextField elsewhere;

    @BeforeEach
    void open() {
        FxExecutor fx = new FxExecutor();
        DeskParts parts =
                DeskParts.PLAIN
                        .withAssessor(_ -> assessments)
                        .withOptions(new DeskOptions(Duration.ofSeconds(5)));
        model = FxExtension.onFx(() -> new LobbyModel(room, fx, clock, status, parts));
        Views views = new Views();
        LobbyViews.register(views, model, pointerTime::get);
        root = FxExtension.onFx(() -> views.load(FxmlFile.LOBBY, LobbyController.class).root());
        elsewhere = FxExtension.onFx(TextField::new);
        FxExtension.onFx(
                () -> {
                    VBox.setVgrow(root, Priority.ALWAYS);
                    return null;
                });
        FxExtension.show(FxExtension.onFx(() -> new VBox(elsewhere, root)));
        feed = new RoomFeed(room, fx, model::update);
        FxExtension.settle();
    }

    @AfterEach
    void close() {
        feed.close();
    }

    // Taking back.

    @Test
    void theRowCountsDown_andItsUndoButtonTakesItBack() {
        knock("a");
        clickOn("a", "#approve");
        assertEquals("Will be let in in 5 s", text(inCell("a", "#detail")));
        tick(Duration.ofSeconds(2));
        assertEquals("Will be let in in 3 s", text(inCell("a", "#detail")));
        assertFalse(inCell("a", "#approve").isVisible());

        clickOn("a", "#undo");
        tick(OVER);
        assertEquals(List.of(), room.calls());
        assertTrue(inCell("a", "#approve").isVisible());
        assertTrue(list().isFocused());
    }

    @Test
    void u_takesBackTheLast_andGoesToThatPerson() {
        knock("a", "b", "c");
        focusList();
        robot.type(KeyCode.A).type(KeyCode.D);
        assertEquals(List.of("c"), selected());
        robot.type(KeyCode.U);
        assertEquals(List.of("b"), selected());
        robot.type(KeyCode.U).type(KeyCode.U);
        assertEquals(List.of("a"), selected());
        tick(OVER);

        assertEquals(List.of(), room.calls());
    }

    @Test
    void ctrlZ_takesBackFromAnywhere_butNotWhileTyping() {
        knock("a");
        focusList();
        robot.type(KeyCode.A);
        robot.clickOn(elsewhere).write("x");
        shortcut(KeyCode.Z);
        robot.write("u");
        assertTrue(state("a") instanceof RowState.Pending);

        robot.interact(() -> root.lookup("#keys").requestFocus());
        shortcut(KeyCode.Z);
        assertTrue(state("a") instanceof RowState.Waiting);
    }

    // Several.

    @Test
    void shiftAndArrows_selectARange_andADecidesAboutExactlyThose() {
        knock("a", "b", "c", "d");
        focusList();
        robot.type(KeyCode.DOWN);
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.UP);
        robot.release(KeyCode.SHIFT);
        assertEquals(List.of("b", "c"), selected());
        assertEquals("2 selected", text(root.lookup("#about")));
        assertEquals("Admit these 2", text(root.lookup("#bulkApprove")));

        robot.type(KeyCode.A);
        tick(OVER);
        answerRefresh();
        assertEquals(
                List.of(new Call("approveAwaitedUser", "b"), new Call("approveAwaitedUser", "c")),
                decisions());
    }

    @Test
    void theMouse_selectsWithControlAndShift() {
        knock("a", "b", "c", "d");
        robot.clickOn(inCell("a", "#name"));
        press("c", false, true);
        assertEquals(List.of("a", "c"), selected());
        robot.clickOn(inCell("b", "#name"));
        press("d", true, false);
        assertEquals(List.of("b", "c", "d"), selected());
    }

    @Test
    void ctrlA_selectsAllShown_andTheSelectionFollowsThePeople() {
        knock("a", "b", "c");
        focusList();
        shortcut(KeyCode.A);
        assertEquals(List.of("a", "b", "c"), selected());
        knock("late");
        assertEquals(List.of("a", "b", "c"), selected());
        room.noLongerWaiting("b");
        FxExtension.settle();
        tick(LobbyRows.FAREWELL);
        assertEquals(List.of("a", "c"), selected());
    }

    @Test
    void theBulkButton_decidesAboutThePeopleItShowed_notAboutWhoCameJustThen() {
        knock("a", "b");
        later();
        knock("late");
        assertEquals("Admit these 3", text(root.lookup("#bulkApprove")));
        robot.clickOn("#bulkApprove");
        tick(OVER);
        answerRefresh();

        assertEquals(
                List.of(new Call("approveAwaitedUser", "a"), new Call("approveAwaitedUser", "b")),
                decisions());
    }

    @Test
    void aCrowd_hasOneUndoBar() {
        knock("a", "b", "c");
        later();
        robot.clickOn("#bulkApprove");
        FxExtension.settle();
        assertTrue(root.lookup("#undoBar").isVisible());
        assertEquals("3 people will be let in in 5 s", text(root.lookup("#undoText")));
        robot.clickOn("#undoAll");
        FxExtension.settle();
        assertFalse(root.lookup("#undoBar").isVisible());
        tick(OVER);

        assertEquals(List.of(), room.calls());
    }

    @Test
    void denyingSeveral_asksInTheWindow_withTheFocusOnNo() {
        knock("a", "b");
        focusList();
        shortcut(KeyCode.A);
        robot.type(KeyCode.D);
        assertTrue(root.lookup("#questionBar").isVisible());
        assertEquals(
                "Turn 2 people away? They are not told why.", text(root.lookup("#questionText")));
        assertEquals(root.lookup("#questionCancel"), focusOwner());
        robot.type(KeyCode.ESCAPE);
        assertFalse(root.lookup("#questionBar").isVisible());
        assertTrue(list().isFocused());

        robot.type(KeyCode.D);
        robot.clickOn("#questionAll");
        tick(OVER);
        answerRefresh();
        assertEquals(
                List.of(new Call("denyAwaitedUser", "a"), new Call("denyAwaitedUser", "b")),
                decisions());
    }

    @Test
    void theResult_isASheet_thatTriesAgainWhatFailed() {
        knock("a", "b", "c");
        later();
        robot.clickOn("#bulkApprove");
        tick(OVER);
        assertTrue(root.lookup("#progressBar").isVisible());
        answerRefresh();
        room.answer("a", new Decision.Admitted());
        room.answer("b", new Decision.AlreadyGone());
        room.answer("c", new Decision.Refused(4122, "not now"));
        FxExtension.settle();

        assertFalse(root.lookup("#progressBar").isVisible());
        assertEquals("Done: 1 let in, 1 already gone, 1 failed.", text(root.lookup("#summary")));
        assertEquals(
                List.of("Guest c: The server said no: not now (code 4122)"),
                ((VBox) root.lookup("#failures"))
                        .getChildren().stream().map(LobbyDeskViewTest::text).toList());
        robot.clickOn("#retry");
        tick(OVER.multipliedBy(3));
        assertEquals(new Call("approveAwaitedUser", "c"), decisions().getLast());
        assertFalse(root.lookup("#result").isVisible());
    }

    @Test
    void aLongRun_canBeStopped() {
        room.waiting(
                IntStream.range(0, 200)
                        .mapToObj(i -> room.person("g" + i, "Guest " + i, 0))
                        .toList());
        FxExtension.settle();
        later();
        robot.clickOn("#bulkApprove");
        tick(OVER);
        answerRefresh();
        robot.clickOn("#stop");
        for (int i = 0; i < BulkSender.MOST_IN_FLIGHT; i++) {
            room.answer("g" + i, new Decision.Admitted());
        }
        FxExtension.settle();

        assertEquals("Done: 50 let in, 150 not sent, stopped.", text(root.lookup("#summary")));
    }

    // Drafts.

    @Test
    void afterALostConnection_aBarAsks_andOnlyItsButtonSends() {
        knock("a", "b");
        focusList();
        robot.type(KeyCode.A).type(KeyCode.D);
        room.connection(new ConnectionState.Reconnecting(1, 3));
        FxExtension.settle();
        assertTrue(root.lookup("#draftsBar").isVisible());
        assertTrue(root.lookup("#sendDrafts").isDisabled());
        room.connection(new ConnectionState.Connected());
        FxExtension.settle();
        tick(OVER);
        assertEquals(List.of(), room.calls());

        assertEquals(
                "2 decisions were not sent while there was no connection.",
                text(root.lookup("#draftsText")));
        robot.clickOn("#sendDrafts");
        answerRefresh();
        assertEquals(
                List.of(new Call("approveAwaitedUser", "a"), new Call("denyAwaitedUser", "b")),
                decisions());
        assertFalse(root.lookup("#draftsBar").isVisible());
    }

    // Groups.

    @Test
    void aHeader_foldsByMouseAndByKeyboard_andStaysFolded() {
        suspicious("s");
        knock("a", "s", "b");
        assertEquals(List.of("UNKNOWN", "a", "b", "SUSPICIOUS", "s"), lines());
        robot.clickOn(header(Section.UNKNOWN, "#fold"));
        FxExtension.settle();
        assertEquals(List.of("UNKNOWN", "SUSPICIOUS", "s"), lines());
        knock("c");
        assertEquals(List.of("UNKNOWN", "SUSPICIOUS", "s"), lines());

        focusList();
        robot.type(KeyCode.UP);
        robot.type(KeyCode.UP).type(KeyCode.RIGHT);
        assertEquals(List.of("UNKNOWN", "a", "b", "c", "SUSPICIOUS", "s"), lines());
        robot.type(KeyCode.LEFT);
        assertEquals(List.of("UNKNOWN", "SUSPICIOUS", "s"), lines());
        robot.type(KeyCode.ENTER);
        assertEquals(6, lines().size());
        robot.type(KeyCode.A);
        assertEquals(List.of(), room.calls());
    }

    @Test
    void aHeadersButton_decidesAboutItsGroup() {
        suspicious("s", "t");
        knock("a", "s", "t");
        later();
        Labeled deny = (Labeled) header(Section.SUSPICIOUS, "#deny");
        assertEquals("Deny these 2", deny.getText());
        assertEquals("Deny the 2 shown under Look twice", deny.getAccessibleText());
        assertTrue(deny.getStyleClass().contains("danger"));
        robot.clickOn(deny);
        robot.clickOn("#questionAll");
        tick(OVER);
        answerRefresh();
        assertEquals(
                List.of(new Call("denyAwaitedUser", "s"), new Call("denyAwaitedUser", "t")),
                decisions());
    }

    @Test
    void enter_isThePrimaryActionOfTheGroup() {
        suspicious("s");
        knock("a", "s");
        focusList();
        assertEquals(List.of("a"), selected());
        robot.type(KeyCode.ENTER);
        robot.type(KeyCode.DOWN);
        assertEquals(List.of("s"), selected());
        robot.type(KeyCode.ENTER);
        tick(OVER);

        assertEquals(
                List.of(new Call("approveAwaitedUser", "a"), new Call("denyAwaitedUser", "s")),
                decisions());
    }

    @Test
    void aConcern_isOnTheRow_andInWhatIsReadAloud() {
        suspicious("s");
        knock("s");
        String words = "Somebody in the room is called “Ada”, too";
        assertEquals(words, text(inCell("s", "#concerns")));
        assertTrue(cell("s").getAccessibleText().contains(words));
        assertTrue(inCell("s", "#deny").getStyleClass().contains("danger"));
        assertFalse(inCell("s", "#approve").getStyleClass().contains("success"));
    }

    @Test
    void theBarOverThoseToLookAtTwice_advisesToDeny() {
        suspicious("s", "t");
        knock("s", "t");
        assertTrue(styles("#bulkDeny").contains("danger"));
        assertFalse(styles("#bulkApprove").contains("success"));

        knock("a");
        assertFalse(styles("#bulkDeny").contains("danger"));
        assertTrue(styles("#bulkApprove").contains("success"));
    }

    private List<String> styles(String selector) {
        return FxExtension.onFx(() -> List.copyOf(robot.lookup(selector).query().getStyleClass()));
    }

    // Searching.

    @Test
    void ctrlF_searches_andEscapeShowsEverybodyAgain() {
        knock("a", "b");
        room.knock("z", "Zoë Ångström");
        FxExtension.settle();
        focusList();
        shortcut(KeyCode.F);
        assertEquals(root.lookup("#search"), focusOwner());
        robot.write("angstrom");
        assertEquals(List.of("z"), lines());
        robot.type(KeyCode.DOWN);
        assertTrue(list().isFocused());
        assertEquals(List.of("z"), selected());
        shortcut(KeyCode.F);
        robot.write("nobody");
        assertEquals("Nobody found", text(root.lookup("#emptyTitle")));
        robot.type(KeyCode.ESCAPE);
        assertEquals(List.of("a", "b", "z"), lines());
        assertTrue(list().isFocused());
        assertEquals(List.of(), room.calls());
    }

    @Test
    void typingInTheSearch_decidesNothing_andHoldsNobody() {
        knock("a");
        focusList();
        shortcut(KeyCode.F);
        robot.write("adhcnuk?");
        robot.type(KeyCode.DELETE);
        tick(OVER);

        assertEquals(List.of(), room.calls());
        assertTrue(state("a") instanceof RowState.Waiting);
        assertFalse(Nodes.isSeen(root.lookup("#keySheet")));
        assertEquals("adhcnuk?", ((TextField) root.lookup("#search")).getText());
    }

    // Hold, note, claim.

    @Test
    void h_putsOnHold_nWritesANote_andBothStayHere() {
        knock("a", "b");
        focusList();
        robot.type(KeyCode.H);
        assertEquals(List.of("UNKNOWN", "b", "HELD", "a"), lines());
        assertEquals(List.of("a"), selected());
        robot.type(KeyCode.N);
        assertEquals(root.lookup("#noteField"), focusOwner());
        robot.write("after the break").type(KeyCode.ENTER);
        assertTrue(list().isFocused());
        assertEquals("On hold · Note: after the break", text(inCell("a", "#remarks")));
        robot.type(KeyCode.H);
        assertEquals(List.of("a", "b"), lines());

        robot.type(KeyCode.N).write("x").type(KeyCode.ESCAPE);
        assertEquals("Note: after the break", text(inCell("a", "#remarks")));
        assertEquals(List.of(), room.calls());
    }

    @Test
    void theRowsMenu_holdsAndClaims() {
        knock("a", "b");
        MenuButton more = (MenuButton) inCell("a", "#more");
        assertEquals("More for Guest a", more.getAccessibleText());
        robot.clickOn(more);
        robot.clickOn("I am on it");
        FxExtension.settle();
        assertEquals("You are on it", text(inCell("a", "#claim")));
        robot.clickOn(inCell("b", "#more"));
        robot.clickOn("Put on hold");
        FxExtension.settle();
        assertEquals(List.of("UNKNOWN", "a", "HELD", "b"), lines());
    }

    @Test
    void c_claimsAndLetsGo() {
        knock("a");
        focusList();
        robot.type(KeyCode.C);
        assertEquals("You are on it", text(inCell("a", "#claim")));
        robot.type(KeyCode.C);
        assertFalse(inCell("a", "#claim").isVisible());
    }

    // Keys.

    @Test
    void questionMark_opensTheSheet_andEscapeGoesBackToTheList() {
        knock("a");
        focusList();
        robot.write("?");
        assertTrue(root.lookup("#keySheet").isVisible());
        assertEquals(root.lookup("#closeKeys"), focusOwner());
        robot.type(KeyCode.ESCAPE);
        assertFalse(root.lookup("#keySheet").isVisible());
        assertTrue(list().isFocused());

        robot.clickOn(elsewhere).type(KeyCode.F1);
        assertTrue(root.lookup("#keySheet").isVisible());
        List<String> listed =
                root.lookupAll(".keys-key").stream().map(LobbyDeskViewTest::text).toList();
        assertTrue(listed.containsAll(List.of("A", "H", "C", "N", "U", "Enter", "Ctrl+F")));
    }

    @Test
    void everyControl_hasANameForThoseWhoHearIt() {
        suspicious("s");
        knock("a", "s");
        List<String> nameless =
                FxExtension.onFx(
                        () ->
                                root.lookupAll("*").stream()
                                        .filter(
                                                node ->
                                                        node instanceof Button
                                                                || node instanceof MenuButton
                                                                || node instanceof TextField)
                                        .filter(LobbyDeskViewTest::isShown)
                                        .filter(node -> nameOf(node).isBlank())
                                        .map(Node::toString)
                                        .toList());
        assertEquals(List.of(), nameless);
    }

    private static String nameOf(Node node) {
        String accessible = node.getAccessibleText();
        return accessible != null ? accessible : text(node);
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static String text(Node node) {
        return node instanceof Labeled labeled
                ? String.valueOf(labeled.getText())
                : ((TextField) node).getText();
    }

    private void suspicious(String... ids) {
        for (String id : ids) {
            assessments.put(
                    new ClientId(id),
                    new Assessment(
                            TrustGroup.SUSPICIOUS,
                            List.of(new Concern.SameName("Ada", Concern.Place.IN_ROOM)),
                            Optional.empty()));
        }
    }

    private void knock(String... ids) {
        for (String id : ids) {
            room.knock(id, "Guest " + id);
        }
        FxExtension.settle();
    }

    /** So much later that nobody can have meant what was shown before. */
    private void later() {
        pointerTime.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    private void tick(Duration now) {
        FxExtension.onFx(
                () -> {
                    clock.set(now.toNanos());
                    return null;
                });
        FxExtension.settle();
    }

    private void answerRefresh() {
        room.answer(FakeRoom.done());
        FxExtension.settle();
    }

    private List<Call> decisions() {
        return room.calls().stream().filter(call -> call.method().endsWith("AwaitedUser")).toList();
    }

    private void shortcut(KeyCode code) {
        robot.press(KeyCode.CONTROL).type(code).release(KeyCode.CONTROL);
        FxExtension.settle();
    }

    private void focusList() {
        robot.interact(() -> list().requestFocus());
    }

    @SuppressWarnings("unchecked")
    private ListView<LobbyItem> list() {
        return (ListView<LobbyItem>) root.lookup("#list");
    }

    private Node focusOwner() {
        return root.getScene().getFocusOwner();
    }

    private RowState state(String id) {
        return FxExtension.onFx(
                () ->
                        model.rows().stream()
                                .filter(row -> row.id().value().equals(id))
                                .findFirst()
                                .orElseThrow()
                                .state());
    }

    private List<String> selected() {
        return FxExtension.onFx(
                () ->
                        list().getSelectionModel().getSelectedItems().stream()
                                .filter(AwaitedRow.class::isInstance)
                                .map(row -> ((AwaitedRow) row).id().value())
                                .toList());
    }

    private List<String> lines() {
        return FxExtension.onFx(
                () ->
                        list().getItems().stream()
                                .map(
                                        item ->
                                                switch (item) {
                                                    case AwaitedRow row -> row.id().value();
                                                    case GroupHeader header ->
                                                            header.section().name();
                                                })
                                .toList());
    }

    private List<LobbyCell> cells() {
        return root.lookupAll(".list-cell").stream()
                .filter(LobbyCell.class::isInstance)
                .map(LobbyCell.class::cast)
                .filter(Node::isVisible)
                .toList();
    }

    private LobbyCell cell(String id) {
        return FxExtension.onFx(
                () ->
                        cells().stream()
                                .filter(
                                        cell ->
                                                cell.getItem() instanceof AwaitedRow row
                                                        && row.id().value().equals(id))
                                .findFirst()
                                .orElseThrow());
    }

    private Node inCell(String id, String node) {
        return cell(id).lookup(node);
    }

    private Node header(Section section, String node) {
        Node found =
                FxExtension.onFx(
                        () ->
                                cells().stream()
                                        .filter(
                                                cell ->
                                                        cell.getItem() instanceof GroupHeader header
                                                                && header.section() == section)
                                        .findFirst()
                                        .orElseThrow()
                                        .lookup(node));
        assertNotNull(found);
        return found;
    }

    /** Presses the mouse on a row; the headless robot's mouse knows nothing of the keyboard. */
    private void press(String id, boolean shift, boolean control) {
        robot.interact(
                () -> {
                    Node name = inCell(id, "#name");
                    Point2D at = name.localToScene(2, 2);
                    for (EventType<MouseEvent> type :
                            List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                        Event.fireEvent(
                                name,
                                new MouseEvent(
                                        type,
                                        at.getX(),
                                        at.getY(),
                                        0,
                                        0,
                                        MouseButton.PRIMARY,
                                        1,
                                        shift,
                                        control,
                                        false,
                                        false,
                                        true,
                                        false,
                                        false,
                                        false,
                                        false,
                                        true,
                                        null));
                    }
                });
    }

    private void clickOn(String id, String button) {
        robot.clickOn(inCell(id, button));
        FxExtension.settle();
    }
}
