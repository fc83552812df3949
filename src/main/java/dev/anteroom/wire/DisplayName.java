package dev.anteroom.wire;

import java.text.Normalizer;

/**
 * A name from the network made fit to be shown: one line, bounded, without characters that hide,
 * reorder or overprint others. It is still somebody's claim, never a verified identity.
 *
 * @param text what may be shown; empty when nothing visible was left
 * @param altered whether something that could mislead was taken out or cut off
 */
public record DisplayName(String text, boolean altered) {
    /** The longest name that is shown, in code points. */
    public static final int MAX_LENGTH = 80;

    private static final int MAX_COMBINING_MARKS = 3;

    /** Cleans a name. Any input is accepted. */
    public static DisplayName of(String raw) {
        // Normalising a megabyte of text would be work for nobody: far more than is shown is cut
        // first.
        boolean altered = raw.length() > MAX_LENGTH * 8;
        String bounded = altered ? raw.substring(0, MAX_LENGTH * 8) : raw;
        String normal = Normalizer.normalize(bounded, Normalizer.Form.NFC);
        StringBuilder shown = new StringBuilder(Math.min(normal.length(), MAX_LENGTH));
        int length = 0;
        int marks = 0;
        boolean gap = false;
        for (int i = 0; i < normal.length(); ) {
            int character = normal.codePointAt(i);
            i += Character.charCount(character);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                gap = length > 0;
                altered |= character == '\n' || character == '\r';
                continue;
            }
            if (!isVisible(character)) {
                altered = true;
                continue;
            }
            marks = isCombiningMark(character) ? marks + 1 : 0;
            if (marks > MAX_COMBINING_MARKS || (marks > 0 && length == 0)) {
                altered = true;
                continue;
            }
            if (length + (gap ? 1 : 0) >= MAX_LENGTH) {
                return new DisplayName(composed(shown.append('…')), true);
            }
            if (gap) {
                shown.append(' ');
                length++;
                gap = false;
            }
            shown.appendCodePoint(character);
            length++;
        }
        return new DisplayName(composed(shown), altered);
    }

    /** What was taken out may have stood between a letter and its mark. */
    private static String composed(StringBuilder shown) {
        return Normalizer.normalize(shown, Normalizer.Form.NFC);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            // Hangul fillers and the braille blank are letters and symbols that draw nothing.
            default ->
                    character != 0x115F
                            && character != 0x1160
                            && character != 0x3164
                            && character != 0xFFA0
                            && character != 0x2800;
        };
    }

    private static boolean isCombiningMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    true;
            default -> false;
        };
    }
}
