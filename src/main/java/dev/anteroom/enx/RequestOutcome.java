package dev.anteroom.enx;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a request other than an approval or denial ended. Exactly one comes for each request. */
public sealed interface RequestOutcome {
    /**
     * The server did it.
     *
     * @param reply the server's acknowledgement
     */
    record Done(ObjectNode reply) implements RequestOutcome {}

    /** We are not a moderator, by our own state or by the server's word. */
    record NotAllowed() implements RequestOutcome {}

    /** It was so already; nothing was sent. */
    record Unchanged() implements RequestOutcome {}

    /**
     * The server said no.
     *
     * @param code the server's result
     * @param message the server's words, cleaned for display, possibly empty
     */
    record Refused(int code, String message) implements RequestOutcome {}

    /** There was no connection, so nothing was sent and nothing will be. */
    record NotSent() implements RequestOutcome {}

    /** Sent, but no answer came in time; the room's state will tell. */
    record Unconfirmed() implements RequestOutcome {}
}
