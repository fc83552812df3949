package dev.anteroom.console.tour;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Application;

/** The numbered pictures of a tour. For the tour's thread. */
final class Album {
    private final Screen screen;
    private final Path folder;
    private final Consumer<String> print;
    private int number;

    /**
     * @param screen what to picture
     * @param folder where the pictures go; made if need be
     * @param print told when the last picture cannot be written
     */
    Album(Screen screen, Path folder, Consumer<String> print) {
        this.screen = screen;
        this.folder = folder;
        this.print = print;
    }

    /**
     * Adds what the window shows now.
     *
     * @throws TourException if the picture cannot be written
     */
    void add(String name) {
        Path file = folder.resolve(String.format(Locale.ROOT, "%02d-%s.png", ++number, name));
        try {
            screen.picture().write(file);
        } catch (IOException failed) {
            throw new TourException(
                    "The picture " + file + " cannot be written. Choose another folder.", failed);
        }
    }

    /** Adds what the window shows now, once in the light and once in the dark theme. */
    void inBothThemes(String name) {
        String before = screen.onFx(Application::getUserAgentStylesheet);
        dress(new PrimerLight().getUserAgentStylesheet());
        add(name + "-light");
        dress(new PrimerDark().getUserAgentStylesheet());
        add(name + "-dark");
        dress(before);
    }

    /** Adds what the window shows when the tour broke off; only says so when that fails, too. */
    void addLast() {
        try {
            add("broken");
        } catch (TourException alsoBroken) {
            print.accept(alsoBroken.getMessage());
        }
    }

    private void dress(String stylesheet) {
        screen.onFx(
                () -> {
                    Application.setUserAgentStylesheet(stylesheet);
                    return true;
                });
    }
}
