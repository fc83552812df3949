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
     * @param present whether the person is in the room; who left stays chosen, so that a private
     *     message never goes to somebody else instead
     */
    record OnePerson(ClientId id, String name, boolean present) implements Recipient {}
}
