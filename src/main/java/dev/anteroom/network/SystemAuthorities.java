package dev.anteroom.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authorities that this system trusts: on Linux those of the distribution, where an
 * administrator adds a company's own, on Windows and macOS those of the system's store besides
 * Java's. Where the system cannot be asked it is Java's list alone.
 */
final class SystemAuthorities {
    private static final Logger LOG = LoggerFactory.getLogger(SystemAuthorities.class);

    /** Where Debian, Fedora, SUSE and Alpine keep them. */
    private static final List<Path> BUNDLES =
            List.of(
                    Path.of("/etc/ssl/certs/ca-certificates.crt"),
                    Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
                    Path.of("/etc/ssl/ca-bundle.pem"),
                    Path.of("/etc/ssl/cert.pem"));

    private SystemAuthorities() {}

    static List<X509Certificate> read() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return withJavas(inStores("Windows-ROOT"));
        }
        if (system.contains("mac")) {
            return withJavas(inStores("KeychainStore-ROOT", "KeychainStore"));
        }
        List<X509Certificate> found = inBundles(BUNDLES);
        return found.isEmpty() ? javas() : found;
    }

    static List<X509Certificate> inBundles(List<Path> bundles) {
        for (Path bundle : bundles) {
            if (Files.isReadable(bundle)) {
                try (InputStream in = Files.newInputStream(bundle)) {
                    return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
                } catch (IOException | CertificateException unreadable) {
                    LOG.warn("The system's certificates in {} cannot be read.", bundle, unreadable);
                }
            }
        }
        return List.of();
    }

    private static List<X509Certificate> inStores(String... types) {
        List<X509Certificate> found = new ArrayList<>();
        for (String type : types) {
            try {
                KeyStore store = KeyStore.getInstance(type);
                store.load(null, null);
                for (String alias : Collections.list(store.aliases())) {
                    if (store.isCertificateEntry(alias)
                            && store.getCertificate(alias) instanceof X509Certificate authority) {
                        found.add(authority);
                    }
                }
            } catch (GeneralSecurityException | IOException missing) {
                LOG.info("The system's certificates of {} cannot be read.", type, missing);
            }
        }
        return found;
    }

    private static List<X509Certificate> withJavas(List<X509Certificate> found) {
        List<X509Certificate> all = new ArrayList<>(found);
        all.addAll(javas());
        return all;
    }

    private static List<X509Certificate> javas() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(each -> Arrays.stream(((X509TrustManager) each).getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Java brings no certificates along.", broken);
        }
    }
}
