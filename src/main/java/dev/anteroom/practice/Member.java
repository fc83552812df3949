package dev.anteroom.practice;

import dev.anteroom.wire.Role;
import dev.anteroom.wire.RoomUser;

/** One client of a room, inside or waiting. Owned by its {@link RoomState}. */
final class Member {
    /** Why somebody waits. */
    enum Waiting {
        /** In the room. */
        NOT,
        /** Knocked; a moderator has to decide. */
        FOR_DECISION,
        /** Comes in with the moderator, without a decision (protocol section 3.6). */
        FOR_MODERATOR,
        /** Left, but stays on the awaited list: a fault. */
        AS_GHOST
    }

    private final String clientId;
    private final TokenClaims claims;
    private String role;
    private Waiting waiting;
    private boolean audioMuted;
    private boolean videoMuted;
    private boolean audioHeld;
    private boolean videoHeld;
    private int talkers = Payloads.MAX_TALKERS;

    Member(String clientId, TokenClaims claims, String role, Waiting waiting) {
        this.clientId = clientId;
        this.claims = claims;
        this.role = role;
        this.waiting = waiting;
    }

    String clientId() {
        return clientId;
    }

    TokenClaims claims() {
        return claims;
    }

    String name() {
        return claims.name();
    }

    String role() {
        return role;
    }

    void changeRole(String newRole) {
        role = newRole;
    }

    boolean isModerator() {
        return role.equals(Role.MODERATOR);
    }

    Waiting waiting() {
        return waiting;
    }

    void changeWaiting(Waiting newWaiting) {
        waiting = newWaiting;
    }

    void muteAudio(boolean muted) {
        audioMuted = muted;
    }

    void muteVideo(boolean muted) {
        videoMuted = muted;
    }

    /** A moderator holds the microphone: the person may not release it. */
    void holdAudio(boolean held) {
        audioHeld = held;
    }

    /** A moderator holds the camera: the person may not release it. */
    void holdVideo(boolean held) {
        videoHeld = held;
    }

    boolean isAudioHeld() {
        return audioHeld;
    }

    boolean isVideoHeld() {
        return videoHeld;
    }

    int talkers() {
        return talkers;
    }

    void changeTalkers(int number) {
        talkers = number;
    }

    RoomUser toUser() {
        return new RoomUser(
                clientId,
                claims.name(),
                claims.userRef(),
                role,
                new RoomUser.Permissions(true, true, isModerator(), true, isModerator()),
                audioMuted,
                videoMuted);
    }
}
