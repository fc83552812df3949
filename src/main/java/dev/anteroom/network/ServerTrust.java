package dev.anteroom.network;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose certificates are trusted: those of the system, and private authorities that the
 * user added. Never says yes to what the platform's own check refuses, and says why it refuses.
 * Thread-safe; reads the system's certificates at the first connection.
 */
public final class ServerTrust extends X509ExtendedTrustManager {
    /** One of the two checks of the platform: with the host's name, or without. */
    private interface Check {
        void of(X509ExtendedTrustManager platform) throws CertificateException;
    }

    private final Supplier<List<X509Certificate>> system;
    private @Nullable SSLContext context;
    private List<X509Certificate> authorities = List.of();
    private @Nullable X509ExtendedTrustManager platform;

    /** Trusts whom the system trusts. */
    public ServerTrust() {
        this(SystemAuthorities::read);
    }

    /**
     * Trusts certain authorities.
     *
     * @param system gives those of the system; called once at most, may block
     */
    ServerTrust(Supplier<List<X509Certificate>> system) {
        this.system = system;
    }

    /** Makes connections that are trusted as this says, also when it changes. Always the same. */
    public synchronized SSLContext context() {
        SSLContext made = context;
        if (made == null) {
            try {
                made = SSLContext.getInstance("TLS");
                made.init(null, new TrustManager[] {this}, null);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Every Java platform knows TLS.", impossible);
            }
            context = made;
        }
        return made;
    }

    /** Trusts private authorities besides the system's, and none but these from now on. */
    public void setAuthorities(List<X509Certificate> newAuthorities) {
        @Nullable SSLContext used;
        synchronized (this) {
            authorities = List.copyOf(newAuthorities);
            platform = null;
            used = context;
        }
        if (used != null) {
            forgetSessions(used.getClientSessionContext());
        }
    }

    /** A resumed session would not be checked again. */
    private static void forgetSessions(SSLSessionContext sessions) {
        for (byte[] id : Collections.list(sessions.getIds())) {
            @Nullable SSLSession session = sessions.getSession(id);
            if (session != null) {
                session.invalidate();
            }
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        check(chain, authType, each -> each.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, authType, each -> each.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, authType, each -> each.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
            throws CertificateException {
        platform().checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        platform().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        platform().checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return platform().getAcceptedIssuers();
    }

    private void check(X509Certificate[] chain, String authType, Check check)
            throws CertificateException {
        X509ExtendedTrustManager asked = platform();
        try {
            run(check, asked);
        } catch (CertificateException refused) {
            throw new UntrustedException(faultOf(chain, authType, asked), refused);
        }
    }

    /** The platform's check breaks down when there is nobody to trust. */
    private static void run(Check check, X509ExtendedTrustManager platform)
            throws CertificateException {
        if (platform.getAcceptedIssuers().length == 0) {
            throw new CertificateException("Nobody is trusted here.");
        }
        check.of(platform);
    }

    private synchronized X509ExtendedTrustManager platform() {
        X509ExtendedTrustManager made = platform;
        if (made == null) {
            made = PlatformCheck.of(system.get(), authorities);
            platform = made;
        }
        return made;
    }

    private static TrustFault faultOf(
            X509Certificate[] chain, String authType, X509ExtendedTrustManager platform) {
        if (chain.length == 0) {
            return TrustFault.OTHER;
        }
        try {
            chain[0].checkValidity();
        } catch (CertificateExpiredException over) {
            return TrustFault.EXPIRED;
        } catch (CertificateNotYetValidException early) {
            return TrustFault.NOT_YET_VALID;
        }
        if (isTrustedButForTheHost(chain, authType, platform)) {
            return TrustFault.WRONG_HOST;
        }
        X509Certificate last = chain[chain.length - 1];
        if (chain.length == 1 && vouchesForItself(last)) {
            return TrustFault.SELF_SIGNED;
        }
        boolean known =
                List.of(platform.getAcceptedIssuers()).stream()
                        .anyMatch(
                                root ->
                                        root.equals(last)
                                                || root.getSubjectX500Principal()
                                                        .equals(last.getIssuerX500Principal()));
        return known ? TrustFault.OTHER : TrustFault.UNKNOWN_ISSUER;
    }

    private static boolean isTrustedButForTheHost(
            X509Certificate[] chain, String authType, X509ExtendedTrustManager platform) {
        try {
            run(each -> each.checkServerTrusted(chain, authType), platform);
            return true;
        } catch (CertificateException neitherWay) {
            return false;
        }
    }

    private static boolean vouchesForItself(X509Certificate certificate) {
        PublicKey own = certificate.getPublicKey();
        try {
            certificate.verify(own);
            return true;
        } catch (SignatureException | InvalidKeyException anothers) {
            return false;
        } catch (GeneralSecurityException unknownKind) {
            return certificate
                    .getSubjectX500Principal()
                    .equals(certificate.getIssuerX500Principal());
        }
    }
}
