package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues tokens and reads the ones that come back (protocol section 1). The claims travel inside
 * {@code tokenId} as plain ASCII, signed by {@code signature}, because clients may damage other
 * text of a token (1.1); names and roles beside them are decoration and never believed. Immutable.
 */
final class TokenOffice {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Duration lifetime;

    TokenOffice(String secret, Duration lifetime) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.lifetime = lifetime;
    }

    /** A token that is no good, with its result code. */
    static final class RefusedToken extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        RefusedToken(int code, String sentence) {
            super(sentence);
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /**
     * A token for one person.
     *
     * @param host where its holder has to connect, {@code host:port}
     * @param settings of the room, which clients look at before they connect (1.2)
     */
    String issue(
            String roomId,
            RoomSettings settings,
            String host,
            String name,
            String role,
            String userRef,
            Instant now) {
        ObjectNode claims =
                WireCodec.object()
                        .put("id", UUID.randomUUID().toString())
                        .put("room", roomId)
                        .put("role", role)
                        .put("name", name)
                        .put("ref", userRef)
                        .put("until", now.plus(lifetime).toEpochMilli());
        String tokenId = base64(claims.toString().getBytes(StandardCharsets.UTF_8));
        ObjectNode token = WireCodec.object();
        token.put("tokenId", tokenId);
        token.put("signature", sign(tokenId));
        token.put("host", host);
        token.put("secure", false);
        token.put("logId", roomId);
        token.put("version", "1");
        token.put("name", name);
        token.put("role", role);
        token.put("user_ref", userRef);
        ObjectNode room = token.putObject("room");
        room.put("_id", roomId).put("name", settings.name()).put("owner_ref", settings.ownerRef());
        token.putObject("roomMeta")
                .putObject("settings")
                .put("quality", Payloads.QUALITY)
                .put("mode", Payloads.MODE)
                .put("media_configuration", "default");
        return EnxToken.encode(token);
    }

    /**
     * Reads the token in a join request.
     *
     * @throws RefusedToken if it is malformed, forged, too old or names another room beside its
     *     claims
     */
    TokenClaims read(JsonNode message, Instant now) throws RefusedToken {
        JsonNode tokenId = message.path("tokenId");
        JsonNode signature = message.path("signature");
        if (!tokenId.isTextual() || !signature.isTextual()) {
            throw malformed();
        }
        byte[] expected = sign(tokenId.asText()).getBytes(StandardCharsets.UTF_8);
        byte[] given = signature.asText().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            throw new RefusedToken(
                    ResultCode.TOKEN_FORGED, "This token was not issued here or was changed.");
        }
        JsonNode claims = claims(tokenId.asText());
        if (claims.path("until").asLong(0) < now.toEpochMilli()) {
            throw new RefusedToken(
                    ResultCode.TOKEN_EXPIRED, "This token is too old. Ask for a new one.");
        }
        String roomId = claims.path("room").asText();
        JsonNode room = message.path("room");
        JsonNode claimedRoom = room.isObject() ? room.path("_id") : room;
        if (!claimedRoom.isMissingNode() && !claimedRoom.asText("").equals(roomId)) {
            throw new RefusedToken(
                    ResultCode.TOKEN_WRONG_ROOM, "This token was issued for another room.");
        }
        return new TokenClaims(
                claims.path("id").asText(),
                roomId,
                claims.path("role").asText(),
                claims.path("name").asText(),
                claims.path("ref").asText());
    }

    private static JsonNode claims(String tokenId) throws RefusedToken {
        try {
            return WireCodec.parse(
                    new String(Base64.getDecoder().decode(tokenId), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | WireException unreadable) {
            throw malformed();
        }
    }

    private static RefusedToken malformed() {
        return new RefusedToken(
                ResultCode.TOKEN_MALFORMED, "This is not a token of the practice room.");
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM + ".", missing);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
