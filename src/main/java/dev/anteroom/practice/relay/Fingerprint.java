package dev.anteroom.practice.relay;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The sum of a certificate, by which an offer names who may shake hands (RFC 8122).
 *
 * @param algorithm as {@link MessageDigest} calls it
 * @param sum upper case with colons
 */
record Fingerprint(String algorithm, String sum) {
    // SHA-1 and MD5 are still in the registry, but can be forged.
    private static final Set<String> TRUSTED = Set.of("SHA-256", "SHA-384", "SHA-512");
    private static final HexFormat FORMAT = HexFormat.ofDelimiter(":").withUpperCase();

    /** Reads what follows {@code a=fingerprint:}; empty for what cannot be trusted. */
    static Optional<Fingerprint> read(String text) {
        String[] parts = text.trim().split(" +", 3);
        if (parts.length != 2) {
            return Optional.empty();
        }
        String algorithm = parts[0].toUpperCase(Locale.ROOT);
        return TRUSTED.contains(algorithm)
                ? Optional.of(new Fingerprint(algorithm, parts[1].toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    static Fingerprint of(String algorithm, byte[] certificate) {
        try {
            byte[] sum = MessageDigest.getInstance(algorithm).digest(certificate);
            return new Fingerprint(algorithm, FORMAT.formatHex(sum));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has " + algorithm, missing);
        }
    }

    boolean isOf(byte[] certificate) {
        return of(algorithm, certificate).equals(this);
    }

    /** As it stands behind {@code a=fingerprint:}. */
    String toSdp() {
        return algorithm.toLowerCase(Locale.ROOT) + " " + sum;
    }
}
