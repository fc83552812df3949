package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one Engine.IO text packet as this dialect uses it: root namespace, no binary, one packet a
 * frame (protocol section 2.1). Anything else is malformed.
 */
sealed interface PacketText {
    /** Greetings and heart beats: the library's business, with what it has to read. */
    record Housekeeping(String text) implements PacketText {}

    /** An event. */
    record Event(InboundCall call) implements PacketText {}

    /** The client is done here. */
    record Goodbye() implements PacketText {}

    /** An answer to something we never ask. */
    record Ignored() implements PacketText {}

    /** Nothing a client of this dialect sends. */
    record Malformed() implements PacketText {}

    /** The longest event name that is read, in characters. */
    int MAX_NAME = 128;

    /** An event with its acknowledgement id, as many digits as always fit a long. */
    Pattern EVENT = Pattern.compile("42(?<id>[0-9]{1,18})?(?<array>\\[.*)", Pattern.DOTALL);

    static PacketText read(String text) {
        if (Set.of("2", "2probe", "3", "40").contains(text)) {
            return new Housekeeping(text);
        }
        if (text.equals("1") || text.equals("41")) {
            return new Goodbye();
        }
        if (text.startsWith("40{")) {
            // The greeting of Engine.IO 4 may carry credentials, which nothing here uses.
            return new Housekeeping("40");
        }
        return text.startsWith("43") ? new Ignored() : event(text);
    }

    private static PacketText event(String text) {
        Matcher matcher = EVENT.matcher(text);
        if (!matcher.matches()) {
            return new Malformed();
        }
        try {
            JsonNode array = WireCodec.parse(matcher.group("array"));
            JsonNode name = array.path(0);
            if (!name.isTextual() || name.asText().length() > MAX_NAME) {
                return new Malformed();
            }
            JsonNode payload = array.size() > 1 ? array.get(1) : MissingNode.getInstance();
            String id = matcher.group("id");
            OptionalLong acknowledgementId =
                    id == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(id));
            return new Event(new InboundCall(name.asText(), payload, acknowledgementId));
        } catch (WireException notJson) {
            return new Malformed();
        }
    }
}
