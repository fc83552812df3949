package dev.anteroom.console.settings;

import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Views;
import dev.anteroom.testkit.FxExtension;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("fx")
@ExtendWith(FxExtension.class)
final class SettingsViewTest {
    private final SettingsStore store = SettingsStore.forgetful();
    private @Nullable SettingsOverlay overlay;

    private final Button below = new Button("below");

    private Parent shown(SettingsSection... sections) {
        return onFx(
                () -> {
                    Views views = new Views();
                    views.register(
                            SettingsController.class,
                            () -> new SettingsController(List.of(sections)));
                    overlay =
                            new SettingsOverlay(
                                    new StackPane(below),
                                    () -> views.load(FxmlFile.SETTINGS, SettingsController.class));
                    return overlay.root();
                });
    }

    private static SettingsSection section(String id, Node... content) {
        return new SettingsSection(id, "Page " + id, () -> new VBox(content));
    }

    private SettingsOverlay overlay() {
        return Objects.requireNonNull(overlay);
    }

    private static void run(Runnable action) {
        onFx(
                () -> {
                    action.run();
                    return null;
                });
        FxExtension.settle();
    }

    private static <T extends Node> T find(Parent root, String id, Class<T> type) {
        return type.cast(onFx(() -> Objects.requireNonNull(root.lookup("#" + id))));
    }

    @Test
    void aLook_isPutOnAtOnceAndRemembered() {
        ThemeKeeper themes = onFx(() -> ThemeKeeper.start(ThemeChoice.LIGHT));
        assertTrue(onFx(Application::getUserAgentStylesheet).contains("light"));
        Parent root =
                onFx(
                        () ->
                                new Views()
                                        .register(
                                                LooksController.class,
                                                () ->
                                                        new LooksController(
                                                                themes, new TextSize(100), store))
                                        .load(FxmlFile.SETTINGS_LOOKS, LooksController.class)
                                        .root());
        show(root);
        run(find(root, "dark", RadioButton.class)::fire);
        assertTrue(onFx(Application::getUserAgentStylesheet).contains("dark"));
        assertEquals(ThemeChoice.DARK, store.current().theme());
        assertFalse(onFx(find(root, "light", RadioButton.class)::isSelected));
    }

    @Test
    void open_coversWhatIsBelowAndGivesTheFocusBack() {
        Parent root = shown(section("one"), section("two"));
        show(root);
        run(below::requestFocus);
        run(overlay()::open);
        assertTrue(onFx(below::isDisabled));
        assertEquals("section-one", onFx(() -> root.getScene().getFocusOwner().getId()));
        run(
                () ->
                        Event.fireEvent(
                                root.getScene().getFocusOwner(),
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        KeyCode.ESCAPE,
                                        false,
                                        false,
                                        false,
                                        false)));
        assertFalse(onFx(overlay()::isOpen));
        assertFalse(onFx(below::isDisabled));
        assertEquals(below, onFx(() -> root.getScene().getFocusOwner()));
    }

    @Test
    void aPage_isMadeWhenItIsLookedAtAndKept() {
        AtomicInteger made = new AtomicInteger();
        SettingsSection second =
                new SettingsSection(
                        "two",
                        "Second",
                        () -> {
                            made.incrementAndGet();
                            return new VBox(new Label("inside"));
                        });
        Parent root = shown(section("one"), second);
        show(root);
        run(overlay()::open);
        assertEquals(0, made.get());
        run(() -> overlay().open("two"));
        run(find(root, "section-one", ToggleButton.class)::fire);
        run(find(root, "section-two", ToggleButton.class)::fire);
        run(find(root, "section-two", ToggleButton.class)::fire);
        assertEquals(1, made.get());
        assertTrue(onFx(find(root, "section-two", ToggleButton.class)::isSelected));
        run(() -> overlay().open("none of that name"));
        assertTrue(onFx(find(root, "section-two", ToggleButton.class)::isSelected));
    }

    @Test
    void theCloseButtonAndTheVeil_closeTwiceWithoutHarm() {
        Parent root = shown(section("one"));
        show(root);
        run(overlay()::open);
        run(find(root, "close", Button.class)::fire);
        assertFalse(onFx(overlay()::isOpen));
        run(overlay()::close);
        run(overlay()::open);
        assertTrue(onFx(overlay()::isOpen));
    }

    @Test
    void systemLook_isTheSystems() {
        assertTrue(ThemeKeeper.isDark(ThemeChoice.SYSTEM, ColorScheme.DARK));
        assertFalse(ThemeKeeper.isDark(ThemeChoice.SYSTEM, ColorScheme.LIGHT));
        assertTrue(ThemeKeeper.isDark(ThemeChoice.DARK, ColorScheme.LIGHT));
        assertFalse(ThemeKeeper.isDark(ThemeChoice.LIGHT, ColorScheme.DARK));
    }

    @Test
    void theWindow_comesBackWhereItWas() {
        Stage first = open();
        onFx(
                () -> {
                    first.setX(40);
                    first.setY(30);
                    first.setWidth(700);
                    first.setHeight(500);
                    return null;
                });
        FxExtension.await("the move is remembered", () -> remembers(40, 30, 700, 500));
        onFx(
                () -> {
                    first.hide();
                    return null;
                });
        Stage second = open();
        assertEquals(
                new Rectangle2D(40, 30, 700, 500),
                onFx(
                        () ->
                                new Rectangle2D(
                                        second.getX(),
                                        second.getY(),
                                        second.getWidth(),
                                        second.getHeight())));
    }

    @Test
    void aWindowFromAScreenThatIsGone_isBroughtBack() {
        store.update(
                settings -> settings.withWindow(new WindowPlacement(9000, 9000, 600, 400, false)));
        Stage stage = open();
        assertTrue(
                onFx(
                        () ->
                                Screen.getPrimary()
                                        .getVisualBounds()
                                        .contains(stage.getX(), stage.getY(), 600, 400)));
    }

    private boolean remembers(double x, double y, double width, double height) {
        return store.current()
                .window()
                .filter(window -> window.bounds().equals(new Rectangle2D(x, y, width, height)))
                .isPresent();
    }

    private Stage open() {
        return onFx(
                () -> {
                    Stage stage = new Stage();
                    stage.setScene(new Scene(new Region()));
                    WindowKeeper.keep(stage, store, 600, 400);
                    stage.show();
                    return stage;
                });
    }
}
