package dev.anteroom.console.settings;

import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Views;
import dev.anteroom.testkit.FxExtension;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("fx")
@ExtendWith(FxExtension.class)
final class SettingsViewTest {
    private final SettingsStore store = SettingsStore.forgetful();

    @Test
    void aLook_isPutOnAtOnceAndRemembered() {
        ThemeKeeper themes = onFx(() -> ThemeKeeper.start(ThemeChoice.LIGHT));
        assertTrue(onFx(Application::getUserAgentStylesheet).contains("light"));
        Parent root =
                onFx(
                        () ->
                                new Views()
                                        .register(
                                                SettingsController.class,
                                                () -> new SettingsController(themes, store))
                                        .load(FxmlFile.SETTINGS, SettingsController.class)
                                        .root());
        show(root, 300, 100);
        MenuButton menu = (MenuButton) root;
        onFx(
                () -> {
                    menu.getItems().get(2).fire();
                    return null;
                });
        assertTrue(onFx(Application::getUserAgentStylesheet).contains("dark"));
        assertEquals(ThemeChoice.DARK, store.current().theme());
        assertEquals("Look: dark", onFx(menu::getText));
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
