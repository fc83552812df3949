package dev.anteroom.console.lobby;

import java.util.Locale;

/** The parts of the lobby's list, in the order in which they are shown. */
public enum Section {
    /** On the moderator's list. */
    EXPECTED,
    /** Was in the room before. */
    KNOWN,
    /** Nothing is known. */
    UNKNOWN,
    /** Something speaks against them. */
    SUSPICIOUS,
    /** The moderator said: not yet. */
    HELD;

    static Section of(AwaitedRow row) {
        if (row.look().held()) {
            return HELD;
        }
        return switch (row.look().assessment().group()) {
            case EXPECTED -> EXPECTED;
            case KNOWN -> KNOWN;
            case UNKNOWN -> UNKNOWN;
            case SUSPICIOUS -> SUSPICIOUS;
        };
    }

    /** Whether its header says something also when there is no other section. */
    boolean speaksForItself() {
        return this == SUSPICIOUS || this == HELD;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
