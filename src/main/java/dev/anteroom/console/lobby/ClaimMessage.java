package dev.anteroom.console.lobby;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.ClientId;
import java.util.Locale;
import java.util.Optional;

/**
 * What moderators' consoles tell each other about who takes care of whom, as {@code user_data}:
 * {@code {"anteroom":1,"kind":"claim","clientId":"..."}}, {@code "release"} likewise, and {@code
 * {"anteroom":1,"kind":"ask"}} of a console that has just come.
 *
 * @param kind what it says
 * @param person about whom; empty for {@link Kind#ASK}
 */
record ClaimMessage(Kind kind, Optional<ClientId> person) {
    private static final int VERSION = 1;
    private static final int MOST_FIELDS = 3;

    /** What a message says. */
    enum Kind {
        CLAIM,
        RELEASE,
        ASK
    }

    static ClaimMessage ask() {
        return new ClaimMessage(Kind.ASK, Optional.empty());
    }

    static ClaimMessage of(Kind kind, ClientId person) {
        return new ClaimMessage(kind, Optional.of(person));
    }

    /** Reads one; empty for whatever is not exactly one, since anybody can send anything. */
    static Optional<ClaimMessage> read(JsonNode data) {
        if (!data.isObject()
                || data.size() > MOST_FIELDS
                || !data.path("anteroom").isInt()
                || data.path("anteroom").intValue() != VERSION) {
            return Optional.empty();
        }
        JsonNode person = data.path("clientId");
        return switch (data.path("kind").textValue()) {
            case "ask" -> person.isMissingNode() ? Optional.of(ask()) : Optional.empty();
            case "claim" -> id(person).map(id -> of(Kind.CLAIM, id));
            case "release" -> id(person).map(id -> of(Kind.RELEASE, id));
            case null, default -> Optional.empty();
        };
    }

    ObjectNode toJson() {
        ObjectNode data =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("anteroom", VERSION)
                        .put("kind", kind.name().toLowerCase(Locale.ROOT));
        person.ifPresent(id -> data.put("clientId", id.value()));
        return data;
    }

    private static Optional<ClientId> id(JsonNode person) {
        try {
            return person.isTextual()
                    ? Optional.of(new ClientId(person.textValue()))
                    : Optional.empty();
        } catch (IllegalArgumentException blankOrTooLong) {
            return Optional.empty();
        }
    }
}
