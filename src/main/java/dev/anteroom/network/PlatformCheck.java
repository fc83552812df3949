package dev.anteroom.network;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The platform's own check of certificates, with authorities of our choice. */
final class PlatformCheck {
    private PlatformCheck() {}

    /**
     * Makes a check. No authorities at all means that nobody is trusted.
     *
     * @throws IllegalStateException if the platform is broken
     */
    static X509ExtendedTrustManager of(
            List<X509Certificate> system, List<X509Certificate> authorities) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            List<X509Certificate> all =
                    Stream.concat(system.stream(), authorities.stream()).distinct().toList();
            for (int number = 0; number < all.size(); number++) {
                store.setCertificateEntry("authority-" + number, all.get(number));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("Certificates cannot be checked here.", broken);
        }
    }
}
