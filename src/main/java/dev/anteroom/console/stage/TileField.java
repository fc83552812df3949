package dev.anteroom.console.stage;

import dev.anteroom.console.stage.TileLayout.Box;
import dev.anteroom.console.stage.TileLayout.Featured;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Lays tiles out as {@link TileLayout} says: all equal, or one large and the others in a strip. A
 * tile without room becomes invisible, and so wants no pictures.
 */
final class TileField extends Pane {
    private static final double GAP = 8;

    private @Nullable Node featured;

    TileField() {
        getStyleClass().add("tile-field");
        setMinSize(0, 0);
    }

    /** Makes one tile large; null for all equal. */
    void feature(@Nullable Node tile) {
        featured = tile;
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 320;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 180;
    }

    @Override
    protected void layoutChildren() {
        @Nullable Node large = featured;
        if (large != null && getChildren().contains(large)) {
            layoutFeatured(large);
        } else {
            place(
                    getChildren(),
                    TileLayout.grid(getChildren().size(), innerWidth(), innerHeight(), GAP));
        }
    }

    private void layoutFeatured(Node large) {
        List<Node> others = new ArrayList<>(getChildren());
        others.remove(large);
        Featured boxes = TileLayout.featured(others.size(), innerWidth(), innerHeight(), GAP);
        place(List.of(large), boxes.main().map(List::of).orElse(List.of()));
        place(others, boxes.strip());
    }

    private void place(List<Node> tiles, List<Box> boxes) {
        for (int i = 0; i < tiles.size(); i++) {
            Node tile = tiles.get(i);
            boolean fits = i < boxes.size();
            tile.setVisible(fits);
            if (fits) {
                Box box = boxes.get(i);
                layoutInArea(
                        tile,
                        snapPositionX(snappedLeftInset() + box.x()),
                        snapPositionY(snappedTopInset() + box.y()),
                        snapSizeX(box.width()),
                        snapSizeY(box.height()),
                        0,
                        javafx.geometry.HPos.LEFT,
                        javafx.geometry.VPos.TOP);
            }
        }
    }

    private double innerWidth() {
        return getWidth() - snappedLeftInset() - snappedRightInset();
    }

    private double innerHeight() {
        return getHeight() - snappedTopInset() - snappedBottomInset();
    }
}
