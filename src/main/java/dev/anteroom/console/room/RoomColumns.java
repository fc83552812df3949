package dev.anteroom.console.room;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/**
 * Where the parts of a room are: beside each other in a wide window; in a narrow one the stage is
 * below the lobby, so that both keep a width that they can be read at.
 */
final class RoomColumns {
    /** From this width on there is room for three columns. */
    static final double WIDE = 1060;

    /** Under this height there is none for the stage below the lobby, in sizes of the text. */
    private static final double LOW = 28.5;

    /** What a lobby above the stage has at least: three people, in sizes of the text. */
    private static final double LOBBY = 20.5;

    private static final double LEAST_LOBBY = 150;

    private final SplitPane columns;
    private final Region lobby;
    private final Node stage;
    private final Node side;
    private final ObservableValue<Font> font;
    private final SplitPane stacked = new SplitPane();
    private Arrangement arrangement;

    private enum Arrangement {
        NONE,
        WITHOUT_STAGE,
        STACKED,
        BESIDE
    }

    /**
     * @param font in which the panes are written; with it grows what they need
     */
    RoomColumns(
            SplitPane columns, Region lobby, Node stage, Node side, ObservableValue<Font> font) {
        this.font = font;
        this.columns = columns;
        this.lobby = lobby;
        this.stage = stage;
        this.side = side;
        arrangement = Arrangement.NONE;
        stacked.setOrientation(Orientation.VERTICAL);
        stacked.getStyleClass().add("columns");
    }

    /**
     * Arranges the parts now and whenever the size or the wish changes. With the size of the texts
     * the place that is left for the parts changes, too.
     */
    void follow(ObservableBooleanValue stageWanted) {
        columns.widthProperty().subscribe(width -> arrange(stageWanted.get()));
        columns.heightProperty().subscribe(height -> arrange(stageWanted.get()));
        stageWanted.subscribe(this::arrange);
    }

    private Arrangement next(boolean stageWanted) {
        if (!stageWanted) {
            return Arrangement.WITHOUT_STAGE;
        }
        if (columns.getWidth() >= WIDE) {
            return Arrangement.BESIDE;
        }
        // Letting people in comes before seeing them.
        double height = columns.getHeight();
        // Before the first layout there is no height at all.
        boolean low = height > 0 && height < LOW * font.getValue().getSize();
        return low ? Arrangement.WITHOUT_STAGE : Arrangement.STACKED;
    }

    private void arrange(boolean stageWanted) {
        Arrangement next = next(stageWanted);
        lobby.setMinHeight(
                next == Arrangement.STACKED ? LOBBY * font.getValue().getSize() : LEAST_LOBBY);
        if (next == arrangement) {
            return;
        }
        arrangement = next;
        columns.getItems().clear();
        stacked.getItems().clear();
        switch (next) {
            case NONE, WITHOUT_STAGE -> {
                columns.getItems().setAll(lobby, side);
                columns.setDividerPositions(0.575);
            }
            case STACKED -> {
                stacked.getItems().setAll(lobby, stage);
                stacked.setDividerPositions(0.6);
                columns.getItems().setAll(stacked, side);
                columns.setDividerPositions(0.6);
            }
            case BESIDE -> {
                columns.getItems().setAll(lobby, stage, side);
                columns.setDividerPositions(0.34, 0.745);
            }
        }
    }
}
