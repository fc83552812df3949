package dev.anteroom.console.journal;

import dev.anteroom.console.desk.DeskEvent;
import dev.anteroom.console.desk.DeskEvent.RoomLabel;
import dev.anteroom.console.fx.WholeText;
import dev.anteroom.console.journal.JournalModel.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The card that shows the journal: search, filters, table, export, deletion. */
public final class JournalController {
    private final JournalModel model;
    private final Function<Format, Optional<Path>> chooseFile;
    private final Runnable close;

    @FXML private TextField search;
    @FXML private ComboBox<Optional<EventKind>> kind;
    @FXML private ComboBox<Optional<RoomLabel>> room;
    @FXML private DatePicker from;
    @FXML private DatePicker to;
    @FXML private Button clear;
    @FXML private TableView<DeskEvent> table;
    @FXML private TableColumn<DeskEvent, String> time;
    @FXML private TableColumn<DeskEvent, String> where;
    @FXML private TableColumn<DeskEvent, String> who;
    @FXML private TableColumn<DeskEvent, String> what;
    @FXML private Label emptyText;
    @FXML private Label count;
    @FXML private Label notice;
    @FXML private HBox question;
    @FXML private Label questionText;
    @FXML private Button keep;
    @FXML private Button exportCsv;
    @FXML private Button exportJson;
    @FXML private Button delete;

    /**
     * Made by the loader.
     *
     * @param chooseFile lets the moderator choose where an export goes
     * @param close takes the card away
     */
    public JournalController(
            JournalModel model, Function<Format, Optional<Path>> chooseFile, Runnable close) {
        this.model = model;
        this.chooseFile = chooseFile;
        this.close = close;
    }

    /** Where the keyboard works at first. */
    public Node first() {
        return search;
    }

    /** Reads the journal; call it when the card is shown. */
    public void load() {
        model.load();
    }

    @FXML
    private void initialize() {
        table.setItems(model.shown());
        column(time, event -> model.texts().when(event.at(), model.zone()));
        column(where, model.texts()::room);
        column(who, model.texts()::person);
        column(what, model.texts()::what);
        bindFilters();
        model.shown().addListener((ListChangeListener<DeskEvent>) _ -> showCount());
        model.loadingProperty().subscribe(_ -> showCount());
        bindFoot();
    }

    private void bindFilters() {
        search.textProperty().subscribe(words -> model.filter(filter -> filter.withWords(words)));
        kind.getItems().add(Optional.empty());
        for (EventKind each : EventKind.values()) {
            kind.getItems().add(Optional.of(each));
        }
        kind.setConverter(
                words(each -> each.map(model.texts()::kind).orElse(text("filter.kind.all"))));
        kind.setValue(Optional.empty());
        kind.valueProperty()
                .subscribe(
                        each ->
                                model.filter(
                                        filter ->
                                                filter.withKinds(
                                                        each.map(Set::of).orElse(Set.of()))));
        room.setConverter(words(this::roomName));
        model.rooms().addListener((ListChangeListener<RoomLabel>) _ -> showRooms());
        showRooms();
        room.valueProperty()
                .subscribe(
                        each -> {
                            if (each != null) {
                                model.filter(filter -> filter.withRoom(each.map(RoomLabel::id)));
                            }
                        });
        from.valueProperty().subscribe(_ -> filterDays());
        to.valueProperty().subscribe(_ -> filterDays());
        clear.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> model.filterProperty().get().isAll(),
                                model.filterProperty()));
    }

    private void bindFoot() {
        notice.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        question.visibleProperty().bind(model.askingProperty());
        question.managedProperty().bind(model.askingProperty());
        model.askingProperty()
                .subscribe(
                        asking -> {
                            questionText.setText(
                                    model.texts().get("delete.question", model.count()));
                            if (asking) {
                                keep.requestFocus();
                            }
                        });
    }

    @FXML
    private void clearFilters() {
        search.clear();
        kind.setValue(Optional.empty());
        room.setValue(Optional.empty());
        from.setValue(null);
        to.setValue(null);
    }

    @FXML
    private void exportCsv() {
        export(Format.CSV);
    }

    @FXML
    private void exportJson() {
        export(Format.JSON);
    }

    @FXML
    private void askToDelete() {
        model.askToDelete();
    }

    @FXML
    private void keep() {
        model.keep();
        delete.requestFocus();
    }

    @FXML
    private void deleteAll() {
        model.delete();
        search.requestFocus();
    }

    @FXML
    private void close() {
        close.run();
    }

    private void export(Format format) {
        chooseFile.apply(format).ifPresent(file -> model.export(file, format));
    }

    private void filterDays() {
        model.filter(
                filter ->
                        filter.withDays(
                                Optional.ofNullable(from.getValue()),
                                Optional.ofNullable(to.getValue())));
    }

    private void showRooms() {
        Optional<RoomLabel> chosen = room.getValue() == null ? Optional.empty() : room.getValue();
        List<Optional<RoomLabel>> choices = new ArrayList<>(List.of(Optional.<RoomLabel>empty()));
        model.rooms().forEach(each -> choices.add(Optional.of(each)));
        room.getItems().setAll(choices);
        room.setValue(choices.contains(chosen) ? chosen : Optional.empty());
    }

    private String roomName(Optional<RoomLabel> each) {
        return each.map(label -> label.name().isEmpty() ? label.id() : label.name())
                .orElse(text("filter.room.all"));
    }

    private void showCount() {
        boolean loading = model.loadingProperty().get();
        int shown = model.shown().size();
        boolean none = shown == 0;
        count.setText(loading ? "" : model.texts().get("count", shown, model.count()));
        emptyText.setText(
                text(loading ? "empty.loading" : model.count() == 0 ? "empty" : "empty.filter"));
        exportCsv.setDisable(loading || none);
        exportJson.setDisable(loading || none);
        delete.setDisable(loading || model.count() == 0);
    }

    private String text(String key) {
        return model.texts().get(key);
    }

    private static void column(
            TableColumn<DeskEvent, String> column, Function<DeskEvent, String> words) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(words.apply(cell.getValue())));
        column.setCellFactory(_ -> new WholeTextCell());
        column.setReorderable(false);
        column.setSortable(false);
    }

    // The toolkit asks for the words of no choice as well, and hands out null for it.
    @SuppressWarnings("NullableOptional")
    private static <T> StringConverter<Optional<T>> words(Function<Optional<T>, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Optional<T> each) {
                return each == null ? "" : words.apply(each);
            }

            @Override
            public Optional<T> fromString(String text) {
                throw new UnsupportedOperationException("Nothing is typed here.");
            }
        };
    }

    /** Plain text; what does not fit is told by the pointer. */
    private static final class WholeTextCell extends TableCell<DeskEvent, String> {
        WholeTextCell() {
            WholeText.offer(this);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? null : text);
        }
    }
}
