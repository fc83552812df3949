package dev.anteroom.console.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Overlay;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.enx.Decision;
import dev.anteroom.testkit.FakeClock;
import dev.anteroom.testkit.FxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.NullUnmarked;
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
class JournalViewTest {
    private static final Instant AT = JournalFixture.AT;

    @TempDir Path directory;

    private final FxRobot robot = new FxRobot();
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final List<String> notices = new ArrayList<>();
    private final StackPane below = new StackPane(new Button("below"));
    private FileJournal journal;
    private Overlay overlay;
    private Optional<Path> chosen = Optional.empty();

    @AfterEach
    void stop() {
        if (journal != null) {
            journal.close();
        }
        background.shutdownNow();
    }

    @Test
    void theNewest_comesFirst_andEveryKindIsSaidInWords() {
        open(JournalFixture.everyKind());

        assertEquals(JournalFixture.everyKind().reversed(), table().getItems());
        assertEquals("72 events shown, 72 in all", text("#count"));
        JournalTexts texts = new JournalTexts();
        for (DeskEvent event : JournalFixture.everyKind()) {
            assertFalse(texts.what(event).isBlank());
            assertFalse(texts.kind(EventKind.of(event)).isBlank());
        }
    }

    @Test
    void search_narrowsToPeopleRoomsAndNotes() {
        open(mixed());

        search("love ADA");
        assertEquals(3, table().getItems().size());
        search("spät");
        assertEquals(1, table().getItems().size());
        search("other room");
        assertEquals(1, table().getItems().size());
        search("nobody like that");
        assertEquals(0, table().getItems().size());
        assertEquals("Nothing matches.", text("#emptyText"));
        assertTrue(button("#exportCsv").isDisabled());

        press("#clear");
        assertEquals(5, table().getItems().size());
    }

    @Test
    void filters_narrowByKind_room_andDay() {
        open(mixed());

        choose("#kind", Optional.of(EventKind.DECIDED));
        assertEquals(1, table().getItems().size());
        choose("#kind", Optional.empty());
        choose("#room", Optional.of(new DeskEvent.RoomLabel("room-2", "Other room")));
        assertEquals(1, table().getItems().size());
        choose("#room", Optional.empty());
        day("#from", LocalDate.parse("2026-11-26"));
        assertEquals(1, table().getItems().size());
        day("#to", LocalDate.parse("2026-11-25"));
        assertEquals(0, table().getItems().size());
        day("#from", null);
        assertEquals(4, table().getItems().size());
    }

    @Test
    void whatIsShown_isExported() throws IOException {
        open(mixed());
        search("ada");
        chosen = Optional.of(directory.resolve("out.csv"));
        press("#exportCsv");
        FxExtension.await("written", () -> text("#notice").contains("out.csv"));

        List<String> lines = Files.readAllLines(directory.resolve("out.csv"));
        assertEquals(4, lines.size());
        assertTrue(lines.get(1).contains("Knocked"), "oldest first: " + lines);
        assertEquals("3 events were written to out.csv.", text("#notice"));

        chosen = Optional.of(directory.resolve("none/out.json"));
        press("#exportJson");
        FxExtension.await("told", () -> text("#notice").contains("Choose another place"));
    }

    @Test
    void noFileChosen_exportsNothing() {
        open(mixed());
        press("#exportJson");

        assertEquals("", text("#notice"));
    }

    @Test
    void deleting_asksFirst_andTheSafeAnswerHasTheFocus() {
        open(mixed());
        press("#delete");
        assertTrue(node("#question").isVisible());
        assertTrue(text("#questionText").contains("5 events"), text("#questionText"));
        assertTrue(node("#keep").isFocused());
        robot.type(KeyCode.SPACE);
        FxExtension.settle();
        assertFalse(node("#question").isVisible());
        assertEquals(5, table().getItems().size());

        press("#delete");
        press("#deleteNow");
        FxExtension.await("deleted", () -> table().getItems().isEmpty());
        assertEquals("The journal was deleted.", text("#notice"));
        assertEquals("Nothing has been recorded yet.", text("#emptyText"));
        assertTrue(button("#delete").isDisabled());
    }

    @Test
    void tornLines_areTold() throws IOException {
        Files.createDirectories(directory.resolve("journal"));
        Files.writeString(directory.resolve("journal/journal-2026-11-23.0.jsonl"), "{\"v\":1,");
        open(List.of());

        assertEquals(
                "One line of the journal could not be read and was left out.", text("#notice"));
    }

    @Test
    void escape_closes_andTheFocusGoesBack() {
        open(mixed());
        assertTrue(node("#search").isFocused());
        robot.type(KeyCode.ESCAPE);
        FxExtension.settle();

        assertFalse(overlay.isOpen());
        assertTrue(below.getChildren().getFirst().isFocused());
    }

    @Test
    void tenThousandEvents_needFewRows() {
        open(
                IntStream.range(0, 10_000)
                        .mapToObj(i -> JournalFixture.knocked(AT, "id" + i, "Guest " + i))
                        .toList());

        assertEquals(10_000, table().getItems().size());
        long rows =
                robot.lookup(".table-row-cell").queryAll().stream()
                        .filter(node -> node instanceof TableRow<?> row && !row.isEmpty())
                        .count();
        assertTrue(rows > 3 && rows < 60, rows + " rows are drawn");
    }

    @Test
    void q6_hostileNames_arePlainTextInTheTable() {
        List<DeskEvent> hostile =
                JournalFixture.HOSTILE.stream()
                        .map(text -> JournalFixture.knocked(AT, "a", text))
                        .toList();
        open(hostile);

        for (Node node : robot.lookup(".table-cell").queryAll()) {
            if (node instanceof Labeled cell && cell.getText() != null) {
                assertTrue(cell.getText().chars().noneMatch(Character::isISOControl));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aPicture(String look) {
        FxExtension.theme(look.equals("dark") ? new PrimerDark() : new PrimerLight());
        List<DeskEvent> events = new ArrayList<>(mixed());
        events.addAll(
                List.of(
                        JournalFixture.decided(
                                AT, "b", "<img src=x>", new Decision.Refused(4122, "No"), 12),
                        new DeskEvent.Unapproved(
                                AT, JournalFixture.ROOM, JournalFixture.person("m", "Mallory")),
                        new DeskEvent.RuleSwitched(
                                AT,
                                JournalFixture.ROOM,
                                DeskEvent.DecidedBy.ADMIT_EXPECTED_RULE,
                                true),
                        new DeskEvent.Stay(AT, JournalFixture.ROOM, false)));
        open(events);
        press("#delete");

        assertNotNull(FxExtension.picture(overlay.root(), "journal-" + look));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aSummary(String look) {
        FxExtension.theme(look.equals("dark") ? new PrimerDark() : new PrimerLight());
        SessionSummary summary =
                new SessionSummary(
                        AT,
                        Duration.ofMinutes(47),
                        31,
                        22,
                        4,
                        2,
                        3,
                        9,
                        1,
                        Optional.of(Duration.ofSeconds(512)),
                        Optional.of(Duration.ofSeconds(38)));
        List<String> opened = new ArrayList<>();
        View<SummaryController> view =
                FxExtension.onFx(
                        () ->
                                new Views()
                                        .register(
                                                SummaryController.class,
                                                () ->
                                                        new SummaryController(
                                                                summary,
                                                                () -> opened.add("opened"),
                                                                () -> opened.add("closed")))
                                        .load(FxmlFile.SUMMARY, SummaryController.class));
        FxExtension.show(view.root(), 760, 130);
        FxExtension.picture(view.root(), "summary-" + look);

        assertEquals("That stay lasted 47 min 0 s", text("#title"));
        robot.clickOn("#open");
        robot.clickOn("#closeSummary");
        assertEquals(List.of("opened", "closed"), opened);
    }

    private static List<DeskEvent> mixed() {
        DeskEvent.RoomLabel other = new DeskEvent.RoomLabel("room-2", "Other room");
        return List.of(
                JournalFixture.knocked(AT, "a", "Ada Lovelace"),
                JournalFixture.decided(AT, "a", "Ada Lovelace", new Decision.Admitted(), 95),
                new DeskEvent.Noted(
                        AT,
                        JournalFixture.ROOM,
                        JournalFixture.person("a", "Ada Lovelace"),
                        "kommt spät"),
                new DeskEvent.Stay(AT, other, true),
                JournalFixture.knocked(AT.plus(Duration.ofDays(1)), "g", "Grace"));
    }

    private void open(List<DeskEvent> events) {
        journal = new FileJournal(directory.resolve("journal"), 90, new FakeClock(), notices::add);
        events.forEach(journal::write);
        JournalModel model =
                new JournalModel(journal, background, new FxExecutor(), ZoneOffset.UTC);
        overlay = FxExtension.onFx(() -> new Overlay(below));
        FxExtension.show(overlay.root());
        FxExtension.onFx(
                () -> {
                    below.getChildren().getFirst().requestFocus();
                    View<JournalController> view =
                            new Views()
                                    .register(
                                            JournalController.class,
                                            () ->
                                                    new JournalController(
                                                            model,
                                                            _ -> chosen,
                                                            () -> overlay.close()))
                                    .load(FxmlFile.JOURNAL, JournalController.class);
                    overlay.open(view.root(), view.controller().first(), () -> {});
                    view.controller().load();
                    return null;
                });
        FxExtension.await("loaded", () -> !model.loadingProperty().get());
    }

    @SuppressWarnings("unchecked")
    private TableView<DeskEvent> table() {
        return (TableView<DeskEvent>) node("#table");
    }

    private Node node(String id) {
        return robot.lookup(id).query();
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

    private void search(String words) {
        FxExtension.onFx(
                () -> {
                    ((TextField) node("#search")).setText(words);
                    return null;
                });
        FxExtension.settle();
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String id, T value) {
        FxExtension.onFx(
                () -> {
                    ((ComboBox<T>) node(id)).setValue(value);
                    return null;
                });
    }

    private void day(String id, LocalDate day) {
        FxExtension.onFx(
                () -> {
                    ((DatePicker) node(id)).setValue(day);
                    return null;
                });
    }
}
