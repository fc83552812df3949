package dev.anteroom.enx.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.anteroom.wire.WireCodec;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBridgeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":null,\"b\":[1,true,\"x\",{\"c\":1.5}],\"d\":{\"e\":[]}}",
                "\"Zo\u00EB \uD83C\uDF88 \u202E\"",
                "7",
                "9007199254740993",
                "true"
            })
    void json_thereAndBack_isTheSame(String json) throws Exception {
        JsonNode node = WireCodec.parse(json);

        JsonNode back = JsonBridge.toJackson(JsonBridge.fromJackson(node));

        assertEquals(WireCodec.parse(node.toString()).toString(), back.toString());
    }

    @Test
    void toJackson_whatIsNotJson_isNull() {
        assertTrue(JsonBridge.toJackson(null).isNull());
        assertTrue(JsonBridge.toJackson(new byte[] {1}).isNull());
        assertTrue(JsonBridge.toJackson(JSONObject.NULL).isNull());
        assertTrue(JsonBridge.toJackson(new Object()).isNull());
    }

    @Test
    void toJackson_endlessNesting_isCut() {
        JSONArray deep = new JSONArray();
        for (int i = 0; i < 10_000; i++) {
            deep = new JSONArray().put(deep);
        }

        assertTrue(JsonBridge.toJackson(deep).toString().length() < 1_000);
    }

    @Test
    void fromJackson_nothing_isJsonNull() {
        assertEquals(JSONObject.NULL, JsonBridge.fromJackson(NullNode.getInstance()));
        assertEquals(JSONObject.NULL, JsonBridge.fromJackson(MissingNode.getInstance()));
    }

    @Test
    void fromJackson_notANumberInAnObject_isAnError() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        JsonBridge.fromJackson(
                                WireCodec.object().set("x", DoubleNode.valueOf(Double.NaN))));
    }
}
