package dev.anteroom.console.join;

import static dev.anteroom.testkit.FxExtension.await;
import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.picture;
import static dev.anteroom.testkit.FxExtension.show;
import static dev.anteroom.testkit.FxExtension.theme;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.InvalidTokenException;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.Nodes;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

@Tag("fx")
@ExtendWith(FxExtension.class)
final class JoinViewTest {
    private final FxRobot robot = new FxRobot();
    private final JoinFixture fixture = new JoinFixture();
    private JoinModel model;
    private Parent root;

    @BeforeEach
    void open() {
        FxExecutor fx = new FxExecutor();
        model = onFx(() -> fixture.model(fx, fx));
        View<JoinController> view =
                onFx(
                        () ->
                                new Views()
                                        .register(
                                                JoinController.class,
                                                () -> new JoinController(model))
                                        .load(FxmlFile.JOIN, JoinController.class));
        root = view.root();
        show(root);
        onFx(
                () -> {
                    view.controller().focusFirst();
                    return null;
                });
    }

    private Node node(String id) {
        return onFx(() -> root.lookup("#" + id));
    }

    private boolean isSeen(String id) {
        return onFx(() -> Nodes.isSeen(root.lookup("#" + id)));
    }

    private String text(String id) {
        return onFx(
                () ->
                        root.lookup("#" + id) instanceof Label label
                                ? label.getText()
                                : ((TextInputControl) root.lookup("#" + id)).getText());
    }

    private boolean hasFocus(String id) {
        return onFx(() -> root.lookup("#" + id).isFocused());
    }

    private void entered() {
        await("a room is entered", () -> !fixture.entered.isEmpty());
    }

    @Test
    void keyboardAlone_practiceRoom() {
        assertTrue(hasFocus("name"));
        robot.write("Dr. Winter");
        picture(root, "join-practice-light");
        robot.type(KeyCode.TAB);
        assertTrue(hasFocus("simulatedGuests"));
        robot.type(KeyCode.SPACE);
        assertFalse(onFx(() -> model.form().simulatedGuestsProperty().get()));
        robot.type(KeyCode.TAB);
        assertTrue(hasFocus("join"));
        robot.type(KeyCode.ENTER);
        entered();
        assertEquals(List.of("Dr. Winter"), fixture.practiceNames);
        assertFalse(fixture.practice.hasSimulatedGuests());
    }

    @Test
    void keyboardAlone_tokenAndBackToANewTry() {
        onFx(
                () -> {
                    root.lookup("#practiceWay").requestFocus();
                    return null;
                });
        robot.type(KeyCode.RIGHT);
        assertTrue(onFx(() -> ((RadioButton) root.lookup("#tokenWay")).isSelected()));
        assertTrue(isSeen("token"));
        assertFalse(isSeen("name"));
        fixture.refuseToken(InvalidTokenException.Problem.NOT_BASE64);
        robot.type(KeyCode.TAB);
        robot.write("abc");
        robot.type(KeyCode.ENTER);
        await("the problem is told", () -> root.lookup("#tokenProblem").isVisible());
        assertEquals(
                "This is not a token, or a part of it is missing."
                        + " Copy the whole token and paste it again.",
                text("tokenProblem"));
        assertEquals("abc", text("token"));
        assertTrue(hasFocus("token"));
        picture(root, "join-token-light");
        robot.write("d");
        assertFalse(isSeen("tokenProblem"), "an edit takes the problem away");
        fixture.acceptToken();
        robot.type(KeyCode.ENTER);
        entered();
        assertEquals(1, fixture.tokens.size());
    }

    @Test
    void aToken_isNeverReadable() {
        robot.clickOn(node("tokenWay"));
        robot.clickOn(node("token"));
        robot.write("secret");
        assertTrue(
                onFx(
                        () ->
                                root.lookupAll(".text").stream()
                                        .filter(Text.class::isInstance)
                                        .map(shown -> ((Text) shown).getText())
                                        .noneMatch(shown -> shown.contains("secret"))));
        assertEquals("secret", text("token"));
    }

    @Test
    void serverForm_problemsAreBesideTheirFields() {
        theme(new PrimerDark());
        robot.clickOn(node("serverWay"));
        robot.clickOn(node("join"));
        assertTrue(isSeen("addressProblem"));
        assertTrue(hasFocus("address"));
        robot.write("http://video.example.org");
        robot.type(KeyCode.ENTER);
        assertEquals(
                "Use https. Without it (http) only a server on this machine can be asked.",
                text("addressProblem"));
        picture(root, "join-server-dark");
        robot.type(KeyCode.END, KeyCode.BACK_SPACE);
        onFx(
                () -> {
                    model.form().addressProperty().set("https://video.example.org");
                    return null;
                });
        robot.type(KeyCode.ENTER);
        assertTrue(isSeen("roomProblem"));
        assertTrue(hasFocus("room"));
        robot.write("r1");
        robot.type(KeyCode.ENTER);
        assertTrue(isSeen("nameProblem"));
        assertTrue(hasFocus("name"));
        robot.write("Dr. Winter");
        onFx(
                () -> {
                    model.form().userProperty().set("a:b");
                    return null;
                });
        robot.type(KeyCode.ENTER);
        assertTrue(isSeen("credentialsProblem"));
        assertEquals("https://video.example.org", text("address"));
        assertEquals("r1", text("room"));
    }

    @Test
    void everyFault_isToldWhateverTheWay() {
        for (JoinFault fault : JoinFault.values()) {
            fixture.refuseToken(new JoinProblem(fault, "Why it is so."));
            toldAfter(fault, () -> model.joinPractice(false, "Dr. Winter"));
            toldAfter(fault, () -> model.joinWithToken("abc"));
        }
    }

    private void toldAfter(JoinFault fault, Runnable join) {
        onFx(
                () -> {
                    join.run();
                    return null;
                });
        await("the join has failed", () -> model.problemProperty().get().isPresent());
        String sentence =
                onFx(() -> model.problemProperty().get().orElseThrow().sentence(model.texts()));
        assertTrue(isTold(sentence), () -> fault + ": " + sentence);
    }

    private boolean isTold(String sentence) {
        return onFx(
                () ->
                        root.lookupAll(".label").stream()
                                .filter(Nodes::isSeen)
                                .anyMatch(label -> ((Label) label).getText().equals(sentence)));
    }

    @Test
    void whileJoining_escapeCancelsAndNothingIsLost() {
        fixture.room.connection(new ConnectionState.Connecting());
        robot.write("Dr. Winter");
        robot.type(KeyCode.ENTER);
        await("it says what it does", () -> root.lookup("#progress").isVisible());
        assertTrue(hasFocus("cancel"));
        assertFalse(isSeen("join"));
        picture(root, "join-connecting-light");
        fixture.room.connection(new ConnectionState.Awaiting());
        await(
                "it says that it waits",
                () ->
                        ((Label) root.lookup("#progressText"))
                                .getText()
                                .equals("Waiting for a moderator to let you in …"));
        robot.type(KeyCode.ESCAPE);
        await("the form is back", () -> root.lookup("#join").isVisible());
        assertEquals("Dr. Winter", text("name"));
        assertTrue(hasFocus("join"));
        assertTrue(fixture.entered.isEmpty());
    }

    @Test
    void aRefusalByTheRoom_isToldAboveTheButton() {
        fixture.room.connection(new ConnectionState.Connecting());
        robot.write("Dr. Winter");
        robot.type(KeyCode.ENTER);
        await("it connects", () -> !fixture.tokens.isEmpty());
        fixture.room.connection(
                new ConnectionState.Disconnected(
                        new DisconnectReason(DisconnectReason.Kind.JOIN_REFUSED, 4124, "")));
        await("the problem is told", () -> root.lookup("#problem").isVisible());
        assertEquals("The room is locked. Ask a moderator to unlock it.", text("problemText"));
        picture(root, "join-refused-light");
    }

    private void openLink(String link) {
        onFx(
                () -> {
                    model.open(link);
                    return null;
                });
        await("it asks", () -> Nodes.isSeen(root.lookup("#hostQuestion")));
    }

    @Test
    void aLinksHost_isAskedAbout_andEnterMeansNo() {
        fixture.hosts.confirm("apple.example");
        openLink("anteroom://join?server=https://xn--pple-43d.example&room=r1");
        assertEquals("xn--pple-43d.example", text("host"));
        assertTrue(text("warning").contains("looks like apple.example"));
        assertTrue(hasFocus("refuse"));
        assertFalse(isSeen("join"));
        picture(root, "join-host-light");
        theme(new PrimerDark());
        picture(root, "join-host-dark");
        robot.type(KeyCode.ENTER);
        assertFalse(isSeen("hostQuestion"));
        assertTrue(isSeen("join"));
        assertEquals("", onFx(() -> model.form().addressProperty().get()));

        openLink("anteroom://join?server=https://video.example.org&room=r1");
        assertFalse(isSeen("warning"));
        robot.type(KeyCode.ESCAPE);
        assertFalse(isSeen("hostQuestion"));

        openLink("anteroom://join?server=https://video.example.org&room=r1");
        robot.type(KeyCode.TAB);
        assertTrue(hasFocus("confirm"));
        robot.type(KeyCode.SPACE);
        assertEquals("https://video.example.org", text("address"));
        assertEquals(List.of("apple.example", "video.example.org"), fixture.hosts.confirmed);
        openAgainUnasked();
    }

    private void openAgainUnasked() {
        onFx(
                () -> {
                    model.open("anteroom://join?server=https://video.example.org&room=r2");
                    return null;
                });
        await("it is filled in", () -> model.form().roomProperty().get().equals("r2"));
        assertFalse(isSeen("hostQuestion"));
    }

    @Test
    void servers_areSavedChosenAndDeletedWithTheKeyboard() {
        onFx(
                () -> {
                    model.form().wayProperty().set(JoinWay.SERVER);
                    model.form().addressProperty().set("https://video.example.org");
                    model.form().passwordProperty().set("secret");
                    root.lookup("#kind").requestFocus();
                    return null;
                });
        assertTrue(isSeen("server"));
        robot.type(KeyCode.TAB);
        assertTrue(hasFocus("save"));
        robot.type(KeyCode.SPACE);
        assertTrue(hasFocus("serverName"));
        assertEquals("video.example.org", text("serverName"));
        picture(root, "join-server-name-light");
        robot.write("School");
        robot.type(KeyCode.ENTER);
        await("it is saved", () -> text("serverSaying").contains("School is saved"));
        assertTrue(hasFocus("server"));
        assertEquals(1, fixture.servers.kept.size());
        picture(root, "join-server-saved-light");
        theme(new PrimerDark());
        picture(root, "join-server-saved-dark");

        robot.type(KeyCode.DOWN);
        assertEquals("", text("address"), "another server");
        robot.type(KeyCode.UP);
        assertEquals("https://video.example.org", text("address"));
        await("its key is there", () -> model.form().passwordProperty().get().equals("secret"));

        robot.type(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB);
        assertTrue(hasFocus("delete"));
        robot.type(KeyCode.SPACE);
        assertTrue(hasFocus("keepServer"));
        picture(root, "join-server-delete-dark");
        robot.type(KeyCode.ESCAPE);
        assertFalse(isSeen("deleteServer"));
        assertEquals(1, fixture.servers.kept.size());
        robot.type(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB, KeyCode.SPACE, KeyCode.TAB);
        assertTrue(hasFocus("deleteServer"));
        robot.type(KeyCode.SPACE);
        assertEquals(List.of(), fixture.servers.kept);
    }

    @Test
    void theServerApi_hasItsAddressAlready() {
        onFx(
                () -> {
                    model.form().wayProperty().set(JoinWay.SERVER);
                    root.lookup("#kind").requestFocus();
                    return null;
                });
        // Keys work once it is drawn.
        await("it is there", () -> ((Control) root.lookup("#kind")).getSkin() != null);
        robot.type(KeyCode.DOWN);
        assertEquals("https://api.enablex.io", text("address"));
    }

    @Test
    void whyAStayEnded_isToldAboveTheForm() {
        assertFalse(isSeen("notice"));
        onFx(
                () -> {
                    model.showLeft(new DisconnectReason(DisconnectReason.Kind.ROOM_ENDED, 0, ""));
                    return null;
                });
        assertTrue(isSeen("notice"));
        assertEquals("The session is over; it was ended for everybody.", text("noticeText"));
        picture(root, "join-left-light");
    }

    @Test
    void theSmallestWindow_reachesTheButton() {
        onFx(
                () -> {
                    root.getScene().getWindow().setWidth(760);
                    root.getScene().getWindow().setHeight(520);
                    model.form().wayProperty().set(JoinWay.SERVER);
                    return null;
                });
        robot.clickOn(node("address"));
        robot.write("localhost");
        picture(root, "join-small-light");
        for (int field = 0; field < 6; field++) {
            robot.type(KeyCode.TAB);
        }
        assertTrue(hasFocus("join"));
        FxExtension.settle();
        picture(root, "join-small-scrolled-light");
    }
}
