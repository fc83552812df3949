package dev.anteroom.console.fx;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.NodeOrientation;

/** The languages that the program speaks, and which way they are written. */
public final class Languages {
    /** The tags of all languages with bundles of their own. */
    public static final List<String> OFFERED = List.of("en", "de");

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ji", "ps", "sd", "ug", "ur", "yi");

    private Languages() {}

    /**
     * Makes the whole program speak a language; the region, and with it the way of writing dates
     * and numbers, stays the system's. For the start, before any text was shown.
     *
     * @param tag one of {@link #OFFERED}; with another one, or none, the system's language stays
     */
    public static void speak(String tag) {
        if (OFFERED.contains(tag)) {
            Locale.setDefault(
                    new Locale.Builder()
                            .setLanguage(tag)
                            .setRegion(Locale.getDefault().getCountry())
                            .build());
        }
    }

    /** A language's name, in that language itself. */
    public static String nameOf(String tag) {
        Locale language = Locale.forLanguageTag(tag);
        return language.getDisplayLanguage(language);
    }

    /** Which way windows are laid out for the user's language. */
    public static NodeOrientation orientation() {
        return orientation(Locale.getDefault());
    }

    static NodeOrientation orientation(Locale locale) {
        return RIGHT_TO_LEFT.contains(locale.getLanguage())
                ? NodeOrientation.RIGHT_TO_LEFT
                : NodeOrientation.LEFT_TO_RIGHT;
    }
}
