package dev.anteroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A decoded EnableX room token (protocol section 1): base64 of a JSON object, opaque but for the
 * address of the server. It opens a room to whoever holds it, so {@link #toString()} shows none of
 * it.
 */
public final class EnxToken {
    /** The longest token that is read, in characters. */
    public static final int MAX_LENGTH = 64 * 1024;

    private static final Pattern HOST =
            Pattern.compile(
                    "(?<host>\\[[0-9a-fA-F:.]{2,45}]|[a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,252}[a-zA-Z0-9])?)"
                            + "(?::(?<port>[0-9]{1,5}))?");

    /** What can be wrong with a token. */
    public enum Problem {
        /** Nothing was given. */
        EMPTY,
        /** Longer than any token. */
        TOO_LONG,
        /** Not base64 in the standard alphabet. */
        NOT_BASE64,
        /** In the URL alphabet, which EnableX clients read wrongly (1.1). */
        URL_ALPHABET,
        /** Base64 of something that is not a JSON object. */
        NOT_JSON,
        /** Without the mandatory host. */
        NO_HOST,
        /** With a host that is no host name or port. */
        BAD_HOST
    }

    /** A token that cannot be used, with one sentence that says why and what to do. */
    public static final class TokenException extends Exception {
        private static final long serialVersionUID = 1L;
        private final Problem problem;

        TokenException(Problem problem, String sentence) {
            super(sentence);
            this.problem = problem;
        }

        /** The kind of fault. */
        public Problem problem() {
            return problem;
        }
    }

    private final String host;
    private final String gateway;
    private final boolean secure;
    private final ObjectNode content;

    private EnxToken(String host, String gateway, boolean secure, ObjectNode content) {
        this.host = host;
        this.gateway = gateway;
        this.secure = secure;
        this.content = content;
    }

    /**
     * Decodes a token as pasted: white space around and line breaks inside are ignored.
     *
     * @throws TokenException for each way it can be wrong
     */
    public static EnxToken decode(String pasted) throws TokenException {
        if (pasted.length() > MAX_LENGTH) {
            throw new TokenException(
                    Problem.TOO_LONG,
                    "This is too long to be a token. Paste only the token you were given.");
        }
        String text = pasted.replaceAll("\\s", "");
        if (text.isEmpty()) {
            throw new TokenException(
                    Problem.EMPTY, "There is no token. Paste the token you were given.");
        }
        if (text.indexOf('-') >= 0 || text.indexOf('_') >= 0) {
            throw new TokenException(
                    Problem.URL_ALPHABET,
                    "This token is written in the URL alphabet (with - or _), which EnableX does not"
                            + " read. Ask for the token as the server API returned it.");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new TokenException(
                    Problem.NOT_BASE64,
                    "This is not a room token. Copy the whole token and paste it again.");
        }
        JsonNode json;
        try {
            json =
                    WireCodec.parse(
                            StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(bytes))
                                    .toString());
        } catch (WireException | CharacterCodingException notJson) {
            throw notJson();
        }
        if (!(json instanceof ObjectNode content)) {
            throw notJson();
        }
        JsonNode host = content.path("host");
        if (!host.isTextual() || host.asText().isBlank()) {
            throw new TokenException(
                    Problem.NO_HOST,
                    "This token names no server. Ask for a new one; it may have been cut short.");
        }
        String gateway = content.path("gateway").asText("");
        requireHost(host.asText());
        if (!gateway.isBlank()) {
            requireHost(gateway);
        }
        return new EnxToken(
                host.asText().strip(),
                gateway.strip(),
                content.path("secure").asBoolean(true),
                content);
    }

    private static TokenException notJson() {
        return new TokenException(
                Problem.NOT_JSON,
                "This does not hold a room token. Copy the whole token and paste it again.");
    }

    private static void requireHost(String host) throws TokenException {
        Matcher matcher = HOST.matcher(host.strip());
        String port = matcher.matches() ? matcher.group("port") : "0";
        if (!matcher.matches() || (port != null && !isPort(port)) || !isHostOfAnUrl(host.strip())) {
            throw new TokenException(
                    Problem.BAD_HOST,
                    "This token names a server address that cannot be right. Ask for a new token.");
        }
    }

    /** The pattern lets through texts like {@code a..b} and {@code [::::]}, which lead nowhere. */
    private static boolean isHostOfAnUrl(String hostAndPort) {
        try {
            return new URI("https://" + hostAndPort).getHost() != null;
        } catch (URISyntaxException notAnUrl) {
            return false;
        }
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65535;
    }

    /** The base64 form of a token's content (1.1). */
    public static String encode(ObjectNode content) {
        return Base64.getEncoder()
                .encodeToString(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The server, {@code host} or {@code host:port}. */
    public String host() {
        return host;
    }

    /** The gateway to connect to instead of the host; empty when there is none. */
    public String gateway() {
        return gateway;
    }

    /** What the token says about TLS; true when it says nothing. */
    public boolean secure() {
        return secure;
    }

    /** The whole content, for the join request; a copy. */
    public ObjectNode content() {
        return content.deepCopy();
    }

    /** Says which server, nothing else. */
    @Override
    public String toString() {
        return "EnxToken[host=" + host + ", the rest hidden]";
    }
}
