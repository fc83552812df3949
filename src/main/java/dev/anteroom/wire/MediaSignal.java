package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the server's media side says about one connection: the payload of {@code
 * media_engine_connecting} (protocol sections 5.1 to 5.3).
 *
 * @param stream the stream's id, as text
 * @param received whether it is keyed {@code peerId}, as what we receive is, rather than {@code
 *     streamId}
 * @param message what is said
 */
public record MediaSignal(String stream, boolean received, Message message) {
    /** The longest session description that is read, in characters. */
    public static final int LONGEST_SDP = 256 * 1024;

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_CANDIDATE = 2_048;
    private static final String PREFIX = "a=";

    /** What is said. */
    public sealed interface Message {
        /** The answer to our offer. */
        record Answer(String sdp) implements Message {}

        /** A way to reach the server. */
        record Candidate(String sdpMid, int sdpMLineIndex, String line) implements Message {}

        /** Media can flow. */
        record Ready() implements Message {}

        /** Nothing we act on: being started, the end of the candidates, or words we do not know. */
        record Other(String type) implements Message {}
    }

    /**
     * Reads the payload.
     *
     * @throws WireException if the stream or the message is missing, wrong or endless
     */
    public static MediaSignal of(JsonNode payload) throws WireException {
        boolean received = payload.hasNonNull("peerId");
        JsonNode id = payload.path(received ? "peerId" : "streamId");
        return new MediaSignal(idText(id), received, message(payload.path("msg")));
    }

    /**
     * A stream's id as text, whether it travels as a number or as text.
     *
     * @throws WireException if it is neither, or endless
     */
    public static String idText(JsonNode id) throws WireException {
        String text = id.isNumber() || id.isTextual() ? id.asText() : "";
        if (text.isBlank() || text.length() > LONGEST_ID) {
            throw new WireException("A stream's id is missing or endless.");
        }
        return text;
    }

    private static Message message(JsonNode msg) throws WireException {
        String type = msg.path("type").asText("");
        return switch (type) {
            case "answer" -> new Message.Answer(bounded(msg.path("sdp"), LONGEST_SDP));
            case "candidate" -> candidate(msg.path("candidate"));
            case "ready" -> new Message.Ready();
            default -> new Message.Other(type);
        };
    }

    private static Message candidate(JsonNode candidate) throws WireException {
        String line = bounded(candidate.path("candidate"), LONGEST_CANDIDATE);
        if (line.equals("end")) {
            return new Message.Other("end");
        }
        String mid = candidate.path("sdpMid").asText("");
        return new Message.Candidate(
                mid.length() > LONGEST_ID ? "" : mid,
                Math.max(0, candidate.path("sdpMLineIndex").asInt(0)),
                line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line);
    }

    private static String bounded(JsonNode text, int longest) throws WireException {
        if (!text.isTextual() || text.asText().isBlank() || text.asText().length() > longest) {
            throw new WireException("A media message has no text, or an endless one.");
        }
        return text.asText();
    }
}
