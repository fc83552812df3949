package dev.anteroom.enx;

/**
 * Somebody in the room. Immutable.
 *
 * @param id the server's id
 * @param name cleaned for display, possibly empty; a claim, never a verified identity
 * @param nameAltered whether something misleading was taken out of the name
 * @param role what the server says this person may do
 * @param audioMuted whether the microphone is muted
 * @param videoMuted whether the camera is muted
 */
public record Participant(
        ClientId id,
        String name,
        boolean nameAltered,
        RoomRole role,
        boolean audioMuted,
        boolean videoMuted) {}
