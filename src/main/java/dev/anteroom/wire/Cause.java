package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Why a stay in the room ended (protocol section 4.1). On the wire {@code {cause:{cause:int,
 * msg:string}}}, sometimes flattened, so {@link #of} reads both.
 *
 * @param cause the number; {@code 0} when the server sent none
 * @param msg the text, never null, possibly empty; the field clients key on for a denial
 */
public record Cause(int cause, String msg) {
    /** A moderator removed the person. */
    public static final Cause DROPPED_BY_MODERATOR = new Cause(2001, "disconnected-by-moderator");

    /** The connection was lost for good. */
    public static final Cause UNEXPECTED = new Cause(2002, "unexpected-disconnection");

    /** A moderator denied the knock. The number is the practice room's, the text EnableX's. */
    public static final Cause DENIED = new Cause(2003, "user-denied");

    /** The session was ended for everybody. The number is the practice room's. */
    public static final Cause ROOM_ENDED = new Cause(2004, "room-ended");

    /** The person left on their own. */
    public static final Cause NORMAL = new Cause(2006, "normal-disconnect");

    /**
     * Reads the payload of {@code room-disconnected}; anything unreadable is {@link #UNEXPECTED}.
     */
    public static Cause of(JsonNode payload) {
        JsonNode inner = payload.path("cause").isObject() ? payload.path("cause") : payload;
        JsonNode message = inner.path("msg").isTextual() ? inner.path("msg") : payload.path("msg");
        if (!message.isTextual() && !inner.path("cause").isInt()) {
            return UNEXPECTED;
        }
        return new Cause(inner.path("cause").asInt(0), message.asText(""));
    }

    /** The payload of {@code room-disconnected}. */
    public ObjectNode toPayload() {
        ObjectNode payload = WireCodec.object();
        payload.putObject("cause").put("cause", cause).put("msg", msg);
        return payload;
    }

    /** Whether this is a denied knock; only the text says so (3.5). */
    public boolean isDenial() {
        return msg.equals(DENIED.msg);
    }

    /** Whether a moderator removed the person. */
    public boolean isRemoval() {
        return msg.equals(DROPPED_BY_MODERATOR.msg);
    }
}
