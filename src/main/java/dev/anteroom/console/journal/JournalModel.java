package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.RoomLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the journal's screen knows. For the JavaFX application thread, or for one thread of a test.
 */
public final class JournalModel {
    private static final Logger LOG = LoggerFactory.getLogger(JournalModel.class);

    /** The files that an export can be. */
    public enum Format {
        /** For a spreadsheet. */
        CSV,
        /** For a program. */
        JSON
    }

    private final FileJournal journal;
    private final Executor background;
    private final Executor fx;
    private final ZoneId zone;
    private final JournalTexts texts = new JournalTexts();
    private final ObservableList<DeskEvent> all = FXCollections.observableArrayList();
    private final FilteredList<DeskEvent> shown = new FilteredList<>(all);
    private final ObservableList<RoomLabel> rooms = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<JournalFilter> filter =
            new ReadOnlyObjectWrapper<>(JournalFilter.ALL);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    /**
     * Makes an empty model; {@link #load} fills it.
     *
     * @param background where exports are written
     * @param fx runs tasks on the JavaFX application thread
     * @param zone in which times are shown
     */
    public JournalModel(FileJournal journal, Executor background, Executor fx, ZoneId zone) {
        this.journal = journal;
        this.background = background;
        this.fx = fx;
        this.zone = zone;
    }

    /** The events that the filter lets through, newest first. */
    ObservableList<DeskEvent> shown() {
        return shown;
    }

    /** How many there are without the filter. */
    int count() {
        return all.size();
    }

    /** The rooms that events are of. */
    ObservableList<RoomLabel> rooms() {
        return rooms;
    }

    ReadOnlyObjectProperty<JournalFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Whether the moderator was asked if everything shall be deleted. */
    ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /** One sentence about what was done or could not be; possibly empty. */
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    JournalTexts texts() {
        return texts;
    }

    ZoneId zone() {
        return zone;
    }

    /** Reads the journal anew. */
    void load() {
        loading.set(true);
        whenDone(
                journal.read(),
                contents -> {
                    show(contents);
                    notice.set(
                            contents.unreadable() == 0
                                    ? ""
                                    : texts.get("notice.unreadable", contents.unreadable()));
                },
                "notice.notRead");
    }

    /** Shows other events. */
    void filter(UnaryOperator<JournalFilter> change) {
        JournalFilter wanted = change.apply(filter.get());
        filter.set(wanted);
        shown.setPredicate(wanted.isAll() ? null : event -> wanted.accepts(event, zone));
    }

    /** Writes the events that are shown to a file, oldest first. */
    void export(Path file, Format format) {
        List<DeskEvent> events = List.copyOf(shown).reversed();
        CompletableFuture<Integer> written =
                CompletableFuture.supplyAsync(() -> write(events, file, format), background);
        whenDone(
                written,
                count -> notice.set(texts.get("notice.exported", count, file.getFileName())),
                "notice.notExported");
    }

    /** Asks before everything is deleted. */
    void askToDelete() {
        asking.set(true);
    }

    void keep() {
        asking.set(false);
    }

    /** Deletes everything. */
    void delete() {
        asking.set(false);
        loading.set(true);
        whenDone(
                journal.deleteAll(),
                contents -> {
                    show(contents);
                    notice.set(texts.get("notice.deleted"));
                },
                "notice.notDeleted");
    }

    private int write(List<DeskEvent> events, Path file, Format format) {
        try {
            switch (format) {
                case CSV -> JournalExport.csv(events, file, texts, zone);
                case JSON -> JournalExport.json(events, file);
            }
            return events.size();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void show(JournalContents contents) {
        all.setAll(contents.events().reversed());
        rooms.setAll(contents.events().stream().map(DeskEvent::room).distinct().toList());
        Optional<String> room = filter.get().room();
        if (room.isPresent() && rooms.stream().noneMatch(each -> each.id().equals(room.get()))) {
            filter(each -> each.withRoom(Optional.empty()));
        }
    }

    private <T> void whenDone(CompletionStage<T> stage, Consumer<T> done, String failedKey) {
        stage.whenCompleteAsync(
                (result, failed) -> {
                    loading.set(false);
                    if (failed == null) {
                        done.accept(result);
                    } else {
                        LOG.warn("Something with the journal failed.", failed);
                        notice.set(texts.get(failedKey));
                    }
                },
                fx);
    }
}
