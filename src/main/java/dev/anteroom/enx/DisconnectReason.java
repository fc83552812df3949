package dev.anteroom.enx;

/**
 * Why a stay in a room ended.
 *
 * @param kind what a program can act on
 * @param cause the number from the server (protocol section 4.1) or a local code (section 7.1)
 * @param message when the server ended the stay its own words, cleaned for display, possibly empty;
 *     when joining or coming back failed one sentence that says what to do
 */
public record DisconnectReason(Kind kind, int cause, String message) {
    /** What ended the stay. */
    public enum Kind {
        /** One's own {@code disconnect()}. */
        LEFT,
        /** A moderator denied the knock. */
        DENIED,
        /** A moderator removed us. */
        REMOVED,
        /** The session ended for everybody, or its time was over. */
        ROOM_ENDED,
        /** The server refused the join request. */
        JOIN_REFUSED,
        /** The server could not be reached for the first join, or did not answer as one. */
        UNREACHABLE,
        /** The connection was lost and could not be made again. */
        CONNECTION_LOST
    }
}
