package dev.anteroom.wire;

import org.jspecify.annotations.Nullable;

/** The one rule for client ids on the wire: an id is never missing, blank or endless. */
public final class ClientIds {
    /** The longest id that is accepted, in characters. */
    public static final int MAX_LENGTH = 128;

    private ClientIds() {}

    /** Whether the text can be a client id. */
    public static boolean isValid(@Nullable String id) {
        return id != null && !id.isBlank() && id.length() <= MAX_LENGTH;
    }

    /**
     * Returns the id.
     *
     * @throws IllegalArgumentException if it is missing, blank or longer than {@link #MAX_LENGTH}
     */
    public static String require(@Nullable String id) {
        if (id == null || !isValid(id)) {
            throw new IllegalArgumentException("A client id is missing, blank or too long.");
        }
        return id;
    }
}
