package dev.anteroom.console.chat;

import dev.anteroom.console.fx.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The chat pane. */
public final class ChatController {
    private final ChatModel model;
    private final Replies replyList;

    /** Held here only, since the replies outlive the room. */
    private final InvalidationListener repliesChanged = _ -> offerReplies();

    private final Runnable editReplies;
    private final Views views;

    @FXML private ListView<ChatLine> list;
    @FXML private ComboBox<Recipient> recipient;
    @FXML private TextField draft;
    @FXML private Button send;
    @FXML private MenuButton replies;
    @FXML private Label problem;

    /**
     * Made by the loader.
     *
     * @param model what to show
     * @param replies what is written often
     * @param editReplies opens the page where they can be changed
     * @param views loads the cells; has to know {@link MessageCellController}
     */
    public ChatController(ChatModel model, Replies replies, Runnable editReplies, Views views) {
        this.model = model;
        this.replyList = replies;
        this.editReplies = editReplies;
        this.views = views;
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> new MessageCell(views));
        list.setItems(model.lines());
        followNewest();
        offerCopy();
        chooseRecipient();
        offerReplies();
        replyList.all().addListener(new WeakInvalidationListener(repliesChanged));
        draft.setTextFormatter(new TextFormatter<>(ChatController::bounded));
        draft.textProperty().bindBidirectional(model.draftProperty());
        // Not disabled: that would take the focus away from whoever goes on to write.
        draft.editableProperty().bind(model.sendingProperty().not());
        send.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        model.draftProperty().get().isBlank()
                                                || model.sendingProperty().get(),
                                model.draftProperty(),
                                model.sendingProperty()));
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
    }

    /** Told how many messages came, each time some did; at first of those that are there. */
    public void onNewLines(IntConsumer handler) {
        handler.accept(model.lines().size());
        model.lines()
                .addListener(
                        (ListChangeListener<ChatLine>)
                                change -> {
                                    while (change.next()) {
                                        handler.accept(change.getAddedSize());
                                    }
                                });
    }

    /** Where the keyboard writes. */
    public void focusDraft() {
        draft.requestFocus();
    }

    @FXML
    private void send() {
        model.send();
    }

    /** Lets in as much of a long text as fits. */
    private static TextFormatter.Change bounded(TextFormatter.Change change) {
        int surplus = change.getControlNewText().length() - ChatModel.LONGEST_DRAFT;
        if (surplus > 0) {
            String text = change.getText();
            int fits = Math.max(0, text.length() - surplus);
            change.setText(text.substring(0, fits));
            change.selectRange(change.getRangeStart() + fits, change.getRangeStart() + fits);
        }
        return change;
    }

    private void chooseRecipient() {
        recipient.setItems(model.recipients());
        recipient.setCellFactory(_ -> new RecipientCell());
        recipient.setButtonCell(new RecipientCell());
        recipient.getSelectionModel().select(model.recipientProperty().get());
        model.recipientProperty().subscribe(to -> recipient.getSelectionModel().select(to));
        recipient.setOnAction(
                _ -> {
                    Recipient chosen = recipient.getValue();
                    // The list is replaced whole when people come and go, which empties the
                    // selection for a moment; only a real choice counts.
                    if (chosen != null && recipient.isFocused()) {
                        model.choose(chosen);
                        // Whoever cannot be chosen is not.
                        recipient.getSelectionModel().select(model.recipientProperty().get());
                    }
                });
    }

    private void offerReplies() {
        List<MenuItem> items = new ArrayList<>();
        for (String reply : replyList.all()) {
            MenuItem item = new MenuItem(reply);
            item.setMnemonicParsing(false);
            item.setOnAction(
                    _ -> {
                        model.insert(reply);
                        draft.requestFocus();
                        draft.end();
                    });
            items.add(item);
        }
        MenuItem edit = new MenuItem(model.texts().get("replies.edit"));
        edit.setMnemonicParsing(false);
        edit.setOnAction(_ -> editReplies.run());
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(edit);
        replies.getItems().setAll(items);
    }

    private void offerCopy() {
        MenuItem copy = new MenuItem(model.texts().get("message.copy"));
        copy.setOnAction(_ -> copySelected());
        copy.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        list.setContextMenu(new ContextMenu(copy));
        KeyCombination keys = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (keys.match(event)) {
                        copySelected();
                        event.consume();
                    }
                });
    }

    private void copySelected() {
        ChatLine line = list.getSelectionModel().getSelectedItem();
        if (line != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(line.text());
            Clipboard.getSystemClipboard().setContent(content);
            model.sayCopied();
        }
    }

    private void followNewest() {
        ListChangeListener<ChatLine> listener = _ -> showNewest();
        // Listening only once the skin does makes it know the new rows before it has to show them.
        list.skinProperty()
                .subscribe(
                        skin -> {
                            if (skin != null) {
                                model.lines().removeListener(listener);
                                model.lines().addListener(listener);
                            }
                        });
    }

    /** Keeps the newest message in sight, unless somebody reads further up. */
    private void showNewest() {
        if (!(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return;
        }
        var last = flow.getLastVisibleCell();
        int newest = list.getItems().size() - 1;
        if (last == null || last.getIndex() >= newest - 2) {
            list.layout();
            // Not by the list itself, which ends a row short at some numbers of rows.
            flow.scrollTo(newest);
        }
    }

    private final class RecipientCell extends ListCell<Recipient> {
        @Override
        protected void updateItem(@Nullable Recipient to, boolean empty) {
            super.updateItem(to, empty);
            setText(empty || to == null ? "" : model.words(to));
        }
    }
}
