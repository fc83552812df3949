package dev.anteroom.console.settings;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Dresses the whole program, light or dark, and follows the system live where that is the choice.
 * FX application thread.
 */
public final class ThemeKeeper {
    private final Theme light = new PrimerLight();
    private final Theme dark = new PrimerDark();
    private final ObjectProperty<ThemeChoice> choice;

    private ThemeKeeper(ThemeChoice first) {
        choice = new SimpleObjectProperty<>(this, "choice", first);
    }

    /** Dresses the program as a choice says, and again when the choice or the system changes. */
    public static ThemeKeeper start(ThemeChoice first) {
        ThemeKeeper keeper = new ThemeKeeper(first);
        keeper.choice.subscribe(chosen -> keeper.apply());
        Platform.getPreferences().colorSchemeProperty().subscribe(system -> keeper.apply());
        return keeper;
    }

    /** The choice; setting it changes the look at once. */
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /** Whether the program is dark now. */
    public boolean isDark() {
        return isDark(choice.get(), Platform.getPreferences().getColorScheme());
    }

    static boolean isDark(ThemeChoice choice, ColorScheme system) {
        return switch (choice) {
            case SYSTEM -> system == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
    }

    private void apply() {
        Application.setUserAgentStylesheet((isDark() ? dark : light).getUserAgentStylesheet());
    }
}
