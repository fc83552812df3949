package dev.anteroom.network;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A certificate that the user trusts besides the system's, as it can be shown.
 *
 * @param certificate itself
 */
public record PrivateAuthority(X509Certificate certificate) {
    /** Whom it belongs to, as a distinguished name. */
    public String subject() {
        return certificate.getSubjectX500Principal().getName();
    }

    /** Who vouches for it, as a distinguished name. */
    public String issuer() {
        return certificate.getIssuerX500Principal().getName();
    }

    /** When its time is over. */
    public Instant expires() {
        return certificate.getNotAfter().toInstant();
    }

    /** SHA-256 of the whole certificate: pairs of capital hexadecimal digits between colons. */
    public String fingerprint() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest());
    }

    /** The name of its file. */
    String fileName() {
        return HexFormat.of().formatHex(digest()).substring(0, 32).toLowerCase(Locale.ROOT)
                + ".pem";
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was read has bytes.", impossible);
        }
    }
}
