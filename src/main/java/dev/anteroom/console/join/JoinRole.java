package dev.anteroom.console.join;

import java.util.Locale;

/** A role that can be asked of an application server. */
public enum JoinRole {
    /** Decides who comes in. */
    MODERATOR,
    /** Knocks like everybody else. */
    PARTICIPANT;

    /** The name an application server knows. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
