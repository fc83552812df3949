package dev.anteroom.console.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Divides a space among tiles. Pure. */
final class TileLayout {
    /** Width to height of a tile. */
    static final double RATIO = 16.0 / 9;

    /** From this on a face can be known; a tile in a strip gets no narrower. */
    static final double NARROWEST = 84;

    private static final double STRIP_SHARE = 0.22;
    private static final double WIDEST_IN_STRIP = 220;

    private TileLayout() {}

    /**
     * Where a tile is.
     *
     * @param x of its left edge
     * @param y of its upper edge
     */
    record Box(double x, double y, double width, double height) {
        double area() {
            return width * height;
        }

        Box movedBy(double dx, double dy) {
            return new Box(x + dx, y + dy, width, height);
        }
    }

    /**
     * One large tile and the others beside it.
     *
     * @param main the large one; empty when there is no room at all
     * @param strip the others, as many as can be seen, the first ones first
     */
    record Featured(Optional<Box> main, List<Box> strip) {
        Featured {
            strip = List.copyOf(strip);
        }
    }

    /**
     * Equal tiles in as many rows and columns as make them largest; a last row that is not full is
     * centred.
     *
     * @param gap between two tiles
     * @return one box a tile; empty when there is no room at all
     */
    static List<Box> grid(int count, double width, double height, double gap) {
        List<Box> best = List.of();
        double bestArea = 0;
        for (int columns = 1; columns <= count; columns++) {
            int rows = (count + columns - 1) / columns;
            double cellWidth = (width - gap * (columns - 1)) / columns;
            double cellHeight = (height - gap * (rows - 1)) / rows;
            if (cellWidth <= 0 || cellHeight <= 0) {
                continue;
            }
            Box cell = fitted(cellWidth, cellHeight);
            // Half a pixel more is no reason for another column.
            if (cell.area() > bestArea + 0.5) {
                bestArea = cell.area();
                best = place(count, columns, rows, cell, width, height, gap);
            }
        }
        return best;
    }

    /**
     * One large tile, and the others in a strip: beside it in a wide space, below it in a tall one.
     *
     * @param others how many besides the large one
     */
    static Featured featured(int others, double width, double height, double gap) {
        if (width <= 0 || height <= 0) {
            return new Featured(Optional.empty(), List.of());
        }
        if (others == 0) {
            return new Featured(Optional.of(new Box(0, 0, width, height)), List.of());
        }
        return width / height > RATIO * 0.9
                ? beside(others, width, height, gap)
                : below(others, width, height, gap);
    }

    private static Featured beside(int others, double width, double height, double gap) {
        double wanted = Math.clamp(width * STRIP_SHARE, NARROWEST, WIDEST_IN_STRIP);
        double fitting = (height - gap * (others - 1)) / others * RATIO;
        double tileWidth = Math.max(NARROWEST, Math.min(wanted, fitting));
        double tileHeight = tileWidth / RATIO;
        double mainWidth = width - tileWidth - gap;
        if (mainWidth < tileWidth || tileHeight > height) {
            return featured(0, width, height, gap);
        }
        int shown = (int) Math.min(others, Math.floor((height + gap) / (tileHeight + gap)));
        double top = (height - shown * tileHeight - gap * (shown - 1)) / 2;
        List<Box> strip = new ArrayList<>(shown);
        for (int i = 0; i < shown; i++) {
            double y = top + i * (tileHeight + gap);
            strip.add(new Box(width - tileWidth, y, tileWidth, tileHeight));
        }
        return new Featured(Optional.of(new Box(0, 0, mainWidth, height)), strip);
    }

    private static Featured below(int others, double width, double height, double gap) {
        double wanted =
                Math.clamp(height * STRIP_SHARE, NARROWEST / RATIO, WIDEST_IN_STRIP / RATIO);
        double fitting = (width - gap * (others - 1)) / others / RATIO;
        double tileHeight = Math.max(NARROWEST / RATIO, Math.min(wanted, fitting));
        double tileWidth = tileHeight * RATIO;
        double mainHeight = height - tileHeight - gap;
        if (mainHeight < tileHeight || tileWidth > width) {
            return featured(0, width, height, gap);
        }
        int shown = (int) Math.min(others, Math.floor((width + gap) / (tileWidth + gap)));
        double left = (width - shown * tileWidth - gap * (shown - 1)) / 2;
        List<Box> strip = new ArrayList<>(shown);
        for (int i = 0; i < shown; i++) {
            double x = left + i * (tileWidth + gap);
            strip.add(new Box(x, height - tileHeight, tileWidth, tileHeight));
        }
        return new Featured(Optional.of(new Box(0, 0, width, mainHeight)), strip);
    }

    private static List<Box> place(
            int count, int columns, int rows, Box cell, double width, double height, double gap) {
        double top = (height - rows * cell.height() - gap * (rows - 1)) / 2;
        List<Box> boxes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int row = i / columns;
            int inRow = Math.min(columns, count - row * columns);
            double left = (width - inRow * cell.width() - gap * (inRow - 1)) / 2;
            boxes.add(
                    cell.movedBy(
                            left + i % columns * (cell.width() + gap),
                            top + row * (cell.height() + gap)));
        }
        return boxes;
    }

    private static Box fitted(double width, double height) {
        return width / height > RATIO
                ? new Box(0, 0, height * RATIO, height)
                : new Box(0, 0, width, width / RATIO);
    }
}
