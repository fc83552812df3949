package dev.anteroom.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The Socket.IO event names of the dialect that Anteroom speaks (protocol sections 2 to 5).
 *
 * <p>The spelling on the wire mixes several styles; only {@link #wireName()} is ever sent.
 */
public enum EventName {
    /** Client to server: the join request, the whole token as its payload (2.2). */
    TOKEN("token"),
    /** Server to client: the room as it is, after the token was accepted (2.4). */
    ROOM_CONNECTED("room-connected"),
    /** Server to client: the end of one's own stay, with its cause (4.1). */
    ROOM_DISCONNECTED("room-disconnected"),
    /** Server to client: one's own knock is waiting (3.1). */
    ROOM_AWAITED("room-awaited"),
    /** Server to moderators: somebody knocks (3.3). */
    USER_AWAITED("user-awaited"),
    /** Moderator to server: admit, with the bare client id as payload (3.3). */
    USER_ALLOWED("user-allowed"),
    /** Moderator to server: deny, with the bare client id as payload (3.3). */
    USER_DENIED("user-denied"),
    /** Moderator to server: who is waiting (3.3). */
    GET_AWAITED_USER("getAwaitedUser"),
    /** Moderator to server: knock on or off, with a boolean as payload (3.3). */
    ENABLE_KNOCK("enableKnock"),
    /** Server to client: container for lock, knock and waiting-room changes (4.2). */
    ROOM_MANAGEMENT_EVENTS("roomManagementEvents"),
    /** Server to client: somebody entered the room (4.1). */
    USER_CONNECTED("user-connected"),
    /** Server to client: somebody left the room (4.1). */
    USER_DISCONNECTED("user-disconnected"),
    /** Client to server: leave, or remove others (4.1). */
    DROP("drop"),
    /** Moderator to server: lock or unlock, with a boolean as payload (4.3). */
    LOCK_ROOM("lockRoom"),
    /** Both ways: the whole room is hard muted (4.4). */
    ROOM_MUTED("room-muted"),
    /** Both ways: the hard mute of the whole room ended (4.4). */
    ROOM_UNMUTED("room-unmuted"),
    /** Both ways: one's own microphone was muted (4.4). */
    USER_AUDIO_MUTED("user-audio-muted"),
    /** Both ways: one's own microphone was unmuted (4.4). */
    USER_AUDIO_UNMUTED("user-audio-unmuted"),
    /** Both ways: one's own camera was muted (4.4). */
    USER_VIDEO_MUTED("user-video-muted"),
    /** Both ways: one's own camera was unmuted (4.4). */
    USER_VIDEO_UNMUTED("user-video-unmuted"),
    /** Both ways: a moderator mutes one microphone (4.4). */
    HARD_MUTE_USER_AUDIO("hardmute-user-audio"),
    /** Both ways: a moderator unmutes one microphone (4.4). */
    HARD_UNMUTE_USER_AUDIO("hardunmute-user-audio"),
    /** Both ways: a moderator mutes one camera (4.4). */
    HARD_MUTE_USER_VIDEO("hardmute-user-video"),
    /** Both ways: a moderator unmutes one camera (4.4). */
    HARD_UNMUTE_USER_VIDEO("hardunmute-user-video"),
    /** Moderator to server: hand the moderator role to a client (4.5). */
    SWITCH_USER_ROLE("switchUserRole"),
    /** Server to client: roles were exchanged (4.5). */
    USER_ROLE_CHANGED("userRoleChanged"),
    /** Client to server: chat and user data (4.6). */
    SEND_DATA_STREAM_TO_ROOM("sendDataStreamToRoom"),
    /** Server to client: chat and user data (4.6). */
    ON_DATA_STREAM_TO_ROOM("onDataStreamToRoom"),
    /** Server to client: which talker slot carries whom (4.7). */
    ACTIVE_TALKERS_UPDATED("active-talkers-updated"),
    /** Client to server: how many talkers are shown (4.7). */
    GET_NUMBER_OF_TALKER("getNumberOfTalker"),
    /** Client to server: show so many talkers (4.7). */
    SET_NUMBER_OF_TALKER("setNumberOfTalker"),
    /** Client to server, unasked after joining: the most talkers allowed (2.3). */
    GET_MAX_NUMBER_OF_TALKER("getMaxNumberOfTalker"),
    /** Client to server, unasked: usage log (2.3). */
    LOG_CLIENT_EVENTS("logClientEvents"),
    /** Client to server: announce a stream (5.1). */
    PUBLISH("publish"),
    /** Client to server: take a stream back (5.5). */
    UNPUBLISH("unpublish"),
    /** Client to server: ask for a stream or talker slot (5.2). */
    SUBSCRIBE("subscribe"),
    /** Client to server: no longer want a stream (5.5). */
    UNSUBSCRIBE("unsubscribe"),
    /** Client to server: offers and candidates (5.1 to 5.3). */
    SIGNALING_MESSAGE("signaling_message"),
    /** Server to client: answers and readiness (5.1, 5.2). */
    MEDIA_ENGINE_CONNECTING("media_engine_connecting"),
    /** Server to client: a stream appeared (5.4). */
    ON_ADD_STREAM("onAddStream"),
    /** Server to client: a stream went away (5.4). */
    ON_REMOVE_STREAM("onRemoveStream"),
    /** Server to client: a stream's connection did not come about or broke off (5.5). */
    CONNECTION_FAILED("connection_failed"),
    /** Server to client: somebody shows a screen (4.9). */
    SHARE_STARTED("shareStarted"),
    /** Server to client: nobody shows a screen any more (4.9). */
    SHARE_STOPPED("shareStopped"),
    /** Server to client: one's own screen must not be shown any longer (4.9). */
    STOP_SHARING("stopSharing");

    private static final Map<String, EventName> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(EventName::wireName, Function.identity()));

    private final String wireName;

    EventName(String wireName) {
        this.wireName = wireName;
    }

    /** The name exactly as it travels. */
    public String wireName() {
        return wireName;
    }

    /** Finds the constant for a name from the network; empty for a name we do not speak. */
    public static Optional<EventName> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
