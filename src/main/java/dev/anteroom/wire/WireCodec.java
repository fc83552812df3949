package dev.anteroom.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Turns JSON into the records of this package and back. Thread-safe.
 *
 * <p>Unknown fields are ignored, since servers of different ages send different ones. Text sizes
 * and nesting are bounded, since everything read here comes from the network.
 */
public final class WireCodec {
    /** The longest JSON text that is read, in characters. */
    public static final int MAX_TEXT = 8 * 1024 * 1024;

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
                    .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(64)
                                .maxStringLength(MAX_TEXT)
                                .build());
    }

    private WireCodec() {}

    /** A new empty JSON object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new empty JSON array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * Reads JSON text.
     *
     * @throws WireException if it is not JSON, or too long or too deep
     */
    public static JsonNode parse(String json) throws WireException {
        if (json.length() > MAX_TEXT) {
            throw new WireException("The text is longer than " + MAX_TEXT + " characters.");
        }
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node == null || node.isMissingNode()) {
                throw new WireException("The text is empty, not JSON.");
            }
            return node;
        } catch (JsonProcessingException malformed) {
            throw new WireException("The text is not JSON.");
        }
    }

    /**
     * Reads a record from a JSON object.
     *
     * @throws WireException if a mandatory field is missing or has the wrong type
     */
    public static <T> T decode(JsonNode node, Class<T> type) throws WireException {
        if (!node.isObject()) {
            throw new WireException(type.getSimpleName() + " needs a JSON object.");
        }
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            throw new WireException(
                    type.getSimpleName() + " has a missing field or one of the wrong type.");
        }
    }

    /** Writes a record as a JSON object; absent values are left out. */
    public static ObjectNode encode(Object value) {
        return MAPPER.valueToTree(value);
    }
}
