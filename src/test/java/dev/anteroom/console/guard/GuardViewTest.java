package dev.anteroom.console.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Overlay;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.room.RoomScreen;
import dev.anteroom.console.room.RoomSurroundings;
import dev.anteroom.console.trust.ExpectedGuest;
import dev.anteroom.console.trust.RoomTrust;
import dev.anteroom.console.trust.TrustMemory;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeRoom.Call;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Readability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

@Tag("fx")
@ExtendWith(FxExtension.class)
@NullUnmarked // each test opens what it needs first
class GuardViewTest {
    @TempDir Path directory;

    private final FxRobot robot = new FxRobot();
    private final FakeRoom room = new FakeRoom();
    private final TrustMemory memory = new TrustMemory();
    private final List<DeskEvent> journal = new CopyOnWriteArrayList<>();
    private final KeptLists kept = new KeptLists();
    private final List<String> opened = new ArrayList<>();
    private RoomScreen screen;
    private GuardModel model;
    private MenuButton menu;
    private Overlay overlay;
    private Optional<Path> chosen = Optional.empty();

    @AfterEach
    void stop() {
        if (screen != null) {
            FxExtension.onFx(
                    () -> {
                        screen.close();
                        return null;
                    });
        }
    }

    @Test
    void q2_anUnapprovedPerson_raisesAnAlarm_thatStaysUntilItIsSeen() {
        open();
        assertFalse(isShown("#alarmBar"));
        enters("m", "Mallory");

        assertTrue(isShown("#alarmBar"));
        assertTrue(text("#alarmText").startsWith("Mallory has been in the room since "));
        assertTrue(text("#alarmText").endsWith(", and nobody at this desk let them in."));
        assertTrue(text("#status").startsWith("Alarm: Mallory"));
        assertTrue(journal.stream().anyMatch(DeskEvent.Unapproved.class::isInstance));

        leaves("m");
        assertTrue(isShown("#alarmBar"), "it stays though the person left");
        press("#seen");
        assertFalse(isShown("#alarmBar"));
    }

    @Test
    void q2_several_areToldTogether() {
        open();
        enters("a", "A");
        enters("b", "B");
        enters("c", "C");
        enters("d", "");
        enters("e", "E");

        assertEquals(
                "5 people are in the room whom nobody at this desk let in: E, (no name given), C"
                        + " and 2 others.",
                text("#alarmText"));
    }

    @Test
    void theAlarm_asksInTheRoster_beforeSomebodyIsRemoved() {
        open();
        enters("m", "Mallory");
        press("#remove");
        assertTrue(room.calls().stream().noneMatch(call -> call.method().equals("dropUser")));

        Button confirm =
                robot.lookup("#confirm").queryAll().stream()
                        .filter(each -> each.getParent().isVisible())
                        .map(Button.class::cast)
                        .findFirst()
                        .orElseThrow();
        FxExtension.onFx(
                () -> {
                    confirm.fire();
                    return null;
                });
        assertTrue(room.calls().contains(new Call("dropUser", "[m]")), room.calls().toString());
    }

    @Test
    void q6_hostileNames_arePlainText() {
        open();
        enters("m", "<b>{0}</b> ''");

        assertTrue(text("#alarmText").startsWith("<b>{0}</b> '' has been"), text("#alarmText"));
        assertEquals("Remove <b>{0}</b> ''", button("#remove").getAccessibleText());
    }

    @Test
    void theRuleBar_countsAndSwitchesOff() {
        memory.of("room-1").expect(List.of(new ExpectedGuest("Ada", "")));
        open();
        assertFalse(isShown("#admitBar"));
        fire(admit());
        assertTrue(isShown("#admitBar"));
        assertTrue(admit().isSelected());
        assertEquals(
                "Rule on: expected people are let in, by name only; nobody so far.",
                text("#admitText"));

        room.knock("a", "Ada");
        FxExtension.await("sent", () -> room.calls().contains(new Call("approveAwaitedUser", "a")));
        room.noLongerWaiting("a");
        room.answer("a", new Decision.Admitted());
        FxExtension.await("counted", () -> text("#admitText").contains("1 person so far"));

        press("#admitOff");
        assertFalse(isShown("#admitBar"));
        assertFalse(admit().isSelected());
        room.knock("a2", "Ada");
        FxExtension.settle();
        assertEquals(
                1,
                room.calls().stream()
                        .filter(call -> call.method().equals("approveAwaitedUser"))
                        .count());
        assertEquals(
                List.of(true, false),
                journal.stream()
                        .filter(DeskEvent.RuleSwitched.class::isInstance)
                        .map(event -> ((DeskEvent.RuleSwitched) event).on())
                        .toList());
    }

    @Test
    void aFullRoom_stopsTheRule_andSaysWhy() {
        memory.of("room-1").expect(List.of(new ExpectedGuest("Ada", "")));
        open();
        fire(admit());
        room.knock("a", "Ada");
        FxExtension.await("sent", () -> room.calls().contains(new Call("approveAwaitedUser", "a")));
        room.answer("a", new Decision.RoomFull());
        FxExtension.await("stopped", () -> isShown("#stopBar"));

        assertFalse(isShown("#admitBar"));
        assertTrue(text("#stopText").startsWith("The room is full"));
        press("#stopSeen");
        assertFalse(isShown("#stopBar"));
    }

    @Test
    void withoutAList_orRole_thereIsNothingToSwitchOn() {
        open();
        assertTrue(admit().isDisable());
        assertFalse(deny().isDisable());
        expect("Ada");
        assertFalse(admit().isDisable());
        room.role(RoomRole.PARTICIPANT);
        FxExtension.settle();
        assertTrue(admit().isDisable());
        assertTrue(deny().isDisable());
    }

    @Test
    void theList_isTyped_counted_andUsed() {
        open();
        room.knock("a", "ada lovelace");
        openExpected();
        assertTrue(area().isFocused());
        type("Ada Lovelace, comes late\nGrace\nGrace\n");
        assertEquals("2 people are expected; 1 line was there twice", text("#count"));
        press("#save");

        assertFalse(overlay.isOpen());
        assertEquals("Expected people (2)…", item("expected").getText());
        assertEquals(
                List.of(
                        new ExpectedGuest("Ada Lovelace", "comes late"),
                        new ExpectedGuest("Grace", "")),
                memory.of("room-1").expected());
        FxExtension.await(
                "q11: a hint on the row, by the list's words",
                () ->
                        robot.lookup(".label").queryAll().stream()
                                .map(node -> ((Label) node).getText())
                                .anyMatch(
                                        words ->
                                                words != null
                                                        && words.startsWith(
                                                                "On your list as “Ada Lovelace”")));
        for (Node node : robot.lookup(".label").queryAll()) {
            String words = ((Label) node).getText();
            assertFalse(words != null && words.toLowerCase(Locale.ROOT).contains("verified"));
        }
        assertEquals(Map.of(), kept.lists);
    }

    @Test
    void theList_isRemembered_onlyWhenThatIsTicked() {
        open();
        openExpected();
        type("Ada\n");
        tick("#keep", true);
        press("#save");
        assertEquals(Map.of("room-1", "Ada\n"), kept.lists);

        openExpected();
        assertTrue(((CheckBox) node("#keep")).isSelected());
        assertEquals("Ada\n", area().getText());
        tick("#keep", false);
        press("#save");
        assertEquals(Map.of(), kept.lists);
        assertEquals(1, memory.of("room-1").expected().size());
    }

    @Test
    void aRememberedList_isThereAtTheNextStay() {
        kept.lists.put("room-1", "Ada\nGrace\n");
        open();

        assertEquals(2, memory.of("room-1").expected().size());
        assertEquals("Expected people (2)…", item("expected").getText());
    }

    @Test
    void aListTooLongToKeep_isUsed_andThatIsSaid() {
        kept.full = true;
        open();
        openExpected();
        type("Ada\n");
        tick("#keep", true);
        press("#save");
        assertTrue(overlay.isOpen());
        assertTrue(text("#problem").contains("too long to be remembered"));
        assertEquals(1, memory.of("room-1").expected().size());
        press("#save");
        assertFalse(overlay.isOpen());
    }

    @Test
    void cancel_changesNothing() {
        memory.of("room-1").expect(List.of(new ExpectedGuest("Ada", "")));
        open();
        openExpected();
        type("Somebody else\n");
        press("#cancel");

        assertEquals(List.of(new ExpectedGuest("Ada", "")), memory.of("room-1").expected());
    }

    @Test
    void aFile_isAdded_orRefusedInWords() throws IOException {
        open();
        openExpected();
        type("Ada");
        chosen = Optional.of(directory.resolve("list.csv"));
        Files.writeString(directory.resolve("list.csv"), "\uFEFFName;Note\nGrace;late\n");
        press("#importFile");
        FxExtension.await("added", () -> area().getText().equals("Ada\nGrace, late\n"));

        Files.write(directory.resolve("list.csv"), "Jürgen".getBytes(StandardCharsets.ISO_8859_1));
        press("#importFile");
        FxExtension.await("refused", () -> text("#problem").contains("not in UTF-8"));
        assertEquals("Ada\nGrace, late\n", area().getText());
        assertFalse(button("#save").isDisabled());
    }

    @Test
    void aListThatIsTooLong_cannotBeUsed() {
        open();
        openExpected();
        type("x\ny\n".repeat(5_001));
        assertTrue(button("#save").isDisabled());
        assertTrue(text("#problem").contains("10,000"));
    }

    @Test
    void theJournal_isOpenedFromTheMenu() {
        open();
        fire(item("journal"));
        assertEquals(List.of("journal"), opened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void pictures(String look) {
        FxExtension.theme(look.equals("dark") ? new PrimerDark() : new PrimerLight());
        memory.of("room-1")
                .expect(
                        Stream.of("Ada Lovelace", "Grace Hopper", "Paul")
                                .map(name -> new ExpectedGuest(name, ""))
                                .toList());
        open();
        room.knock("d", "Dr. W\u0456nter");
        room.knock("p", "PauI");
        room.knock("q", "Paul");
        room.knock("g", "Grace Hopper");
        enters("m", "Mallory");
        fire(deny());
        room.switches(false, false, false);
        FxExtension.settle();
        fire(admit());
        FxExtension.settle();
        FxExtension.picture(overlay.root(), "guard-" + look);
        assertEquals(List.of(), FxExtension.onFx(() -> Readability.problems(overlay.root())));

        openExpected();
        FxExtension.picture(overlay.root(), "expected-" + look);
    }

    private static final class KeptLists implements ExpectedMemory {
        final Map<String, String> lists = new HashMap<>();
        boolean full;

        @Override
        public Optional<String> recall(String roomId) {
            return Optional.ofNullable(lists.get(roomId));
        }

        @Override
        public boolean keep(String roomId, String list) {
            if (!full) {
                lists.put(roomId, list);
            }
            return !full;
        }

        @Override
        public void forget(String roomId) {
            lists.remove(roomId);
        }
    }

    private void open() {
        FxExecutor fx = new FxExecutor();
        RoomTrust trust = new RoomTrust(room, memory, journal::add, InstantSource.system(), fx);
        FxExtension.onFx(
                () -> {
                    screen =
                            RoomScreen.open(
                                    room,
                                    fx,
                                    RoomSurroundings.plain()
                                            .withGuard(new GuardParts(trust, kept)));
                    model = screen.guard().orElseThrow();
                    overlay = new Overlay(screen.root());
                    menu =
                            (MenuButton)
                                    new Views()
                                            .register(
                                                    GuestsMenuController.class,
                                                    () ->
                                                            new GuestsMenuController(
                                                                    model,
                                                                    this::showExpected,
                                                                    () -> opened.add("journal")))
                                            .load(FxmlFile.GUESTS_MENU, GuestsMenuController.class)
                                            .root();
                    screen.setCorner(menu);
                    return null;
                });
        FxExtension.show(overlay.root());
        FxExtension.settle();
    }

    private void showExpected() {
        View<ExpectedController> view =
                new Views()
                        .register(
                                ExpectedController.class,
                                () ->
                                        new ExpectedController(
                                                model,
                                                () -> chosen,
                                                Runnable::run,
                                                new FxExecutor(),
                                                overlay::close))
                        .load(FxmlFile.EXPECTED, ExpectedController.class);
        overlay.open(view.root(), view.controller().first(), () -> {});
    }

    private void openExpected() {
        fire(item("expected"));
    }

    private void expect(String name) {
        FxExtension.onFx(() -> model.expect(List.of(new ExpectedGuest(name, "")), false));
    }

    private void enters(String id, String name) {
        Participant person =
                new Participant(new ClientId(id), name, false, RoomRole.PARTICIPANT, false, false);
        List<Participant> people = new ArrayList<>(room.snapshot().participants());
        people.add(person);
        room.participants(people);
        room.tell(new RoomEvent.UserConnected(person));
        FxExtension.settle();
    }

    private void leaves(String id) {
        List<Participant> people = new ArrayList<>(room.snapshot().participants());
        Participant gone =
                people.stream().filter(each -> each.id().value().equals(id)).findFirst().get();
        people.remove(gone);
        room.participants(people);
        room.tell(new RoomEvent.UserDisconnected(gone));
        FxExtension.settle();
    }

    private CheckMenuItem admit() {
        return (CheckMenuItem) item("admit");
    }

    private CheckMenuItem deny() {
        return (CheckMenuItem) item("deny");
    }

    private MenuItem item(String id) {
        return menu.getItems().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }

    private void fire(MenuItem item) {
        FxExtension.onFx(
                () -> {
                    if (item instanceof CheckMenuItem check) {
                        check.setSelected(!check.isSelected());
                    }
                    item.fire();
                    return null;
                });
        FxExtension.settle();
    }

    private TextArea area() {
        return (TextArea) node("#list");
    }

    private void type(String words) {
        FxExtension.onFx(
                () -> {
                    area().setText(words);
                    return null;
                });
        FxExtension.settle();
    }

    private void tick(String id, boolean on) {
        FxExtension.onFx(
                () -> {
                    ((CheckBox) node(id)).setSelected(on);
                    return null;
                });
    }

    /** On the card when one is open: what is below has nodes of the same names. */
    private Node node(String id) {
        return Objects.requireNonNull(find(id), id);
    }

    private @Nullable Node find(String id) {
        Node from = overlay.isOpen() ? overlay.root().lookup("#expected") : screen.root();
        return from.lookup(id);
    }

    private boolean isShown(String id) {
        Node found = find(id);
        return found != null && found.isVisible() && found.isManaged();
    }

    private Button button(String id) {
        return (Button) node(id);
    }

    private String text(String id) {
        return ((Label) node(id)).getText();
    }

    private void press(String id) {
        FxExtension.onFx(
                () -> {
                    button(id).fire();
                    return null;
                });
        FxExtension.settle();
    }
}
