package dev.anteroom.console.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** What a stay was like, in a few lines, for the screen after it. */
public final class SummaryController {
    private final SessionSummary summary;
    private final Runnable openJournal;
    private final JournalTexts texts = new JournalTexts();

    @FXML private Label title;
    @FXML private GridPane numbers;

    /**
     * Made by the loader.
     *
     * @param openJournal shows the journal
     */
    public SummaryController(SessionSummary summary, Runnable openJournal) {
        this.summary = summary;
        this.openJournal = openJournal;
    }

    private record Line(String words, String number) {}

    @FXML
    private void initialize() {
        title.setText(texts.get("summary.title", texts.span(summary.lasted())));
        List<Line> lines = lines();
        for (int row = 0; row < lines.size(); row++) {
            Label words = new Label(lines.get(row).words());
            Label number = new Label(lines.get(row).number());
            number.getStyleClass().add("summary-number");
            words.setLabelFor(number);
            numbers.addRow(row, words, number);
        }
    }

    @FXML
    private void openJournal() {
        openJournal.run();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(line("summary.knocked", summary.knocked()));
        lines.add(line("summary.admitted", summary.admitted()));
        lines.add(line("summary.denied", summary.denied()));
        if (summary.byRules() > 0) {
            lines.add(line("summary.byRules", summary.byRules()));
        }
        if (summary.admittedElsewhere() > 0) {
            lines.add(line("summary.elsewhere", summary.admittedElsewhere()));
        }
        lines.add(line("summary.left", summary.left()));
        if (summary.alarms() > 0) {
            lines.add(line("summary.alarms", summary.alarms()));
        }
        summary.medianWait().ifPresent(wait -> lines.add(line("summary.median", wait)));
        summary.longestWait().ifPresent(wait -> lines.add(line("summary.longest", wait)));
        return lines;
    }

    private Line line(String key, int number) {
        return new Line(texts.get(key), Integer.toString(number));
    }

    private Line line(String key, Duration span) {
        return new Line(texts.get(key), texts.span(span));
    }
}
