package dev.anteroom.console.chat;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.ViewCell;
import dev.anteroom.console.fx.Views;
import java.util.Objects;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Shows one message. */
final class MessageCell extends ViewCell<ChatLine> {
    private final Views views;
    private @Nullable MessageCellController controller;

    MessageCell(Views views) {
        this.views = views;
    }

    @Override
    protected Parent load() {
        View<MessageCellController> view =
                views.load(FxmlFile.MESSAGE_CELL, MessageCellController.class);
        MessageCellController made = view.controller();
        accessibleTextProperty().bind(made.describedProperty());
        controller = made;
        return view.root();
    }

    @Override
    protected void show(@Nullable ChatLine line) {
        Objects.requireNonNull(controller).show(line);
    }
}
