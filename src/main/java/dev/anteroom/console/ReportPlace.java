package dev.anteroom.console;

import dev.anteroom.console.fx.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks where to save a report. */
final class ReportPlace {
    private ReportPlace() {}

    /** Waits for the user; empty when there is no place. JavaFX application thread. */
    static Optional<Path> ask(Window above) {
        Texts texts = Texts.of("about");
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("report"));
        chooser.setInitialFileName(texts.get("report.name"));
        return Optional.ofNullable(chooser.showSaveDialog(above)).map(File::toPath);
    }
}
