package dev.anteroom.network;

import dev.anteroom.network.AuthorityFileException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private authorities that the user added, each a file in a directory of ours. Blocks;
 * thread-safe.
 */
public final class PrivateAuthorities {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateAuthorities.class);
    private static final int LARGEST_FILE = 256 * 1024;
    private static final Base64.Encoder LINES =
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final Optional<Path> directory;
    private final ServerTrust trust;
    private final List<PrivateAuthority> all = new ArrayList<>();

    /**
     * Knows none until {@link #load}.
     *
     * @param directory where they are kept; it need not exist; empty to keep them for this run only
     * @param trust told whom to trust
     */
    public PrivateAuthorities(Optional<Path> directory, ServerTrust trust) {
        this.directory = directory;
        this.trust = trust;
    }

    /** Reads what was added in earlier runs. A file that is none is skipped, and logged. */
    public synchronized void load() {
        if (directory.filter(Files::isDirectory).isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.list(directory.get())) {
            files.filter(file -> file.toString().endsWith(".pem")).sorted().forEach(this::loadOne);
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.warn("The added authorities cannot be read.", unreadable);
        }
        tell();
    }

    /** Those that are trusted now. */
    public synchronized List<PrivateAuthority> all() {
        return List.copyOf(all);
    }

    /**
     * Reads the one authority in a file, without trusting it.
     *
     * @throws AuthorityFileException if there is not exactly one certificate of an authority in it
     */
    public static PrivateAuthority read(Path file) throws AuthorityFileException {
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(LARGEST_FILE + 1);
        } catch (IOException unreadable) {
            throw new AuthorityFileException(Problem.UNREADABLE, unreadable);
        }
        if (content.length > LARGEST_FILE) {
            throw new AuthorityFileException(Problem.NO_CERTIFICATE, null);
        }
        if (new String(content, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
            throw new AuthorityFileException(Problem.HAS_PRIVATE_KEY, null);
        }
        Collection<? extends Certificate> found;
        try {
            found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(content));
        } catch (CertificateException none) {
            throw new AuthorityFileException(Problem.NO_CERTIFICATE, none);
        }
        if (found.size() > 1) {
            throw new AuthorityFileException(Problem.SEVERAL, null);
        }
        if (found.isEmpty() || !(found.iterator().next() instanceof X509Certificate certificate)) {
            throw new AuthorityFileException(Problem.NO_CERTIFICATE, null);
        }
        // From version 3 on a certificate says whether it may vouch for others.
        if (certificate.getBasicConstraints() < 0) {
            throw new AuthorityFileException(Problem.NO_AUTHORITY, null);
        }
        return new PrivateAuthority(certificate);
    }

    /**
     * Trusts an authority from now on, in later runs too.
     *
     * @throws IOException if it cannot be kept; it is not trusted then
     */
    public synchronized void add(PrivateAuthority authority) throws IOException {
        if (all.contains(authority)) {
            return;
        }
        if (directory.isPresent()) {
            write(directory.get(), authority);
        }
        all.add(authority);
        tell();
    }

    /**
     * Trusts an authority no longer.
     *
     * @throws IOException if its file cannot be deleted; it is not trusted in this run all the same
     */
    public synchronized void remove(PrivateAuthority authority) throws IOException {
        all.remove(authority);
        tell();
        if (directory.isPresent()) {
            Files.deleteIfExists(directory.get().resolve(authority.fileName()));
        }
    }

    private void loadOne(Path file) {
        try {
            PrivateAuthority authority = read(file);
            if (!all.contains(authority)) {
                all.add(authority);
            }
        } catch (AuthorityFileException none) {
            LOG.warn("{} holds no authority ({}).", file.getFileName(), none.problem());
        }
    }

    private void tell() {
        trust.setAuthorities(all.stream().map(PrivateAuthority::certificate).toList());
    }

    private static void write(Path directory, PrivateAuthority authority) throws IOException {
        String text;
        try {
            text =
                    "-----BEGIN CERTIFICATE-----\n"
                            + LINES.encodeToString(authority.certificate().getEncoded())
                            + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate that was read has bytes.", impossible);
        }
        Files.createDirectories(directory);
        Path half = Files.createTempFile(directory, "authority", ".tmp");
        try {
            Files.writeString(half, text);
            Files.move(
                    half,
                    directory.resolve(authority.fileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
