package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened in a room. Events come after the snapshot that contains their effect, and
 * never for what was there already when we joined.
 */
public sealed interface RoomEvent {
    /**
     * Somebody knocked. Once a person, also when the server repeats itself; not for the backlog.
     */
    record Knocked(AwaitedParticipant person) implements RoomEvent {}

    /** Somebody stopped waiting without a decision of ours. */
    record AwaitedVanished(AwaitedParticipant person, Vanishing why) implements RoomEvent {}

    /** What is known of an awaited person's disappearance. */
    enum Vanishing {
        /** The person is in the room now: another moderator approved. */
        ADMITTED_ELSEWHERE,
        /** The server's list no longer has the person: left, or denied by another moderator. */
        LEFT_OR_DENIED_ELSEWHERE,
        /** Knock was switched off, which ends the lobby. */
        KNOCK_SWITCHED_OFF
    }

    /** An approval or denial of ours ended. */
    record Decided(AwaitedParticipant person, Decision decision) implements RoomEvent {}

    /** Somebody entered the room. */
    record UserConnected(Participant participant) implements RoomEvent {}

    /** Somebody left the room. */
    record UserDisconnected(Participant participant) implements RoomEvent {}

    /** Chat came in. */
    record MessageReceived(ChatMessage message) implements RoomEvent {}

    /** Application data came in (protocol section 4.6, {@code user_data}). Unverified JSON. */
    record UserDataReceived(ClientId senderId, JsonNode data) implements RoomEvent {}

    /** Somebody's role changed, perhaps our own. */
    record RoleChanged(ClientId id, RoomRole role) implements RoomEvent {}

    /** The room was locked or unlocked. */
    record LockChanged(boolean locked) implements RoomEvent {}

    /** Knock was switched on or off. */
    record KnockChanged(boolean enabled) implements RoomEvent {}

    /** The whole room was hard muted or released. */
    record RoomMuteChanged(boolean muted) implements RoomEvent {}

    /**
     * A moderator muted or released one of our own devices.
     *
     * @param device which
     * @param muted whether it has to be silent now
     */
    record HardMuted(Device device, boolean muted) implements RoomEvent {}

    /** A device that can be muted. */
    enum Device {
        /** The microphone. */
        AUDIO,
        /** The camera. */
        VIDEO
    }

    /** The connection changed; the snapshot has the same state. */
    record ConnectionChanged(ConnectionState state) implements RoomEvent {}

    /** The server or the network refused something we did not ask through a request. */
    record Failed(EnxError error) implements RoomEvent {}
}
