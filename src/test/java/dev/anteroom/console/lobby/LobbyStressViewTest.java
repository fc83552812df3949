package dev.anteroom.console.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.DeskEvent.Verdict;
import dev.anteroom.console.desk.DeskOptions;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.room.RoomFeed;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleLongProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** Crowds in the window. What is counted is work, not time: time tells about the machine. */
@Tag("fx")
@ExtendWith(FxExtension.class)
class LobbyStressViewTest {
    private static final int CROWD = 10_000;

    /** A screen full of rows, and as many again for what scrolls in and out. */
    private static final int FEW = 40;

    private final FxRobot robot = new FxRobot();
    private final FakeRoom room = new FakeRoom();
    private final StatusLine status = new StatusLine();
    private final SimpleLongProperty clock = new SimpleLongProperty();
    private final AtomicInteger cells = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private Map<ClientId, Assessment> assessments = Map.of();
    private final List<AwaitedParticipant> crowd = new ArrayList<>();
    private LobbyModel model;
    private RoomFeed feed;
    private Parent root;

    @BeforeEach
    void open() {
        FxExecutor fx = new FxExecutor();
        DeskParts parts =
                DeskParts.PLAIN
                        .withAssessor(_ -> assessments)
                        .withOptions(new DeskOptions(Duration.ZERO));
        model = FxExtension.onFx(() -> new LobbyModel(room, fx, clock, status, parts));
        Views views = new Views();
        LobbyViews.register(
                views,
                model,
                System::nanoTime,
                () -> {
                    cells.incrementAndGet();
                    return new AwaitedCellController(model, System::nanoTime);
                });
        root = FxExtension.onFx(() -> views.load(FxmlFile.LOBBY, LobbyController.class).root());
        FxExtension.show(root);
        feed = new RoomFeed(room, fx, model::update);
        FxExtension.settle();
        FxExtension.onFx(
                () -> {
                    list().getItems()
                            .addListener(
                                    (ListChangeListener<LobbyItem>) _ -> changes.incrementAndGet());
                    return null;
                });
    }

    @AfterEach
    void close() {
        feed.close();
    }

    /** A crowd comes bit by bit, so that the window answers meanwhile. */
    private void crowdComes() {
        room.waiting(crowd());
        FxExtension.await(
                "everybody is there",
                () ->
                        list().getItems().stream().filter(AwaitedRow.class::isInstance).count()
                                == CROWD);
    }

    @Test
    void tenThousand_areFewCells_throughScrollingComingGoingAndSelecting() {
        everyTenthIsSuspicious();
        crowdComes();
        assertTrue(changes.get() <= CROWD / 100, changes + " changes, not one a person");
        assertTrue(cells.get() < FEW, cells + " cells");

        robot.interact(() -> list().requestFocus());
        robot.type(KeyCode.J, 20);
        for (int line : new int[] {CROWD, CROWD / 2, 0, CROWD - 3}) {
            robot.interact(() -> list().scrollTo(line));
        }
        assertTrue(cells.get() < 2 * FEW, cells + " cells after scrolling");

        int before = changes.get();
        List<AwaitedParticipant> waiting = new ArrayList<>(crowd());
        for (int round = 0; round < 20; round++) {
            waiting.remove(waiting.size() / 2);
            waiting.add(room.person("late" + round, "Late", 0));
            room.waiting(waiting);
            FxExtension.settle();
        }
        assertEquals(20, changes.get() - before);
        robot.interact(() -> clock.set(Duration.ofSeconds(1).toNanos()));
        assertEquals(20, changes.get() - before, "a second changes no line");

        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        FxExtension.settle();
        assertEquals("10,000 selected", text("#about"));
        assertTrue(cells.get() < 2 * FEW, cells + " cells at last");
    }

    @Test
    void tenThousand_areFoldedAndSearched_inOneChangeEach() {
        everyTenthIsSuspicious();
        crowdComes();
        int before = changes.get();
        robot.interact(() -> model.fold(Section.UNKNOWN, true));
        assertEquals(1, changes.get() - before);
        assertEquals(CROWD / 10 + 2, list().getItems().size());
        robot.interact(() -> model.search("guest 777"));
        assertEquals(2, changes.get() - before);
        assertEquals(11 + 2, list().getItems().size());
        assertTrue(cells.get() < 2 * FEW, cells + " cells");
    }

    @Test
    void q12_aRaid_leavesTheWindowAlive() {
        robot.interact(() -> list().requestFocus());
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 50; i++) {
                room.knock("raid" + second + "-" + i, "Raider");
            }
            int now = second;
            robot.interact(() -> clock.set(Duration.ofSeconds(now).toNanos()));
            robot.type(KeyCode.J);
        }
        assertEquals(500, list().getItems().size());
        assertTrue(cells.get() < FEW, cells + " cells");
        assertFalse(list().getSelectionModel().isEmpty());
        assertTrue(room.calls().isEmpty());
        assertEquals("Admit these 500", text("#bulkApprove"));
    }

    @Test
    void aThousandDecided_keepTheWindowAlive_andShowHowFarItIs() {
        room.waiting(crowd().subList(0, 1_000));
        FxExtension.settle();
        robot.interact(() -> model.desk().decide(shown(), Verdict.APPROVE));
        room.answer(FakeRoom.done());
        FxExtension.settle();
        List<AwaitedParticipant> waiting = new ArrayList<>(room.awaitedParticipants().waiting());
        for (int i = 0; i < 1_000; i++) {
            waiting.removeFirst();
            room.waiting(waiting);
            room.answer("id" + i, new Decision.Admitted());
            if (i % 50 == 49) {
                FxExtension.settle();
            }
            if (i == 499) {
                assertEquals("500 of 1,000 done", text("#progressText"));
            }
        }
        FxExtension.settle();
        assertEquals("Done: 1,000 let in.", text("#summary"));
        assertEquals(0, list().getItems().size());
        assertTrue(cells.get() < FEW, cells + " cells");
    }

    private Crowd shown() {
        return model.items().shownProperty().get().open();
    }

    private void everyTenthIsSuspicious() {
        assessments =
                IntStream.range(0, CROWD / 10)
                        .mapToObj(i -> new ClientId("id" + i * 10))
                        .collect(
                                Collectors.toMap(
                                        id -> id,
                                        _ ->
                                                new Assessment(
                                                        TrustGroup.SUSPICIOUS,
                                                        List.of(),
                                                        Optional.empty())));
    }

    private List<AwaitedParticipant> crowd() {
        if (crowd.isEmpty()) {
            for (int i = 0; i < CROWD; i++) {
                crowd.add(room.person("id" + i, "Guest " + i, 0));
            }
        }
        return crowd;
    }

    @SuppressWarnings("unchecked")
    private ListView<LobbyItem> list() {
        return (ListView<LobbyItem>) root.lookup("#list");
    }

    private String text(String selector) {
        Node node = FxExtension.onFx(() -> root.lookup(selector));
        return ((Labeled) node).getText();
    }
}
