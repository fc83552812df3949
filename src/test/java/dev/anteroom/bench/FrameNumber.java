package dev.anteroom.bench;

import java.nio.ByteBuffer;

/**
 * Reads the number that the simulated camera draws into each of its pictures, so that a picture can
 * be known again at the other end.
 */
final class FrameNumber {
    private static final int[] DIGITS = {
        0b111_101_101_101_111, 0b010_110_010_010_111, 0b111_001_111_100_111,
        0b111_001_111_001_111, 0b101_101_111_001_001, 0b111_100_111_001_111,
        0b111_100_111_101_111, 0b111_001_001_001_001, 0b111_101_111_101_111,
        0b111_101_111_001_111
    };
    private static final int PLACES = 5;
    private static final int ROWS = 5;
    private static final int COLUMNS = 3;
    private static final int RED = 2;
    private static final int INK_FROM = 136;
    private static final double DOTS_ACROSS = 80;

    private FrameNumber() {}

    /**
     * The number in a picture of blue, green, red, alpha; -1 when it cannot be read. The picture
     * may have been made smaller or larger on its way.
     */
    static int read(ByteBuffer picture, int width) {
        double dot = width / DOTS_ACROSS;
        int number = 0;
        for (int place = 0; place < PLACES; place++) {
            int digit = digit(picture, width, 2 + place * (COLUMNS + 1), 2 + ROWS + 2, dot);
            if (digit < 0) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static int digit(ByteBuffer picture, int width, int left, int top, double dot) {
        int seen = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int x = (int) ((left + column + 0.5) * dot);
                int y = (int) ((top + row + 0.5) * dot);
                int red = picture.get(4 * (y * width + x) + RED) & 0xff;
                seen = seen << 1 | (red > INK_FROM ? 1 : 0);
            }
        }
        for (int digit = 0; digit < DIGITS.length; digit++) {
            if (DIGITS[digit] == seen) {
                return digit;
            }
        }
        return -1;
    }
}
