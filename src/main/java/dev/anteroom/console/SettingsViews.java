package dev.anteroom.console;

import dev.anteroom.console.about.AboutController;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.journal.FileJournal;
import dev.anteroom.console.journal.JournalSettingsController;
import dev.anteroom.console.settings.DeskSettingsController;
import dev.anteroom.console.settings.LooksController;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.console.settings.TextSize;
import dev.anteroom.console.settings.ThemeKeeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;

/** The pages of the settings that are about this program itself; made when they are opened. */
final class SettingsViews {
    private final SettingsStore settings;
    private final FileJournal journal;
    private final Optional<Path> journalDirectory;
    private final Runnable openJournal;
    private final Supplier<Optional<Path>> logs;
    private final Executor background;
    private final Executor fx;

    /**
     * Makes nothing yet.
     *
     * @param journalDirectory where the journal is kept; empty for none beyond the session
     * @param logs where the log is that a report may quote
     * @param background may block
     * @param fx runs tasks on the JavaFX application thread
     */
    SettingsViews(
            SettingsStore settings,
            FileJournal journal,
            Optional<Path> journalDirectory,
            Runnable openJournal,
            Supplier<Optional<Path>> logs,
            Executor background,
            Executor fx) {
        this.settings = settings;
        this.journal = journal;
        this.journalDirectory = journalDirectory;
        this.openJournal = openJournal;
        this.logs = logs;
        this.background = background;
        this.fx = fx;
    }

    /**
     * Lets the views know these pages.
     *
     * @param undoWindow how long a decision can be taken back
     */
    void register(
            Views views,
            ThemeKeeper themes,
            TextSize textSize,
            ObjectProperty<Duration> undoWindow) {
        views.register(
                LooksController.class, () -> new LooksController(themes, textSize, settings));
        views.register(
                DeskSettingsController.class,
                () -> new DeskSettingsController(undoWindow, settings));
        views.register(JournalSettingsController.class, this::journalPage);
        views.register(AboutController.class, this::about);
    }

    private AboutController about() {
        return new AboutController(
                Anteroom.version(),
                new ReportContents(settings, logs.get(), journalDirectory),
                ReportPlace::ask,
                background,
                fx);
    }

    private JournalSettingsController journalPage() {
        return new JournalSettingsController(
                () -> journalDirectory.isEmpty() ? 0 : settings.current().desk().journalDays(),
                days -> {
                    settings.update(each -> each.withDesk(each.desk().withJournalDays(days)));
                    journal.retain(days);
                },
                journalDirectory.map(Path::toString),
                openJournal);
    }
}
