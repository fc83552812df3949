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
    private final Parent root;

    /** Makes an empty cell around a view. */
    protected ViewCell(Parent root) {
        this.root = root;
    }

    /**
     * Shows a thing, or nothing: then the view is not seen, and nothing of the one before may be
     * done any more.
     */
    protected abstract void show(@Nullable T item);

    @Override
    protected final void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        T shown = empty ? null : item;
        show(shown);
        if (shown != null && getGraphic() == null) {
            setGraphic(root);
        }
        // It stays the graphic: a list empties and fills a cell many times for one line that comes,
        // and all looks of a view that is taken out and put back are worked out anew.
        root.setVisible(shown != null);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (isEmpty() || width <= 0) {
            return super.computePrefHeight(width);
        }
        double inner = width - snappedLeftInset() - snappedRightInset();
        return snappedTopInset() + root.prefHeight(inner) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        root.resizeRelocate(snappedLeftInset(), snappedTopInset(), width, height);
    }
}
