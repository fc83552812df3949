package dev.anteroom.console.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What a stay was like, in a few lines, for the screen after it. */
public final class SummaryController {
    private final SessionSummary summary;
    private final Runnable openJournal;
    private final Runnable close;
    private final JournalTexts texts = new JournalTexts();

    @FXML private Label title;
    @FXML private FlowPane numbers;

    /**
     * Made by the loader.
     *
     * @param openJournal shows the journal
     * @param close takes the summary away
     */
    public SummaryController(SessionSummary summary, Runnable openJournal, Runnable close) {
        this.summary = summary;
        this.openJournal = openJournal;
        this.close = close;
    }

    private record Line(String words, String number) {}

    @FXML
    private void initialize() {
        title.setText(texts.get("summary.title", texts.span(summary.lasted())));
        for (Line line : lines()) {
            Label words = new Label(line.words());
            Label number = new Label(line.number());
            number.getStyleClass().add("summary-number");
            words.setLabelFor(number);
            HBox pair = new HBox(words, number);
            pair.getStyleClass().add("summary-pair");
            numbers.getChildren().add(pair);
        }
    }

    @FXML
    private void close() {
        close.run();
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
