package dev.anteroom.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of acknowledgement in protocol sections 2.3, 3.4 and 4. */
final class AckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // arguments as one JSON array | result | text
                "[{\"result\":0,\"msg\":\"success\"}]          | 0    | success",
                "[{\"result\":0}]                              | 0    | ``",
                "[{\"result\":4101,\"error\":\"no\"}]          | 4101 | no",
                "[{\"result\":4101,\"desc\":\"d\",\"msg\":\"m\"}] | 4101 | m",
                "[\"success\",{\"clientId\":\"c\"}]            | 0    | ``",
                "[\"success\",{\"result\":0}]                  | 0    | ``",
                "[\"success\",{\"result\":2102,\"msg\":\"m\"}] | 2102 | m",
                "[\"success\"]                                 | 0    | ``",
                "[\"error\",{\"result\":2101,\"msg\":\"full\"}] | 2101 | full",
                "[\"error\",{\"msg\":\"full\"}]                | -1   | full",
                "[\"error\",\"words\"]                         | -1   | words",
                "[\"error\"]                                   | -1   | ``",
                "[null,{\"result\":4122,\"msg\":\"gone\"}]     | 4122 | gone",
                "[null,\"words\"]                              | -1   | words",
                "[null]                                        | -1   | ``",
                "[]                                            | -1   | ``",
                "[{}]                                          | -1   | ``",
                "[{\"result\":\"0\"}]                          | -1   | ``",
                "[{\"result\":null}]                           | -1   | ``",
                "[{\"result\":0.5}]                            | -1   | ``",
                "[true]                                        | -1   | ``",
                "[0]                                           | -1   | ``",
                "[[]]                                          | -1   | ``",
                "[\"Success\"]                                 | -1   | ``",
            })
    void of_everyForm_isReadAndNeverTakenForYes(String arguments, int result, String text)
            throws WireException {
        List<JsonNode> list = new ArrayList<>();
        WireCodec.parse(arguments.strip()).forEach(list::add);

        Ack ack = Ack.of(list);

        assertEquals(result, ack.result());
        assertEquals(text, ack.message());
        assertEquals(result == 0, ack.isSuccess());
    }

    @Test
    void refusal_saysTheSameUnderEveryName() {
        Ack ack = Ack.of(List.of(Ack.refusal(4101, "no")));

        assertEquals(4101, ack.result());
        assertFalse(ack.isSuccess());
        for (String name : List.of("error", "msg", "desc")) {
            assertEquals("no", ack.body().path(name).asText());
        }
    }

    @Test
    void success_isYes() {
        assertTrue(Ack.of(List.of(Ack.success())).isSuccess());
    }
}
