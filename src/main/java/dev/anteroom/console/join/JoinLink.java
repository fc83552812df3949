package dev.anteroom.console.join;

import dev.anteroom.enx.EnxRtc;
import dev.anteroom.enx.InvalidTokenException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A join link, {@code anteroom://join?token=…} or {@code anteroom://join?server=…&room=…&name=…}. A
 * link comes from anybody, so it can ask for nothing but joining: no role, no password, and a link
 * with a server only fills in the form.
 */
public sealed interface JoinLink {
    /** The longest link, in characters: a token of the greatest length with every sign escaped. */
    int LONGEST = 200 * 1024;

    /** The longest id of a room in a link, in characters. */
    int LONGEST_ROOM = 128;

    /** What every join link begins with. */
    String SCHEME = "anteroom:";

    /** A link that carries a token. */
    record WithToken(String token) implements JoinLink {
        @Override
        public String host() throws JoinException {
            try {
                return EnxRtc.hostOf(token);
            } catch (InvalidTokenException unusable) {
                throw JoinException.unusableToken(unusable.problem());
            }
        }

        /** Hides the token. */
        @Override
        public String toString() {
            return "WithToken[hidden]";
        }
    }

    /**
     * A link that names a room on an application server.
     *
     * @param name empty when the link names nobody
     */
    record WithServer(ServerAddress server, String room, String name) implements JoinLink {
        @Override
        public String host() {
            return server.base().getRawAuthority();
        }
    }

    /**
     * The host that the link leads to, in its ASCII form, with the port where there is one.
     *
     * @throws JoinException if the link's token cannot be used
     */
    String host() throws JoinException;

    /** Whether a text wants to be a join link, well formed or not. */
    static boolean looksLikeOne(String text) {
        return text.strip().regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /**
     * Reads a link.
     *
     * @throws JoinException if it is not exactly one of the two kinds
     */
    static JoinLink parse(String text) throws JoinException {
        if (text.length() > LONGEST) {
            throw new JoinException(JoinFault.LINK_MALFORMED);
        }
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException malformed) {
            throw new JoinException(JoinFault.LINK_MALFORMED);
        }
        boolean join =
                "anteroom".equalsIgnoreCase(uri.getScheme())
                        && "join".equalsIgnoreCase(uri.getRawAuthority())
                        && (uri.getRawPath() == null || uri.getRawPath().matches("/?"));
        if (!join) {
            throw new JoinException(JoinFault.LINK_UNKNOWN);
        }
        if (uri.getRawFragment() != null) {
            throw new JoinException(JoinFault.LINK_MALFORMED);
        }
        Map<String, String> values = parameters(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        if (values.keySet().equals(Set.of("token"))) {
            return new WithToken(required(values, "token"));
        }
        if (!Set.of("server", "room", "name").containsAll(values.keySet())) {
            throw new JoinException(JoinFault.LINK_MALFORMED);
        }
        return new WithServer(
                server(required(values, "server")),
                atMost(LONGEST_ROOM, required(values, "room")),
                atMost(JoinForm.LONGEST_NAME, values.getOrDefault("name", "").strip()));
    }

    private static ServerAddress server(String address) throws JoinException {
        try {
            return ServerAddress.parse(address);
        } catch (JoinException malformed) {
            // The address was typed by whoever made the link, not into the address field.
            throw new JoinException(
                    malformed.problem().fault() == JoinFault.ADDRESS_NOT_SECURE
                            ? JoinFault.LINK_NOT_SECURE
                            : JoinFault.LINK_MALFORMED);
        }
    }

    private static String required(Map<String, String> values, String key) throws JoinException {
        String value = values.getOrDefault(key, "").strip();
        if (value.isEmpty()) {
            throw new JoinException(JoinFault.LINK_MALFORMED);
        }
        return value;
    }

    private static String atMost(int length, String value) throws JoinException {
        if (value.length() > length) {
            throw new JoinException(JoinFault.LINK_MALFORMED);
        }
        return value;
    }

    private static Map<String, String> parameters(String query) throws JoinException {
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1
                    || values.put(pair.substring(0, equals), decoded(pair, equals)) != null) {
                throw new JoinException(JoinFault.LINK_MALFORMED);
            }
        }
        return values;
    }

    private static String decoded(String pair, int equals) throws JoinException {
        try {
            // A plus sign is itself in a link, and common in tokens; only forms read it as a blank.
            String value =
                    URLDecoder.decode(
                            pair.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
            if (value.codePoints().allMatch(JoinLink::isSeen)) {
                return value;
            }
        } catch (IllegalArgumentException malformed) {
            throw new JoinException(JoinFault.LINK_MALFORMED);
        }
        throw new JoinException(JoinFault.LINK_MALFORMED);
    }

    /** Signs that cannot be seen, or turn others around, are there to deceive. */
    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            // What stands for bytes that are no text.
            default -> character != 0xFFFD;
        };
    }
}
