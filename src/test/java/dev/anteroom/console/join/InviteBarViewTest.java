package dev.anteroom.console.join;

import static dev.anteroom.testkit.FxExtension.await;
import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.picture;
import static dev.anteroom.testkit.FxExtension.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Views;
import dev.anteroom.testkit.FxExtension;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

@Tag("fx")
@ExtendWith(FxExtension.class)
final class InviteBarViewTest {
    private final FxRobot robot = new FxRobot();
    private final JoinFixture.FakePractice practice = new JoinFixture.FakePractice();
    private final List<URI> opened = new CopyOnWriteArrayList<>();
    private final StatusLine status = new StatusLine();
    private Parent root;

    @BeforeEach
    void open() {
        root =
                onFx(
                        () ->
                                new Views()
                                        .register(
                                                InviteBarController.class,
                                                () ->
                                                        new InviteBarController(
                                                                practice,
                                                                opened::add,
                                                                status,
                                                                new FxExecutor()))
                                        .load(FxmlFile.INVITE_BAR, InviteBarController.class)
                                        .root());
        show(root, FxExtension.WIDTH, 60);
    }

    private String said() {
        return onFx(() -> status.sentenceProperty().get());
    }

    private boolean isTicked() {
        return onFx(() -> ((CheckBox) root.lookup("#guests")).isSelected());
    }

    @Test
    void theAddress_isShownCopiedAndOpened() {
        String address = practice.guestPage().toString();
        assertEquals(address, onFx(() -> ((Label) root.lookup("#address")).getText()));
        assertFalse(onFx(() -> ((Label) root.lookup("#address")).isTextTruncated()));
        picture(root, "invite-light");
        robot.clickOn("#copy");
        assertEquals(address, onFx(() -> Clipboard.getSystemClipboard().getString()));
        assertEquals("The guest page’s address is on the clipboard.", said());
        robot.clickOn("#open");
        assertEquals(List.of(practice.guestPage()), opened);
    }

    @Test
    void simulatedGuests_comeAndGo() {
        assertFalse(isTicked());
        robot.clickOn("#guests");
        await("they come", practice::hasSimulatedGuests);
        assertTrue(isTicked());
        assertEquals("Simulated guests are coming.", said());
        robot.clickOn("#guests");
        await("they go", () -> !practice.hasSimulatedGuests());
        assertEquals("The simulated guests are gone.", said());
    }

    @Test
    void guestsThatCannotCome_areToldAndTheBoxSaysWhatIsTrue() {
        practice.breakDown();
        robot.clickOn("#guests");
        await(
                "it is told",
                () ->
                        status.sentenceProperty()
                                .get()
                                .equals("Anteroom is closing; start it again."));
        assertFalse(isTicked());
    }
}
