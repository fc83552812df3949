package dev.anteroom.practice;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;

/**
 * How a practice server runs.
 *
 * @param port 0 for a free one
 * @param bindAddress an address of this machine; loopback unless asked otherwise
 * @param appId the user name of the server API
 * @param appKey the password of the server API; never logged
 * @param secret what tokens are signed with; never logged
 * @param tokenLifetime how long a token opens its room
 * @param allowedOrigins pages of other origins that may connect, such as {@code
 *     http://localhost:3000}; none by default
 * @param media whether rooms carry sound and video; on by default
 */
public record PracticeOptions(
        int port,
        String bindAddress,
        String appId,
        String appKey,
        String secret,
        Duration tokenLifetime,
        Set<String> allowedOrigins,
        boolean media) {
    /** A free port on loopback, random credentials, tokens good for a day. */
    public static final PracticeOptions DEFAULTS =
            new PracticeOptions(
                    0,
                    "127.0.0.1",
                    "practice",
                    randomText(),
                    randomText(),
                    Duration.ofHours(24),
                    Set.of(),
                    true);

    /** Rejects what could never work. */
    public PracticeOptions {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535.");
        }
        if (appId.isBlank() || appId.indexOf(':') >= 0 || appKey.isBlank()) {
            throw new IllegalArgumentException(
                    "The app id must not be blank or hold a colon; the app key must not be blank.");
        }
        if (secret.length() < 16) {
            throw new IllegalArgumentException("The secret needs at least 16 characters.");
        }
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** The same with another port. */
    public PracticeOptions withPort(int newPort) {
        return new PracticeOptions(
                newPort, bindAddress, appId, appKey, secret, tokenLifetime, allowedOrigins, media);
    }

    /** The same with another token lifetime. */
    public PracticeOptions withTokenLifetime(Duration lifetime) {
        return new PracticeOptions(
                port, bindAddress, appId, appKey, secret, lifetime, allowedOrigins, media);
    }

    /** The same with other credentials of the server API. */
    public PracticeOptions withCredentials(String id, String key) {
        return new PracticeOptions(
                port, bindAddress, id, key, secret, tokenLifetime, allowedOrigins, media);
    }

    /** The same with other foreign origins that may connect. */
    public PracticeOptions withAllowedOrigins(Set<String> origins) {
        return new PracticeOptions(
                port, bindAddress, appId, appKey, secret, tokenLifetime, origins, media);
    }

    /** The same with or without sound and video. */
    public PracticeOptions withMedia(boolean carried) {
        return new PracticeOptions(
                port, bindAddress, appId, appKey, secret, tokenLifetime, allowedOrigins, carried);
    }

    /** Shows neither key nor secret. */
    @Override
    public String toString() {
        return "PracticeOptions[" + bindAddress + ":" + port + ", appId=" + appId + "]";
    }

    private static String randomText() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
