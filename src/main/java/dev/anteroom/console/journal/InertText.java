package dev.anteroom.console.journal;

import java.util.regex.Pattern;

/**
 * Other people's text on its way to a file: one line, bounded, nothing that a terminal or an editor
 * could take for a command, and nothing that looks like a token.
 */
final class InertText {
    /** The longest text that is kept; a note is shorter than that. */
    static final int MAX_LENGTH = 2_000;

    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9+/=._-]{16,}");

    private InertText() {}

    static String of(String text) {
        StringBuilder inert = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
        for (int i = 0; i < text.length() && inert.length() < MAX_LENGTH; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            switch (Character.getType(character)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                        inert.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> {}
                default -> inert.appendCodePoint(character);
            }
        }
        return TOKEN.matcher(inert).replaceAll("(hidden)").strip();
    }
}
