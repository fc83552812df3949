package dev.anteroom.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plain HTTP response. Every one carries the headers that keep a browser from guessing, framing
 * or caching.
 *
 * @param status the status code
 * @param headers all but length and connection
 * @param body possibly empty
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: written to the network once.
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {
    private static final Map<String, String> ALWAYS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cache-Control", "no-store");

    static HttpAnswer of(int status, String contentType, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>(ALWAYS);
        headers.put("Content-Type", contentType);
        return new HttpAnswer(status, headers, body);
    }

    static HttpAnswer empty(int status) {
        return new HttpAnswer(status, new LinkedHashMap<>(ALWAYS), new byte[0]);
    }

    static HttpAnswer json(int status, ObjectNode body) {
        return of(
                status,
                "application/json; charset=utf-8",
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    HttpAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body);
    }
}
