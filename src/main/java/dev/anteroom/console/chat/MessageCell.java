package dev.anteroom.console.chat;

import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.ViewCell;
import dev.anteroom.console.fx.Views;
import org.jspecify.annotations.Nullable;

/** Shows one message. */
final class MessageCell extends ViewCell<ChatLine> {
    private final MessageCellController controller;

    MessageCell(Views views) {
        this(views.load(FxmlFile.MESSAGE_CELL, MessageCellController.class));
    }

    private MessageCell(View<MessageCellController> view) {
        super(view.root());
        controller = view.controller();
        accessibleTextProperty().bind(controller.describedProperty());
    }

    @Override
    protected void show(@Nullable ChatLine line) {
        controller.show(line);
    }
}
