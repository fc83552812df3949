package dev.anteroom.practice;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plain HTTP request, already bounded in size and meant for this host.
 *
 * @param method in upper case
 * @param path decoded, without the query
 * @param query decoded
 * @param host what the client calls this server, {@code host:port}; one of our names
 * @param header finds a header by name; null when it is missing
 * @param body possibly empty
 */
record HttpCall(
        String method,
        String path,
        Map<String, List<String>> query,
        String host,
        Function<String, @Nullable String> header,
        String body) {
    /** The longest body that is read, in bytes. */
    static final int MAX_BODY = 64 * 1024;

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** The user name and password of HTTP Basic as sent; null when there is none. */
    @Nullable String basicCredentials() {
        String value = header.apply("Authorization");
        if (value == null || !value.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(value.substring(6).strip());
            return new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
