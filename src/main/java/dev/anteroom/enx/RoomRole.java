package dev.anteroom.enx;

import java.util.Locale;

/** A role in a room (protocol section 4.5). */
public enum RoomRole {
    /** May decide on knocks, mute, remove, lock. */
    MODERATOR,
    /** May speak. */
    PARTICIPANT,
    /** May listen, and speak when given the floor. */
    AUDIENCE,
    /** May only watch. */
    VIEWER;

    /** Reads the name on the wire; an unknown one counts as {@link #PARTICIPANT}, never as more. */
    public static RoomRole ofWireName(String name) {
        for (RoomRole role : values()) {
            if (role.wireName().equals(name)) {
                return role;
            }
        }
        return PARTICIPANT;
    }

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
