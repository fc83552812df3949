package dev.anteroom.console.notify;

import dev.anteroom.enx.ClientId;

/**
 * Exactly the person an alert shows: an answer to it is for this knock and no other.
 *
 * @param room number of the room among those that are watched
 * @param id the server's id
 * @param order of the knock; the same person knocking again has another
 */
record AlertTarget(long room, ClientId id, long order) {}
