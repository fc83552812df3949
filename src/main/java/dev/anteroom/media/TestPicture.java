package dev.anteroom.media;

import dev.onvoid.webrtc.media.video.I420Buffer;
import java.nio.ByteBuffer;
import java.time.LocalTime;
import java.util.Arrays;

/**
 * Draws the picture of the simulated camera: one colour, the time of day, the frame's number, and a
 * bar that moves. Draws straight into the planes of a frame and allocates nothing a frame.
 */
final class TestPicture {
    /** The background: red, green, blue. */
    static final int[] COLOUR = {32, 96, 160};

    private static final int[] INK = {240, 240, 240};

    /** Rows of three dots each, for the digits and the colon. */
    private static final int[] GLYPHS = {
        0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111,
        0b111_001_111_001_111, 0b101_101_111_001_001, 0b111_100_111_001_111,
        0b111_100_111_101_111, 0b111_001_001_001_001, 0b111_101_111_101_111,
        0b111_101_111_001_111, 0b000_010_000_010_000
    };

    private static final int COLON = 10;
    private static final int GLYPH_COLUMNS = 4;
    private static final int GLYPH_ROWS = 5;

    private final int width;
    private final int height;
    private final int dot;
    private final byte[] paper;
    private final byte[] ink;

    TestPicture(int width, int height) {
        this.width = width;
        this.height = height;
        // even, so that a dot covers whole chroma samples
        this.dot = Math.max(2, width / 160 * 2);
        this.paper = row(luma(COLOUR), width);
        this.ink = row(luma(INK), width);
    }

    /** Fills a fresh frame with the background. */
    void prepare(I420Buffer frame) {
        fill(frame.getDataY(), frame.getStrideY(), height, paper);
        int chromaRows = (height + 1) / 2;
        byte[] blue = row(blueness(COLOUR), (width + 1) / 2);
        byte[] red = row(redness(COLOUR), (width + 1) / 2);
        fill(frame.getDataU(), frame.getStrideU(), chromaRows, blue);
        fill(frame.getDataV(), frame.getStrideV(), chromaRows, red);
    }

    /** Draws what changes. The ink differs from the background in brightness only. */
    void draw(I420Buffer frame, long number, LocalTime now) {
        ByteBuffer luma = frame.getDataY();
        int stride = frame.getStrideY();
        int top = 2 * dot;
        clock(luma, stride, top, now);
        counter(luma, stride, top + (GLYPH_ROWS + 2) * dot, number);
        bar(luma, stride, number);
    }

    private void clock(ByteBuffer luma, int stride, int top, LocalTime now) {
        int left = 2 * dot;
        left = pair(luma, stride, left, top, now.getHour());
        left = glyph(luma, stride, left, top, COLON);
        left = pair(luma, stride, left, top, now.getMinute());
        left = glyph(luma, stride, left, top, COLON);
        pair(luma, stride, left, top, now.getSecond());
    }

    private int pair(ByteBuffer luma, int stride, int left, int top, int value) {
        int next = glyph(luma, stride, left, top, value / 10);
        return glyph(luma, stride, next, top, value % 10);
    }

    private void counter(ByteBuffer luma, int stride, int top, long number) {
        long divisor = 10_000;
        int left = 2 * dot;
        while (divisor > 0) {
            left = glyph(luma, stride, left, top, (int) (number / divisor % 10));
            divisor /= 10;
        }
    }

    private int glyph(ByteBuffer luma, int stride, int left, int top, int which) {
        for (int row = 0; row < GLYPH_ROWS; row++) {
            for (int column = 0; column < 3; column++) {
                int bit = (GLYPH_ROWS - 1 - row) * 3 + (2 - column);
                boolean inked = ((GLYPHS[which] >> bit) & 1) == 1;
                block(luma, stride, left + column * dot, top + row * dot, dot, dot, inked);
            }
        }
        return left + GLYPH_COLUMNS * dot;
    }

    /** A bar that crosses the lower edge in four seconds of 30 frames. */
    private void bar(ByteBuffer luma, int stride, long number) {
        int rows = 2 * dot;
        int top = height - 2 * rows;
        int length = width / 8;
        block(luma, stride, 0, top, width, rows, false);
        int left = (int) (number % 120 * (width - length) / 120);
        block(luma, stride, left, top, length, rows, true);
    }

    private void block(
            ByteBuffer luma, int stride, int left, int top, int columns, int rows, boolean inked) {
        int fitting = Math.min(columns, width - left);
        for (int y = Math.max(0, top); y < Math.min(height, top + rows) && fitting > 0; y++) {
            luma.put(y * stride + left, inked ? ink : paper, 0, fitting);
        }
    }

    private static void fill(ByteBuffer plane, int stride, int rows, byte[] row) {
        for (int y = 0; y < rows; y++) {
            plane.put(y * stride, row, 0, row.length);
        }
    }

    private static byte[] row(int value, int length) {
        byte[] row = new byte[length];
        Arrays.fill(row, (byte) value);
        return row;
    }

    // BT.601, limited range, as the library converts back.
    private static int luma(int[] rgb) {
        return 16 + ((66 * rgb[0] + 129 * rgb[1] + 25 * rgb[2] + 128) >> 8);
    }

    private static int blueness(int[] rgb) {
        return 128 + ((-38 * rgb[0] - 74 * rgb[1] + 112 * rgb[2] + 128) >> 8);
    }

    private static int redness(int[] rgb) {
        return 128 + ((112 * rgb[0] - 94 * rgb[1] - 18 * rgb[2] + 128) >> 8);
    }
}
