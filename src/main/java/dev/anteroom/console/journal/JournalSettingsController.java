package dev.anteroom.console.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The page of the settings for how long the journal is kept. Asks before anything is deleted. */
public final class JournalSettingsController {
    private static final List<Integer> CHOICES = List.of(0, 7, 30, 90, 365);

    private final IntSupplier days;
    private final IntConsumer keepDays;
    private final Runnable openJournal;
    private final Optional<String> directory;
    private final JournalTexts texts = new JournalTexts();

    @FXML private ComboBox<Integer> retention;
    @FXML private Label place;
    @FXML private HBox question;
    @FXML private Label questionText;
    @FXML private Button cancel;

    /**
     * Made by the loader.
     *
     * @param days tells how many days are kept now
     * @param keepDays keeps so many days from now on
     * @param directory where the journal is, to be shown; empty when it is kept nowhere
     * @param openJournal shows the journal
     */
    public JournalSettingsController(
            IntSupplier days,
            IntConsumer keepDays,
            Optional<String> directory,
            Runnable openJournal) {
        this.days = days;
        this.keepDays = keepDays;
        this.directory = directory;
        this.openJournal = openJournal;
    }

    @FXML
    private void initialize() {
        retention.getItems().setAll(CHOICES);
        if (!CHOICES.contains(days.getAsInt())) {
            retention.getItems().add(days.getAsInt());
        }
        retention.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Integer chosen) {
                        return chosen == null ? "" : texts.get("retention.days", chosen);
                    }

                    @Override
                    public Integer fromString(String text) {
                        throw new UnsupportedOperationException("Nothing is typed here.");
                    }
                });
        retention.setValue(days.getAsInt());
        retention.valueProperty().subscribe(this::chosen);
        place.setText(
                directory
                        .map(where -> texts.get("retention.place", where))
                        .orElseGet(() -> texts.get("retention.nowhere")));
    }

    @FXML
    private void confirm() {
        keepDays.accept(retention.getValue());
        ask(false);
        retention.requestFocus();
    }

    @FXML
    private void cancel() {
        retention.setValue(days.getAsInt());
        ask(false);
        retention.requestFocus();
    }

    @FXML
    private void openJournal() {
        openJournal.run();
    }

    private void chosen(int wanted) {
        if (wanted < days.getAsInt()) {
            questionText.setText(
                    wanted == 0
                            ? texts.get("retention.question.none")
                            : texts.get("retention.question", wanted));
            ask(true);
            cancel.requestFocus();
        } else {
            ask(false);
            if (wanted > days.getAsInt()) {
                keepDays.accept(wanted);
            }
        }
    }

    private void ask(boolean asking) {
        question.setVisible(asking);
        question.setManaged(asking);
    }
}
