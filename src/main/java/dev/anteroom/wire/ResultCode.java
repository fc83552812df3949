package dev.anteroom.wire;

/**
 * Numeric results of acknowledgements and errors (protocol section 7).
 *
 * <p>Codes marked <em>practice room</em> are ours: the protocol notes list them as unknown for the
 * real server, so no client may rely on them there.
 */
public final class ResultCode {
    /** Done. */
    public static final int SUCCESS = 0;

    /** Still waiting for the moderator (7.1). */
    public static final int WAITING = 1130;

    /** The same request is under way, or was done (7.1). */
    public static final int ALREADY_RUNNING = 1140;

    /** Neither audio nor video was asked for (7.1). */
    public static final int NEITHER_AUDIO_NOR_VIDEO = 1146;

    /** No such stream (7.1). */
    public static final int STREAM_NOT_FOUND = 1159;

    /** No media connection came about, or it broke (7.1). */
    public static final int MEDIA_CONNECTION_FAILED = 1160;

    /** The network was lost (7.1). */
    public static final int NETWORK_LOST = 1163;

    /** The network is back (7.1). */
    public static final int NETWORK_BACK = 1164;

    /** All attempts to reconnect were used up (7.1). */
    public static final int RECONNECT_ATTEMPTS_EXCEEDED = 1165;

    /** The time to reconnect ran out (7.1). */
    public static final int RECONNECT_TIMED_OUT = 1166;

    /** Only a moderator may do this (7.1). */
    public static final int MODERATORS_ONLY = 1168;

    /** A parameter is missing or malformed (7.1). */
    public static final int INVALID_PARAMETER = 1155;

    /** Nobody listens for this event (7.1). */
    public static final int NO_LISTENER = 1169;

    /** Not enabled by the room or the licence (7.1). */
    public static final int NOT_ENABLED = 1170;

    /** Not connected to a room (7.1). */
    public static final int NOT_CONNECTED = 1171;

    /** The connection could not be made (7.1). */
    public static final int CONNECT_FAILED = 1172;

    /** A moderator holds the device (7.1). */
    public static final int DEVICE_HELD = 1176;

    /** The only person in a room may not reconnect; join afresh instead (7.1). */
    public static final int LONE_PARTICIPANT_MAY_NOT_RECONNECT = 1178;

    /** A text is too long (7.1). */
    public static final int TEXT_TOO_LARGE = 1195;

    /** No more moderators fit (7.2). */
    public static final int MODERATORS_FULL = 2101;

    /** No more participants fit (7.2). */
    public static final int PARTICIPANTS_FULL = 2102;

    /** Not authorised (7.2). */
    public static final int NOT_AUTHORISED = 4101;

    /** Somebody shows a screen already (7.2). */
    public static final int SHARE_RUNNING = 4108;

    /** Reconnect of the only participant: nothing to reconnect to (7.2). */
    public static final int NOTHING_TO_RECONNECT = 4119;

    /** The room is in that lock state already (7.2). */
    public static final int LOCK_UNCHANGED = 4121;

    /** Nobody with this client id waits. Practice room. */
    public static final int NOT_AWAITED = 4122;

    /** This client is not in the room. Practice room. */
    public static final int USER_NOT_FOUND = 4123;

    /** The room is locked. Practice room. */
    public static final int ROOM_LOCKED = 4124;

    /** The room carries no media at the moment, so an offer cannot be answered. Practice room. */
    public static final int MEDIA_UNAVAILABLE = 4126;

    /** As many streams as one client may have. Practice room. */
    public static final int STREAM_LIMIT = 4127;

    /** An offer or candidate that is not one. Practice room. */
    public static final int OFFER_UNREADABLE = 4128;

    /** The token is not one of ours or was changed. Practice room. */
    public static final int TOKEN_FORGED = 4131;

    /** The token is too old. Practice room. */
    public static final int TOKEN_EXPIRED = 4132;

    /** The token names a room that does not exist here. Practice room. */
    public static final int TOKEN_WRONG_ROOM = 4133;

    /** The token was made for another role than the one it now claims. Practice room. */
    public static final int TOKEN_WRONG_ROLE = 4134;

    /** The token is not readable at all. Practice room. */
    public static final int TOKEN_MALFORMED = 4135;

    /** Too many requests or connections from one client. Practice room. */
    public static final int TOO_MANY = 4136;

    /** The server's certificate has expired. Local, never on the wire; so are those that follow. */
    public static final int CERTIFICATE_EXPIRED = 4151;

    /** The server's certificate is not valid yet by this machine's clock. */
    public static final int CERTIFICATE_NOT_YET_VALID = 4152;

    /** The server's certificate is another host's. */
    public static final int CERTIFICATE_OF_OTHER_HOST = 4153;

    /** The server vouches for itself. */
    public static final int CERTIFICATE_SELF_SIGNED = 4154;

    /** Nobody whom this machine trusts vouches for the server. */
    public static final int CERTIFICATE_FROM_UNKNOWN = 4155;

    /** No encrypted connection came about for another reason. */
    public static final int TLS_FAILED = 4156;

    /** A proxy on the way wants a name and a password. */
    public static final int PROXY_WANTS_PASSWORD = 4157;

    private ResultCode() {}
}
