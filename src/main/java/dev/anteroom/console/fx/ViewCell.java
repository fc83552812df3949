package dev.anteroom.console.fx;

import javafx.scene.Parent;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/**
 * A list cell that is nothing but a view, loaded once. It is exactly as wide as the list, so a long
 * text is cut or wrapped, the list never scrolls sideways and buttons keep their place; and as high
 * as the view wants at that width.
 *
 * @param <T> what the list holds
 */
public abstract class ViewCell<T> extends ListCell<T> {
    private @Nullable Parent root;

    /**
     * Loads the view; once, when there is something to show. A list fills the space below its lines
     * with empty cells, which need none.
     */
    protected abstract Parent load();

    /**
     * Shows a thing in the view, or nothing: then the view is not seen, and nothing of the one
     * before may be done any more.
     */
    protected abstract void show(@Nullable T item);

    @Override
    protected final void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        T shown = empty ? null : item;
        Parent view = root;
        if (view == null) {
            if (shown == null) {
                return;
            }
            view = load();
            root = view;
            show(shown);
            setGraphic(view);
        } else {
            show(shown);
        }
        // It stays the graphic: a list empties and fills a cell many times for one line that comes,
        // and all looks of a view that is taken out and put back are worked out anew.
        view.setVisible(shown != null);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        Parent view = root;
        if (view == null || isEmpty() || width <= 0) {
            return super.computePrefHeight(width);
        }
        double inner = width - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + view.prefHeight(inner) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        Parent view = root;
        if (view == null) {
            return;
        }
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        view.resizeRelocate(snappedLeftInset(), snappedTopInset(), width, height);
    }
}
