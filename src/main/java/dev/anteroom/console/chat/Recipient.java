package dev.anteroom.console.chat;

import dev.anteroom.enx.ClientId;

/** Whom a message goes to. */
public sealed interface Recipient {
    /** Everybody in the room. */
    record Everybody() implements Recipient {}

    /**
     * One person.
     *
     * @param id the server's id
     * @param name as shown
     * @param place where the person is; who left stays chosen, so that a private message never goes
     *     to somebody else instead
     */
    record OnePerson(ClientId id, String name, Place place) implements Recipient {}

    /**
     * Those who wait, as long as it is not known that the room carries messages to them. Choosing
     * it finds out.
     */
    record Waiting() implements Recipient {}

    /** Where a person is. */
    enum Place {
        /** In the room. */
        IN_ROOM,
        /** Before it. */
        WAITING,
        /** Neither any more. */
        GONE
    }
}
