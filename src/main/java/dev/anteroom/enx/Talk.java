package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.DataStream;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is said to the room or to some in it, as it travels (protocol section 4.6). Immutable.
 *
 * @param payload not to be changed
 */
record Talk(JsonNode payload) {
    /** How saying too much ends; nothing is sent. */
    static final RequestOutcome TOO_LONG =
            new RequestOutcome.Refused(
                    ResultCode.TEXT_TOO_LARGE, "This is too long to send. Shorten it to 100 KB.");

    /** The smallest of the limits that clients of the dialect keep (4.6), in bytes. */
    private static final int LONGEST = 100 * 1024;

    /**
     * Puts it into words.
     *
     * @param recipients nobody in particular for everybody
     * @param type one of those of {@link DataStream}
     */
    static Talk to(List<ClientId> recipients, JsonNode message, String type) {
        return new Talk(
                WireCodec.encode(
                        new DataStream.Outgoing(
                                message,
                                recipients.isEmpty(),
                                recipients.stream().map(ClientId::value).toList(),
                                type)));
    }

    boolean isTooLong() {
        return payload.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /** Leaves out what is said. */
    @Override
    public String toString() {
        return "Talk[]";
    }
}
