package dev.anteroom.console.about;

import dev.anteroom.console.fx.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page of the settings for what the program is, and for a report about it. */
public final class AboutController {
    private static final Logger LOG = LoggerFactory.getLogger(AboutController.class);

    private final String version;
    private final ReportSource source;
    private final Function<Window, Optional<Path>> place;
    private final Executor background;
    private final Executor fx;
    private final Texts texts = Texts.of("about");
    private List<ReportPart> gathered = List.of();
    private int gatherings;

    @FXML private Label program;
    @FXML private Label runtime;
    @FXML private TextArea parts;
    @FXML private CheckBox journal;
    @FXML private ComboBox<ReportPart> files;
    @FXML private TextArea content;
    @FXML private Button save;
    @FXML private Label result;

    /**
     * Made by the loader.
     *
     * @param version of the program
     * @param source what a report says
     * @param place asks where to save a report; empty when the user would rather not
     * @param background runs what may take a while
     * @param fx runs tasks on the JavaFX application thread
     */
    public AboutController(
            String version,
            ReportSource source,
            Function<Window, Optional<Path>> place,
            Executor background,
            Executor fx) {
        this.version = version;
        this.source = source;
        this.place = place;
        this.background = background;
        this.fx = fx;
    }

    @FXML
    private void initialize() {
        program.setText(texts.get("program", version));
        runtime.setText(
                texts.get(
                        "runtime",
                        Runtime.version().toString(),
                        System.getProperty("javafx.runtime.version", "?"),
                        String.join(
                                " ",
                                System.getProperty("os.name", "?"),
                                System.getProperty("os.version", "?"),
                                System.getProperty("os.arch", "?"))));
        background.execute(
                () -> {
                    String all =
                            Parts.read().stream()
                                    .map(Part::toString)
                                    .collect(Collectors.joining("\n"));
                    fx.execute(() -> parts.setText(all));
                });
        files.setConverter(new Names());
        files.valueProperty()
                .subscribe(file -> content.setText(file == null ? "" : file.content()));
        journal.selectedProperty().subscribe(_ -> look());
    }

    /** Shows what a report would say now. */
    @FXML
    private void look() {
        boolean withJournal = journal.isSelected();
        int gathering = ++gatherings;
        save.setDisable(true);
        background.execute(
                () -> {
                    try {
                        List<ReportPart> now = source.gather(withJournal);
                        fx.execute(() -> show(gathering, now));
                    } catch (IOException unreadable) {
                        LOG.warn("A report could not be gathered.", unreadable);
                        fx.execute(() -> result.setText(texts.get("report.unreadable")));
                    }
                });
    }

    /** Saves exactly what was shown. */
    @FXML
    private void save() {
        List<ReportPart> shown = gathered;
        Optional<Path> chosen = place.apply(save.getScene().getWindow());
        if (chosen.isEmpty()) {
            return;
        }
        Path file = chosen.get();
        background.execute(
                () -> {
                    String sentence;
                    try {
                        ReportFile.write(file, shown);
                        sentence = texts.get("report.saved", file.toString());
                    } catch (IOException refused) {
                        LOG.warn("A report could not be written.", refused);
                        sentence = texts.get("report.refused", file.toString());
                    }
                    String said = sentence;
                    fx.execute(() -> result.setText(said));
                });
    }

    /** Only the newest gathering counts: an older one may hold a journal that is unwanted now. */
    private void show(int gathering, List<ReportPart> now) {
        if (gathering != gatherings) {
            return;
        }
        int index = Math.max(0, files.getSelectionModel().getSelectedIndex());
        gathered = now;
        files.getItems().setAll(now);
        files.getSelectionModel().select(Math.min(index, now.size() - 1));
        save.setDisable(false);
    }

    private static final class Names extends StringConverter<ReportPart> {
        @Override
        public String toString(@Nullable ReportPart part) {
            return part == null ? "" : part.name();
        }

        @Override
        public ReportPart fromString(String name) {
            throw new UnsupportedOperationException("The names are only shown.");
        }
    }
}
