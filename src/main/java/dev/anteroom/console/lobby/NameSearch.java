package dev.anteroom.console.lobby;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is looked for in names: letters count, their case and their accents do not. Immutable.
 *
 * @param key folded; empty finds everybody
 */
record NameSearch(String key) {
    static final NameSearch EVERYBODY = new NameSearch("");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    static NameSearch of(String typed) {
        return new NameSearch(fold(typed.strip()));
    }

    boolean isEverybody() {
        return key.isEmpty();
    }

    boolean isIn(String folded) {
        return folded.contains(key);
    }

    static String fold(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // Twice, since some letters meet only in upper case: the sharp s, the final sigma.
        String folded = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return SPACES.matcher(
                        folded.replace('ø', 'o')
                                .replace('ł', 'l')
                                .replace('đ', 'd')
                                .replace('ı', 'i')
                                .replace('ς', 'σ'))
                .replaceAll(" ");
    }
}
