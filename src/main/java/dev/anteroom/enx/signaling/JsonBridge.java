package dev.anteroom.enx.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Between the socket library's JSON types and Jackson's, which all other code uses. */
final class JsonBridge {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 64;

    private JsonBridge() {}

    /**
     * To Jackson. Anything that is not JSON, such as binary data, or is nested too deep is null.
     */
    static JsonNode toJackson(@Nullable Object value) {
        return toJackson(value, 0);
    }

    private static JsonNode toJackson(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            return NODES.nullNode();
        }
        return switch (value) {
            case JSONObject object -> objectToJackson(object, depth);
            case JSONArray array -> arrayToJackson(array, depth);
            case String text -> NODES.textNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Number number -> NODES.numberNode(number.doubleValue());
            case null, default -> NODES.nullNode();
        };
    }

    private static ObjectNode objectToJackson(JSONObject object, int depth) {
        ObjectNode node = NODES.objectNode();
        for (Iterator<?> keys = object.keys(); keys.hasNext(); ) {
            String key = String.valueOf(keys.next());
            node.set(key, toJackson(object.opt(key), depth + 1));
        }
        return node;
    }

    private static ArrayNode arrayToJackson(JSONArray array, int depth) {
        ArrayNode node = NODES.arrayNode(array.length());
        for (int i = 0; i < array.length(); i++) {
            node.add(toJackson(array.opt(i), depth + 1));
        }
        return node;
    }

    /** From Jackson. */
    static Object fromJackson(JsonNode node) {
        try {
            return switch (node) {
                case ObjectNode object -> {
                    JSONObject result = new JSONObject();
                    for (var field : object.properties()) {
                        result.put(field.getKey(), fromJackson(field.getValue()));
                    }
                    yield result;
                }
                case ArrayNode array -> {
                    JSONArray result = new JSONArray();
                    for (JsonNode element : array) {
                        result.put(fromJackson(element));
                    }
                    yield result;
                }
                case JsonNode text when text.isTextual() -> text.asText();
                case JsonNode flag when flag.isBoolean() -> flag.asBoolean();
                case JsonNode number when number.isIntegralNumber() -> number.asLong();
                case JsonNode number when number.isNumber() -> number.asDouble();
                default -> JSONObject.NULL;
            };
        } catch (JSONException notFinite) {
            throw new IllegalArgumentException("JSON cannot hold this number.", notFinite);
        }
    }
}
