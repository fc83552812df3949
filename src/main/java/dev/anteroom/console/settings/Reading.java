package dev.anteroom.console.settings;

/**
 * How the program is read.
 *
 * @param language of its texts, as a tag such as {@code de}; empty for the system's
 * @param textPercent size of all texts, from 100 to 200
 */
public record Reading(String language, int textPercent) {
    /** In the system's language, in the usual size. */
    public static final Reading DEFAULTS = new Reading("", 100);

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Reading {
        if (textPercent < 100 || textPercent > 200) {
            throw new IllegalArgumentException("A text size is from 100 to 200 percent.");
        }
    }

    /** The same in another language. */
    public Reading withLanguage(String newLanguage) {
        return new Reading(newLanguage, textPercent);
    }

    /** The same in another size. */
    public Reading withTextPercent(int newTextPercent) {
        return new Reading(language, newTextPercent);
    }
}
