package dev.anteroom.enx;

/**
 * How an approval or denial ended. Told apart by what the moderator can do next. Exactly one comes
 * for each {@link EnxRoom#approveAwaitedUser} and {@link EnxRoom#denyAwaitedUser}.
 */
public sealed interface Decision {
    /** The server let the person in. */
    record Admitted() implements Decision {}

    /** The server turned the person away. */
    record Denied() implements Decision {}

    /** Nobody with this id waits any more; nothing to do. */
    record AlreadyGone() implements Decision {}

    /** Another moderator decided first; nothing to do. */
    record DecidedElsewhere() implements Decision {}

    /** The room holds as many people as it may; the person still waits. */
    record RoomFull() implements Decision {}

    /** We are not a moderator, by our own state or by the server's word; the person still waits. */
    record NotAllowed() implements Decision {}

    /**
     * The server said no; the person still waits.
     *
     * @param code the server's result
     * @param message the server's words, cleaned for display, possibly empty
     */
    record Refused(int code, String message) implements Decision {}

    /** There was no connection, so nothing was sent and nothing will be; decide again later. */
    record NotSent() implements Decision {}

    /** Sent, but no answer came in time; the awaited list is being read again. */
    record Unconfirmed() implements Decision {}

    /** Whether the server did what was asked. */
    default boolean isDone() {
        return this instanceof Admitted || this instanceof Denied;
    }
}
