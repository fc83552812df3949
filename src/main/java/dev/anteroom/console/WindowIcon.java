package dev.anteroom.console;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/** The program's sign, an open door, in the sizes that task bars ask for. */
final class WindowIcon {
    private static final double GRID = 24;
    private static final String DOOR = "M6.5 18.5V6.2L13 4.5v15.5zM15 6h2.5v12.5H15M11.2 11.6v1.4";

    private WindowIcon() {}

    /** Draws the icon in each size. JavaFX application thread. */
    static List<Image> inAllSizes() {
        return IntStream.of(16, 32, 48, 128).mapToObj(WindowIcon::ofSize).toList();
    }

    private static Image ofSize(int size) {
        Rectangle plate = new Rectangle(GRID, GRID);
        plate.setArcWidth(GRID / 2.2);
        plate.setArcHeight(GRID / 2.2);
        plate.setFill(
                new LinearGradient(
                        0,
                        0,
                        1,
                        1,
                        true,
                        CycleMethod.NO_CYCLE,
                        new Stop(0, Color.web("#1a3a75")),
                        new Stop(1, Color.web("#2f7cbb"))));
        SVGPath door = new SVGPath();
        door.setContent(DOOR);
        door.setFill(Color.TRANSPARENT);
        door.setStroke(Color.WHITE);
        door.setStrokeWidth(1.6);
        door.setStrokeLineCap(StrokeLineCap.ROUND);
        door.setStrokeLineJoin(StrokeLineJoin.ROUND);
        Group sign = new Group(plate, door);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(new Scale(size / GRID, size / GRID));
        return sign.snapshot(parameters, null);
    }
}
