package dev.anteroom.console.lobby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import dev.anteroom.console.desk.Assessment;
import dev.anteroom.console.desk.Concern;
import dev.anteroom.console.desk.DeskOptions;
import dev.anteroom.console.desk.DeskParts;
import dev.anteroom.console.desk.TrustGroup;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.room.RoomScreen;
import dev.anteroom.enx.Arrival;
import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FxExtension;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

/** Pictures of the desk in the smallest window, to be looked at; and what a machine can see. */
@Tag("fx")
@ExtendWith(FxExtension.class)
class LobbyPictureTest {
    private final FxRobot robot = new FxRobot();
    private final FakeRoom room = new FakeRoom();
    private final Map<ClientId, Assessment> assessments = new HashMap<>();
    private @Nullable RoomScreen opened;

    @AfterEach
    void close() {
        FxExtension.onFx(
                () -> {
                    Objects.requireNonNull(opened).close();
                    return null;
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void groups(String look) {
        people(look);
        focusList();
        robot.type(KeyCode.DOWN, 2).type(KeyCode.H);
        robot.type(KeyCode.N).write("after the interpreter came").type(KeyCode.ENTER);
        robot.type(KeyCode.UP, 8);
        robot.type(KeyCode.DOWN).type(KeyCode.A);
        robot.type(KeyCode.DOWN).type(KeyCode.C);
        picture("desk-groups-" + look);
        robot.type(KeyCode.DOWN, 9);
        picture("desk-groups-end-" + look);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void severalAndTheQuestion(String look) {
        people(look);
        focusList();
        shortcut(KeyCode.A);
        picture("desk-selected-" + look);
        robot.type(KeyCode.A);
        picture("desk-question-" + look);
        robot.clickOn("#questionOthers");
        picture("desk-undo-" + look);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void theResult(String look) {
        people(look, new DeskOptions(Duration.ZERO));
        focusList();
        shortcut(KeyCode.F);
        robot.write("a").type(KeyCode.DOWN);
        shortcut(KeyCode.A);
        robot.type(KeyCode.A);
        FxExtension.await("the question", () -> root().lookup("#questionBar").isVisible());
        robot.clickOn("#questionAll");
        FxExtension.await(
                "the list is read again",
                () -> room.calls().getLast().method().equals("refreshAwaitedUsers"));
        picture("desk-progress-" + look);
        // The first request is the question for claims.
        room.answer(FakeRoom.done());
        room.answer(FakeRoom.done());
        FxExtension.settle();
        List<String> sent =
                room.calls().stream()
                        .filter(call -> call.method().equals("approveAwaitedUser"))
                        .map(FakeRoom.Call::argument)
                        .toList();
        for (int i = 0; i < sent.size(); i++) {
            room.answer(
                    sent.get(i),
                    switch (i) {
                        case 1 -> new Decision.AlreadyGone();
                        case 2 -> new Decision.RoomFull();
                        case 3 -> new Decision.Refused(4122, "The gate is shut");
                        default -> new Decision.Admitted();
                    });
        }
        FxExtension.settle();
        picture("desk-result-" + look);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void drafts(String look) {
        people(look);
        focusList();
        robot.type(KeyCode.A).type(KeyCode.D);
        room.connection(new ConnectionState.Reconnecting(1, 3));
        FxExtension.settle();
        room.connection(new ConnectionState.Connected());
        FxExtension.settle();
        FxExtension.onFx(
                () -> {
                    root().lookup("#leave").fireEvent(new ActionEvent());
                    return null;
                });
        picture("desk-drafts-" + look);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void keys(String look) {
        people(look);
        focusList();
        robot.write("?");
        picture("desk-keys-" + look);
    }

    private Parent root() {
        return Objects.requireNonNull(opened).root();
    }

    private void people(String look) {
        people(look, DeskOptions.DEFAULTS);
    }

    private void people(String look, DeskOptions options) {
        FxExtension.theme(theme(look));
        room.participants(
                List.of(
                        person(FakeRoom.SELF.value(), "Dr. Winter", RoomRole.MODERATOR),
                        person("ito", "Dr. Ito", RoomRole.MODERATOR),
                        person("mary", "Mary Jackson", RoomRole.PARTICIPANT)));
        wait("ada", "Ada Lovelace", Duration.ofMinutes(16));
        wait("grace", "Grace Hopper", Duration.ofMinutes(7));
        wait("kath", "Katherine Johnson", Duration.ofMinutes(3));
        wait("mal", "Mary Jаckson", Duration.ofMinutes(2));
        room.await(
                new AwaitedParticipant(
                        new ClientId("hid"),
                        "Admin Support",
                        true,
                        new Arrival.Knocked(Instant.EPOCH, System.nanoTime()),
                        9));
        wait("zoe", "Zoë Ångström-Featherstonehaugh of Somewhere Far", Duration.ofSeconds(20));
        assess("ada", TrustGroup.EXPECTED, Optional.of("A. Lovelace"));
        assess("kath", TrustGroup.KNOWN, Optional.empty());
        assess(
                "mal",
                TrustGroup.SUSPICIOUS,
                Optional.empty(),
                new Concern.LooksLike("Mary Jackson", Concern.Place.IN_ROOM),
                new Concern.DeniedBefore(2, Instant.parse("2026-11-25T09:30:00Z")));
        assess(
                "hid",
                TrustGroup.SUSPICIOUS,
                Optional.empty(),
                new Concern.HiddenCharacters(),
                new Concern.RemovedBefore(Instant.parse("2026-11-25T09:12:00Z")));
        DeskParts parts = DeskParts.PLAIN.withAssessor(_ -> assessments).withOptions(options);
        opened = FxExtension.onFx(() -> RoomScreen.open(room, new FxExecutor(), parts));
        FxExtension.show(root());
        room.tell(
                new RoomEvent.UserDataReceived(
                        new ClientId("ito"),
                        ClaimMessage.of(ClaimMessage.Kind.CLAIM, new ClientId("grace")).toJson()));
        FxExtension.settle();
    }

    private void assess(
            String id, TrustGroup group, Optional<String> expectedAs, Concern... concerns) {
        assessments.put(new ClientId(id), new Assessment(group, List.of(concerns), expectedAs));
    }

    private static Participant person(String id, String name, RoomRole role) {
        return new Participant(new ClientId(id), name, false, role, false, false);
    }

    private void wait(String id, String name, Duration since) {
        room.await(room.person(id, name, System.nanoTime() - since.toNanos()));
    }

    private void focusList() {
        robot.interact(() -> root().lookup("#lobby #list").requestFocus());
    }

    private void shortcut(KeyCode code) {
        robot.press(KeyCode.CONTROL).type(code).release(KeyCode.CONTROL);
        FxExtension.settle();
    }

    private void picture(String name) {
        FxExtension.settle();
        assertTrue(Files.exists(FxExtension.picture(root(), name)));
        nothingIsCut();
    }

    /** Every text but a guest's own is shown whole, or says the whole in a tooltip. */
    private void nothingIsCut() {
        List<String> cut =
                FxExtension.onFx(
                        () ->
                                root().lookup("#lobby").lookupAll("*").stream()
                                        .filter(Labeled.class::isInstance)
                                        .map(Labeled.class::cast)
                                        .filter(LobbyPictureTest::isShown)
                                        .filter(Labeled::isTextTruncated)
                                        .filter(text -> !text.getStyleClass().contains("name"))
                                        .filter(text -> text.getTooltip() == null)
                                        .map(Labeled::getText)
                                        .toList());
        assertEquals(List.of(), cut);
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static Theme theme(String look) {
        return look.equals("dark") ? new PrimerDark() : new PrimerLight();
    }
}
