package dev.anteroom.enx;

/**
 * Somebody who knocked and waits. Immutable.
 *
 * @param id the server's id
 * @param name cleaned for display, possibly empty; a claim, never a verified identity
 * @param nameAltered whether something misleading was taken out of the name
 * @param arrival when the wait began
 * @param order position of arrival in this session, rising; never reused, so a list sorted by it
 *     never jumps
 */
public record AwaitedParticipant(
        ClientId id, String name, boolean nameAltered, Arrival arrival, long order) {}
