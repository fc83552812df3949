package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An acknowledgement, in every form that servers send it (protocol sections 2.3, 3.4 and 4).
 *
 * @param result 0 for success; {@link #UNREADABLE} when the acknowledgement carried no result
 * @param message the server's text, possibly empty, unclean
 * @param body the object that carried the result; empty object when there was none
 */
public record Ack(int result, String message, ObjectNode body) {
    /** The result of an acknowledgement that says neither yes nor no. */
    public static final int UNREADABLE = -1;

    /** The answer of a server that has nothing to add. */
    public static ObjectNode success() {
        return WireCodec.object().put("result", ResultCode.SUCCESS);
    }

    /** A refusal as every client understands it: code, and the text under both names in use. */
    public static ObjectNode refusal(int code, String text) {
        return WireCodec.object()
                .put("result", code)
                .put("error", text)
                .put("msg", text)
                .put("desc", text);
    }

    /**
     * Reads the arguments of an acknowledgement: one object with {@code result}; {@code "success",
     * object}; {@code "error", object or text}; {@code null, error}. Anything else is {@link
     * #UNREADABLE}, never a success.
     */
    public static Ack of(List<JsonNode> arguments) {
        if (arguments.isEmpty()) {
            return new Ack(UNREADABLE, "", WireCodec.object());
        }
        JsonNode first = arguments.getFirst();
        JsonNode second = arguments.size() > 1 ? arguments.get(1) : WireCodec.object();
        if (first instanceof ObjectNode object) {
            return ofObject(object, UNREADABLE);
        }
        if (first.isTextual() && first.asText().equals("success")) {
            return second instanceof ObjectNode object
                    ? ofObject(object, ResultCode.SUCCESS)
                    : new Ack(ResultCode.SUCCESS, "", WireCodec.object());
        }
        if ((first.isTextual() && first.asText().equals("error")) || first.isNull()) {
            return second instanceof ObjectNode object
                    ? ofObject(object, UNREADABLE)
                    : new Ack(UNREADABLE, second.asText(""), WireCodec.object());
        }
        return new Ack(UNREADABLE, "", WireCodec.object());
    }

    private static Ack ofObject(ObjectNode object, int resultWhenMissing) {
        JsonNode result = object.path("result");
        String text = "";
        for (String field : List.of("msg", "desc", "error")) {
            if (object.path(field).isTextual()) {
                text = object.path(field).asText();
                break;
            }
        }
        return new Ack(result.isInt() ? result.asInt() : resultWhenMissing, text, object);
    }

    /** Whether the server said yes. */
    public boolean isSuccess() {
        return result == ResultCode.SUCCESS;
    }
}
