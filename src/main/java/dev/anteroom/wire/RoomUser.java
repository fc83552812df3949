package dev.anteroom.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the room: an entry of {@code userList} and the payload of {@code user-connected}
 * (protocol sections 2.4 and 4.1).
 *
 * @param clientId never blank
 * @param name as sent, unclean
 * @param userRef the application's own reference, possibly empty
 * @param role {@code moderator}, {@code participant}, {@code audience} or {@code viewer}
 * @param permissions what the role may do; null when the server sent none
 * @param audioMuted whether the microphone is muted
 * @param videoMuted whether the camera is muted
 */
public record RoomUser(
        String clientId,
        String name,
        @JsonProperty("user_ref") String userRef,
        String role,
        @Nullable Permissions permissions,
        boolean audioMuted,
        boolean videoMuted) {
    /** Rejects a missing id; other missing texts become empty. */
    public RoomUser(
            @Nullable String clientId,
            @Nullable String name,
            @Nullable String userRef,
            @Nullable String role,
            @Nullable Permissions permissions,
            boolean audioMuted,
            boolean videoMuted) {
        this.clientId = ClientIds.require(clientId);
        this.name = name == null ? "" : name;
        this.userRef = userRef == null ? "" : userRef;
        this.role = role == null ? Role.PARTICIPANT : role;
        this.permissions = permissions;
        this.audioMuted = audioMuted;
        this.videoMuted = videoMuted;
    }

    /** What a role may do (2.4). */
    public record Permissions(
            boolean publish,
            boolean subscribe,
            boolean record,
            boolean stats,
            boolean controlhandlers) {}

    /** The same person with another role. */
    public RoomUser withRole(String newRole) {
        return new RoomUser(clientId, name, userRef, newRole, permissions, audioMuted, videoMuted);
    }

    /** The same person with other mute states. */
    public RoomUser withMutes(boolean audio, boolean video) {
        return new RoomUser(clientId, name, userRef, role, permissions, audio, video);
    }
}
