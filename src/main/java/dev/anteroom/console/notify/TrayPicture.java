package dev.anteroom.console.notify;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/**
 * A picture of an icon as the bus carries it. Not a record, since the bus library reads its parts
 * by their positions.
 */
public final class TrayPicture extends Struct {
    @Position(0)
    private final int width;

    @Position(1)
    private final int height;

    @Position(2)
    private final byte[] pixels;

    /**
     * Keeps the pixels as they are.
     *
     * @param width in pixels
     * @param height in pixels
     * @param pixels from the top, each as alpha, red, green and blue
     */
    public TrayPicture(int width, int height, byte[] pixels) {
        if (pixels.length != width * height * 4) {
            throw new IllegalArgumentException("A picture has four bytes a pixel.");
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels.clone();
    }

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** From the top, each as alpha, red, green and blue. */
    public byte[] pixels() {
        return pixels.clone();
    }
}
