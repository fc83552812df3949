package dev.anteroom.console.tour;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** A picture of a window. Taken on the JavaFX application thread; written on any. */
public final class Picture {
    private final int width;
    private final int height;
    private final int[] pixels;

    private Picture(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** Takes a picture of what the scene shows now, and of what pops up over it. */
    public static Picture of(Scene scene) {
        Picture all = from(scene.snapshot(null));
        for (Window window : Window.getWindows()) {
            if (window instanceof PopupWindow popup
                    && popup.isShowing()
                    && scene.getWindow().equals(popup.getOwnerWindow())) {
                all.paste(
                        seeThrough(popup.getScene()),
                        (int) (popup.getX() - scene.getWindow().getX() - scene.getX()),
                        (int) (popup.getY() - scene.getWindow().getY() - scene.getY()));
            }
        }
        return all;
    }

    /** Of a scene without a ground of its own; what lies below its shadow is to be seen. */
    private static Picture seeThrough(Scene scene) {
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        clear.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
        return from(scene.getRoot().snapshot(clear, null));
    }

    private static Picture from(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new Picture(width, height, pixels);
    }

    /** Lays another picture over this one where it is not see-through. */
    private void paste(Picture over, int left, int top) {
        for (int y = Math.max(0, -top); y < over.height && y + top < height; y++) {
            for (int x = Math.max(0, -left); x < over.width && x + left < width; x++) {
                int at = (y + top) * width + x + left;
                pixels[at] = mixed(pixels[at], over.pixels[y * over.width + x]);
            }
        }
    }

    private static int mixed(int below, int above) {
        int alpha = above >>> 24;
        int mixed = 0xff << 24;
        for (int shift = 0; shift < 24; shift += 8) {
            int part = (above >> shift & 0xff) * alpha + (below >> shift & 0xff) * (255 - alpha);
            mixed |= (part / 255) << shift;
        }
        return mixed;
    }

    /**
     * Writes the picture as PNG, making the folder if need be.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("This Java cannot write PNG pictures.");
        }
    }
}
