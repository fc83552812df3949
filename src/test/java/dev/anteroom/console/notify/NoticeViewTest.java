package dev.anteroom.console.notify;

import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.picture;
import static dev.anteroom.testkit.FxExtension.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.settings.NoticeSettings;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.enx.ClientId;
import dev.anteroom.testkit.FxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fx")
@ExtendWith(FxExtension.class)
final class NoticeViewTest {
    private static final AlertTarget ADA = new AlertTarget(0, new ClientId("a"), 1);

    private final NoticeStage stage = onFx(NoticeStage::new);
    private final SettingsStore store = SettingsStore.forgetful();
    private final List<String> said = new ArrayList<>();

    private static void run(Runnable action) {
        onFx(
                () -> {
                    action.run();
                    return null;
                });
        FxExtension.settle();
    }

    private static <T extends Node> T find(Parent root, String id, Class<T> type) {
        return type.cast(onFx(() -> Objects.requireNonNull(root.lookup("#" + id), id)));
    }

    private static Parent popup() {
        return onFx(
                () ->
                        Window.getWindows().stream()
                                .filter(PopupWindow.class::isInstance)
                                .findFirst()
                                .orElseThrow()
                                .getScene()
                                .getRoot());
    }

    private CornerAlert corner(Window owner) {
        return onFx(() -> new CornerAlert(() -> owner, new WrittenAlerts(said), new FxExecutor()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void ourOwnAlert_decidesAboutOnePersonAndLeavesTheFocusAlone(String look) {
        FxExtension.theme(look.equals("dark") ? new PrimerDark() : new PrimerLight());
        TextField typing = new TextField();
        Stage main = show(new VBox(typing));
        run(typing::requestFocus);
        CornerAlert alert = corner(main);
        run(
                () ->
                        alert.show(
                                new AlertContent(
                                        "1 person is waiting · Consultation",
                                        "<b>Ada</b> & a rather long name that has to be wrapped",
                                        Optional.of(ADA))));
        Parent root = popup();
        picture(root, "corner-alert-one-" + look);
        assertEquals(
                "<b>Ada</b> & a rather long name that has to be wrapped",
                onFx(find(root, "body", Label.class)::getText));
        assertTrue(onFx(typing::isFocused), "typing goes on where it was");
        run(find(root, "approve", Button.class)::fire);
        run(find(root, "deny", Button.class)::fire);
        run(find(root, "open", Button.class)::fire);
        assertEquals(List.of("approve a", "deny a", "open"), said);
        run(alert::hide);
        assertFalse(onFx(alert::isShowing));
    }

    @Test
    void ourOwnAlert_hasOnlyOpenForSeveral() {
        Stage main = show(new VBox());
        CornerAlert alert = corner(main);
        run(() -> alert.show(new AlertContent("1 waits", "Ada", Optional.of(ADA))));
        run(() -> alert.show(new AlertContent("3 wait", "Ada and 2 others", Optional.empty())));
        Parent root = popup();
        picture(root, "corner-alert-several");
        assertFalse(onFx(find(root, "approve", Button.class)::isVisible));
        assertFalse(onFx(find(root, "deny", Button.class)::isVisible));
        run(find(root, "close", Button.class)::fire);
        assertEquals(List.of("dismissed"), said);
        run(alert::close);
        FxExtension.await("it is gone", () -> !alert.isShowing());
    }

    @Test
    void ourOwnAlert_staysWhenTheMainWindowIsIconified() {
        Stage main = onFx(Stage::new);
        CornerOwner owner = onFx(() -> new CornerOwner(main));
        run(
                () -> {
                    main.setScene(new Scene(new VBox(), 300, 200));
                    main.show();
                });
        CornerAlert alert =
                onFx(
                        () ->
                                new CornerAlert(
                                        owner::window, new WrittenAlerts(said), new FxExecutor()));
        run(() -> main.setIconified(true));
        run(() -> alert.show(new AlertContent("1 waits", "Ada", Optional.of(ADA))));
        assertTrue(onFx(alert::isShowing));
        assertNotSame(
                main, onFx(() -> ((PopupWindow) popup().getScene().getWindow()).getOwnerWindow()));

        run(main::hide);
        assertFalse(onFx(() -> owner.window().isShowing()), "nothing unseen is left behind");
    }

    @Test
    void withoutAWindow_thereIsNoAlert() {
        CornerAlert alert = corner(onFx(Stage::new));
        run(() -> alert.show(new AlertContent("1 waits", "Ada", Optional.of(ADA))));
        assertFalse(onFx(alert::isShowing));
    }

    @Test
    void theSettingsPage_changesWhatIsKept() {
        Parent root =
                onFx(
                        () ->
                                new Views()
                                        .register(
                                                NoticeSettingsController.class,
                                                () ->
                                                        new NoticeSettingsController(
                                                                stage.notices, store))
                                        .load(
                                                FxmlFile.SETTINGS_NOTICES,
                                                NoticeSettingsController.class)
                                        .root());
        show(root);
        run(find(root, "sound", CheckBox.class)::fire);
        run(() -> find(root, "volume", Slider.class).setValue(25));
        run(find(root, "alerts", CheckBox.class)::fire);
        assertEquals(new NoticeSettings(false, 25, false, false), store.current().notices());
        assertEquals("25\u00a0%", onFx(find(root, "volumeText", Label.class)::getText));

        assertFalse(onFx(find(root, "mute", Label.class)::isVisible));
        stage.soundDevice = false;
        run(find(root, "trySound", Button.class)::fire);
        assertTrue(onFx(find(root, "mute", Label.class)::isVisible));

        run(find(root, "beginQuiet", Button.class)::fire);
        assertEquals(
                "Quiet for 15 more minutes", onFx(find(root, "quietLeft", Label.class)::getText));
        run(find(root, "endQuiet", Button.class)::fire);
        assertTrue(onFx(find(root, "beginQuiet", Button.class)::isVisible));
    }

    @Test
    void doNotDisturb_showsHowMuchIsLeftAndEnds() {
        Parent root =
                onFx(
                        () ->
                                new Views()
                                        .register(
                                                QuietController.class,
                                                () -> new QuietController(stage.notices))
                                        .load(FxmlFile.QUIET, QuietController.class)
                                        .root());
        show(root);
        assertEquals(
                "Do not disturb for 15 minutes",
                onFx(find(root, "begin", Button.class)::getAccessibleText));
        run(find(root, "begin", Button.class)::fire);
        assertTrue(onFx(find(root, "end", Button.class)::isFocused));
        run(() -> stage.pass(java.time.Duration.ofMinutes(3)));
        assertEquals("Quiet, 12\u00a0min", onFx(find(root, "left", Label.class)::getText));
        run(() -> stage.pass(java.time.Duration.ofMinutes(12)));
        assertTrue(onFx(find(root, "begin", Button.class)::isVisible), "it ended by itself");
        run(find(root, "begin", Button.class)::fire);
        run(find(root, "end", Button.class)::fire);
        assertTrue(onFx(find(root, "begin", Button.class)::isFocused));
    }
}
