package dev.anteroom.enx;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The callbacks of the EnableX toolkits, with {@link ObjectNode} where those hand out a {@code
 * JSONObject}. All are called on the room's loop, after the room's state has changed; an observer
 * that throws is logged and skipped. Texts in the payloads are as the server sent them: show them
 * as plain text only.
 */
public interface EnxRoomObserver {
    /** In the room: at once, or after a moderator approved. Payload as protocol section 2.4. */
    default void onRoomConnected(EnxRoom room, ObjectNode payload) {}

    /** The join was refused: {@code {error, message}}. */
    default void onRoomError(ObjectNode payload) {}

    /**
     * Waiting for a decision: {@code {"event_type":"knock"}} in a knock room, {@code
     * {"event_type":"no_moderator"}} in a room that waits for its moderator (protocol section 3.1).
     */
    default void onRoomAwaited(EnxRoom room, ObjectNode payload) {}

    /** Somebody knocks: {@code {clientId, id, name, data?}}, both ids the same (section 3.3). */
    default void onUserAwaited(ObjectNode payload) {}

    /** The end of {@code approveAwaitedUser}: {@code {result, clientId, msg}}, 0 for admitted. */
    default void onAckForApproveAwaitedUser(ObjectNode payload) {}

    /** The end of {@code denyAwaitedUser}: {@code {result, clientId, msg}}, 0 for denied. */
    default void onAckForDenyAwaitedUser(ObjectNode payload) {}

    /** The stay ended: {@code {cause, msg}} (section 4.1). Once a room object. */
    default void onRoomDisconnected(ObjectNode payload) {}

    /** Somebody entered: the user object of section 4.1. */
    default void onUserConnected(ObjectNode payload) {}

    /** Somebody left: the user object of section 4.1. */
    default void onUserDisConnected(ObjectNode payload) {}

    /** The network was lost, code 1163; reconnecting starts (section 6). */
    default void onConnectionLost(ObjectNode payload) {}

    /** Connected again, code 1164 (section 6). */
    default void onUserReconnectSuccess(EnxRoom room, ObjectNode payload) {}

    /** The room was locked: the {@code msg} of section 4.2. */
    default void onLockedRoom(ObjectNode payload) {}

    /** The room was unlocked. */
    default void onUnLockedRoom(ObjectNode payload) {}

    /** Knock was switched: {@code {id:"knock-enabled"|"knock-disabled"}}. */
    default void onKnockSwitched(ObjectNode payload) {}

    /** A moderator muted the whole room: {@code {status, moderator, moderatorId}} (section 4.4). */
    default void onHardMutedAudio(ObjectNode payload) {}

    /** A moderator released the whole room. */
    default void onHardUnMutedAudio(ObjectNode payload) {}

    /** A moderator muted our microphone or camera: {@code {clientId, moderatorId, device}}. */
    default void onReceivedHardMute(ObjectNode payload) {}

    /** A moderator released our microphone or camera. */
    default void onReceivedHardUnMute(ObjectNode payload) {}

    /** Chat: the payload of {@code onDataStreamToRoom} (section 4.6). */
    default void onMessageReceived(ObjectNode payload) {}

    /** Application data: the payload of {@code onDataStreamToRoom} (section 4.6). */
    default void onUserDataReceived(ObjectNode payload) {}

    /** Roles were exchanged: the payload of {@code userRoleChanged} (section 4.5). */
    default void onUserRoleChanged(ObjectNode payload) {}

    /** One's own stream reaches the room: {@code {streamId, screen}} (section 5.1). */
    default void onPublishedStream(ObjectNode payload) {}

    /** One's own stream ended, by us or for good: {@code {streamId, screen, msg}}. */
    default void onUnPublishedStream(ObjectNode payload) {}

    /** The room has a new stream: the payload of {@code onAddStream} (section 5.4). */
    default void onStreamAdded(ObjectNode payload) {}

    /** The room lost a stream: the payload of {@code onRemoveStream} (section 5.4). */
    default void onStreamRemoved(ObjectNode payload) {}

    /** A stream is received: {@code {streamId}} (section 5.2). */
    default void onSubscribedStream(EnxStream stream, ObjectNode payload) {}

    /** A stream is no longer received: {@code {streamId}}. */
    default void onUnSubscribedStream(EnxStream stream, ObjectNode payload) {}

    /** Who talks: the payload of {@code active-talkers-updated} (section 4.7). */
    default void onActiveTalkerList(ObjectNode payload) {}

    /** One's own microphone was muted or unmuted by oneself: {@code {result, muted, msg}}. */
    default void onAudioEvent(ObjectNode payload) {}

    /** One's own camera was muted or unmuted by oneself: {@code {result, muted, msg}}. */
    default void onVideoEvent(ObjectNode payload) {}

    /** Somebody else muted their microphone: the payload of section 4.4. */
    default void onMutedAudioUser(ObjectNode payload) {}

    /** Somebody else unmuted their microphone. */
    default void onUnMutedAudioUser(ObjectNode payload) {}

    /** Somebody else switched their camera off. */
    default void onMutedVideoUser(ObjectNode payload) {}

    /** Somebody else switched their camera on. */
    default void onUnMutedVideoUser(ObjectNode payload) {}

    /** Somebody shows a screen: {@code {clientId, name, streamId}} (section 4.9). */
    default void onScreenSharedStarted(ObjectNode payload) {}

    /** The screen is shown no longer. */
    default void onScreenSharedStopped(ObjectNode payload) {}
}
