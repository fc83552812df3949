package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.Role;
import dev.anteroom.wire.RoomUser;
import dev.anteroom.wire.WireCodec;
import org.jspecify.annotations.Nullable;

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

    /**
     * What a moderator holds mute.
     *
     * @param audio the microphone
     * @param video the camera
     */
    record Holds(boolean audio, boolean video) {
        static final Holds NONE = new Holds(false, false);
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
    private @Nullable JsonNode json;
    private Runnable onChange = () -> {};
    private @Nullable Peer peer;

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
        changed();
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
        changed();
    }

    void muteVideo(boolean muted) {
        videoMuted = muted;
        changed();
    }

    /** A moderator holds the microphone: the person may not release it. */
    void holdAudio(boolean held) {
        audioHeld = held;
    }

    /** A moderator holds the camera: the person may not release it. */
    void holdVideo(boolean held) {
        videoHeld = held;
    }

    /** Who comes back is held and muted as before. */
    void hold(Holds holds) {
        audioHeld = holds.audio();
        videoHeld = holds.video();
        audioMuted |= audioHeld;
        videoMuted |= videoHeld;
        changed();
    }

    /** Tells when the role, or what travels of this user, is another. */
    void whenChanged(Runnable told) {
        onChange = told;
    }

    private void changed() {
        json = null;
        onChange.run();
    }

    Holds holds() {
        return new Holds(audioHeld, videoHeld);
    }

    boolean isAudioHeld() {
        return audioHeld;
    }

    boolean isAudioMuted() {
        return audioMuted;
    }

    boolean isVideoMuted() {
        return videoMuted;
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

    /** Where the connection was found; null before {@link #foundAt}. */
    @Nullable Peer peer() {
        return peer;
    }

    /**
     * Remembers the connection, so that a word to everybody is not ten thousand look-ups. No rule
     * asks for it.
     */
    void foundAt(Peer found) {
        peer = found;
    }

    /** The user as it travels; made once for each change, since lists name everybody each time. */
    JsonNode toJson() {
        JsonNode made = json;
        if (made == null) {
            made = WireCodec.encode(toUser());
            json = made;
        }
        return made;
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
