package dev.anteroom.console.desk;

import java.time.Instant;

/** One reason to look twice at somebody who waits. Names in it are cleaned for display. */
public sealed interface Concern {
    /** Characters that hide or reorder were taken out of the name. */
    record HiddenCharacters() implements Concern {}

    /** One word of the name is written with letters of several alphabets. */
    record MixedAlphabets() implements Concern {}

    /**
     * Somebody else has the same name.
     *
     * @param where where the other one is or was
     */
    record SameName(String name, Place where) implements Concern {}

    /**
     * The name looks like somebody else's without being the same.
     *
     * @param name the other name
     * @param where where the other one is or was
     */
    record LooksLike(String name, Place where) implements Concern {}

    /** Somebody with this name was removed from the room in this session. */
    record RemovedBefore(Instant at) implements Concern {}

    /**
     * Somebody with this name was denied in this session.
     *
     * @param times how often, at least 1
     */
    record DeniedBefore(int times, Instant last) implements Concern {}

    /** Where another bearer of a name is or was. */
    enum Place {
        /** Among those who wait. */
        WAITING,
        /** In the room. */
        IN_ROOM,
        /** Removed or denied earlier. */
        TURNED_AWAY
    }
}
