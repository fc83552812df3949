package dev.anteroom.console.fx;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/**
 * The texts of one screen. What is filled in is plain text; braces and quotes in a name do nothing.
 */
public final class Texts {
    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * Reads {@code i18n/<screen>.properties} in the user's language, or in English.
     *
     * @throws java.util.MissingResourceException if there is no such bundle
     */
    public static Texts of(String screen) {
        return new Texts(ResourceBundle.getBundle("i18n." + screen));
    }

    /** The bundle itself, for FXML. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * A text with its {@code {0}}, {@code {1}}, … filled in.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(arguments);
    }
}
