package dev.anteroom.console;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.image.WritablePixelFormat;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Scale;

/** The program's sign, an open door, in the sizes that task bars ask for. */
final class WindowIcon {
    private static final double GRID = 24;
    private static final int MOST = 99;
    private static final String DOOR = "M6.5 18.5V6.2L13 4.5v15.5zM15 6h2.5v12.5H15M11.2 11.6v1.4";

    private WindowIcon() {}

    /**
     * Draws the icon in each size. JavaFX application thread.
     *
     * @param count of people who wait, written over the icon; 0 for none
     */
    static List<Image> inAllSizes(int count) {
        return IntStream.of(16, 32, 48, 128).mapToObj(size -> ofSize(size, count)).toList();
    }

    private static Image ofSize(int size, int count) {
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
        if (count > 0) {
            sign.getChildren().add(badge(count));
        }
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(new Scale(size / GRID, size / GRID));
        return inBytes(sign.snapshot(parameters, null));
    }

    /** A snapshot is of whole numbers, and the toolkit silently takes only bytes for an icon. */
    private static Image inBytes(Image snapshot) {
        int width = (int) snapshot.getWidth();
        int height = (int) snapshot.getHeight();
        WritablePixelFormat<ByteBuffer> format = PixelFormat.getByteBgraPreInstance();
        ByteBuffer pixels = ByteBuffer.allocate(width * height * Integer.BYTES);
        snapshot.getPixelReader()
                .getPixels(0, 0, width, height, format, pixels, width * Integer.BYTES);
        return new WritableImage(new PixelBuffer<>(width, height, pixels.rewind(), format));
    }

    private static Group badge(int count) {
        Circle plate = new Circle(GRID * 0.68, GRID * 0.32, GRID * 0.32, Color.web("#cf222e"));
        Text number = new Text(count > MOST ? MOST + "+" : Integer.toString(count));
        number.setFont(
                Font.font("System", FontWeight.BOLD, count > MOST ? 8 : count > 9 ? 10 : 12));
        number.setFill(Color.WHITE);
        number.setTextOrigin(VPos.CENTER);
        number.setX(plate.getCenterX() - number.getLayoutBounds().getWidth() / 2);
        number.setY(plate.getCenterY());
        return new Group(plate, number);
    }
}
