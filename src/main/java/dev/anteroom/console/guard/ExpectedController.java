package dev.anteroom.console.guard;

import dev.anteroom.console.trust.ExpectedGuest;
import dev.anteroom.console.trust.ExpectedImport;
import dev.anteroom.console.trust.ExpectedLists;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** The card in which the list of expected people is typed, pasted or imported. */
public final class ExpectedController {
    private final GuardModel model;
    private final Supplier<Optional<Path>> chooseFile;
    private final Executor background;
    private final Executor fx;
    private final Runnable close;
    private List<ExpectedGuest> guests = List.of();

    @FXML private TextArea list;
    @FXML private Label count;
    @FXML private Label problem;
    @FXML private CheckBox keep;
    @FXML private Button importFile;
    @FXML private Button save;

    /**
     * Made by the loader.
     *
     * @param chooseFile lets the moderator choose a file to import
     * @param background where the file is read
     * @param fx runs tasks on the JavaFX application thread
     * @param close takes the card away
     */
    public ExpectedController(
            GuardModel model,
            Supplier<Optional<Path>> chooseFile,
            Executor background,
            Executor fx,
            Runnable close) {
        this.model = model;
        this.chooseFile = chooseFile;
        this.background = background;
        this.fx = fx;
        this.close = close;
    }

    @FXML
    private void initialize() {
        keep.setSelected(model.isExpectedKept());
        list.setText(model.expectedText());
        list.textProperty().subscribe(this::read);
    }

    /** Where the keyboard works at first. */
    public Node first() {
        return list;
    }

    @FXML
    private void importFile() {
        chooseFile
                .get()
                .ifPresent(
                        file -> {
                            importFile.setDisable(true);
                            CompletableFuture<Void> unusedSinceItCannotFail =
                                    CompletableFuture.supplyAsync(
                                                    () -> ExpectedLists.read(file), background)
                                            .thenAcceptAsync(this::imported, fx);
                        });
    }

    @FXML
    private void save() {
        if (model.expect(guests, keep.isSelected())) {
            close.run();
        } else {
            keep.setSelected(false);
            problem.setText(model.texts().get("expected.problem.notKept"));
        }
    }

    @FXML
    private void cancel() {
        close.run();
    }

    private void imported(ExpectedImport outcome) {
        importFile.setDisable(false);
        switch (outcome) {
            case ExpectedImport.Read(var read, int _) -> {
                String before = list.getText().stripTrailing();
                String added = ExpectedLists.write(read);
                list.setText(before.isEmpty() ? added : before + "\n" + added);
                list.positionCaret(0);
            }
            case ExpectedImport.Refused(var why) -> problem.setText(sentence(why));
        }
    }

    private void read(String text) {
        ExpectedImport outcome = ExpectedLists.read(text);
        switch (outcome) {
            case ExpectedImport.Read(var read, int repeated) -> {
                guests = read;
                count.setText(model.texts().get("expected.count", read.size(), repeated));
                problem.setText("");
                save.setDisable(false);
            }
            case ExpectedImport.Refused(var why) -> {
                count.setText("");
                problem.setText(sentence(why));
                save.setDisable(true);
            }
        }
    }

    private String sentence(ExpectedImport.Why why) {
        return model.texts().get("expected.problem." + why.name().toLowerCase(Locale.ROOT));
    }
}
