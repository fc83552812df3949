package dev.anteroom.console.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one screen, for any thread. What is filled in is plain text; braces and quotes in a
 * name do nothing.
 */
public final class Texts {
    private final ResourceBundle bundle;
    private final Locale formats;
    private final Map<String, MessageFormat> parsed = new ConcurrentHashMap<>();

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
        formats = formatsOf(bundle);
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
        MessageFormat format = parsed.computeIfAbsent(key, this::parse);
        // Not made for several threads, and dear to make: a row has a dozen texts.
        synchronized (format) {
            return format.format(arguments);
        }
    }

    private MessageFormat parse(String key) {
        return new MessageFormat(bundle.getString(key), formats);
    }

    /**
     * How numbers and times are written in the texts: as the user's region does, unless the texts
     * are in another language than the user's.
     */
    public Locale formats() {
        return formats;
    }

    private static Locale formatsOf(ResourceBundle bundle) {
        String language = bundle.getLocale().getLanguage();
        Locale spoken = language.isEmpty() ? Locale.ENGLISH : bundle.getLocale();
        Locale users = Locale.getDefault(Locale.Category.FORMAT);
        return users.getLanguage().equals(spoken.getLanguage()) ? users : spoken;
    }
}
