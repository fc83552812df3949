package dev.anteroom.practice.relay;

import java.io.IOException;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.jspecify.annotations.Nullable;

/**
 * Our side of one handshake: accepts exactly the certificate that the offer named and agrees on
 * keys for SRTP (RFC 5764). Runs on the handshake's thread.
 */
final class DtlsServer extends DefaultTlsServer {
    private static final int[] CIPHER_SUITES = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
    };
    private static final int HANDSHAKE_MILLIS = 20_000;

    private final DtlsIdentity identity;
    private final Fingerprint expected;
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;
    private volatile boolean saidGoodbye;

    DtlsServer(DtlsIdentity identity, Fingerprint expected) {
        super(identity.crypto());
        this.identity = identity;
        this.expected = expected;
    }

    /**
     * What the handshake agreed on.
     *
     * @throws IOException if it did not get that far
     */
    SrtpKeys keys() throws IOException {
        @Nullable SrtpKeys agreed = keys;
        if (agreed == null) {
            throw new IOException("The handshake agreed on no keys for media.");
        }
        return agreed;
    }

    /** Whether the other side closed the connection. */
    boolean saidGoodbye() {
        return saidGoodbye;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return CIPHER_SUITES.clone();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return HANDSHAKE_MILLIS;
    }

    @Override
    public boolean requiresExtendedMasterSecret() {
        return true;
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context),
                identity.crypto(),
                identity.privateKey(),
                identity.chain(),
                SignatureAndHashAlgorithm.getInstance(
                        HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        return new CertificateRequest(
                new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
                TlsUtils.getDefaultSupportedSignatureAlgorithms(context),
                null);
    }

    @Override
    public void notifyClientCertificate(Certificate certificate) throws IOException {
        if (certificate.isEmpty() || !expected.isOf(certificate.getCertificateAt(0).getEncoded())) {
            throw new TlsFatalAlert(
                    AlertDescription.bad_certificate, "Not the certificate that the offer named.");
        }
    }

    @Override
    @SuppressWarnings({"rawtypes", "JdkObsolete"})
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        @Nullable UseSRTPData offered =
                extensions == null ? null : TlsSRTPUtils.getUseSRTPExtension(extensions);
        List<Integer> profiles =
                offered == null
                        ? List.of()
                        : Arrays.stream(offered.getProtectionProfiles()).boxed().toList();
        profile =
                SrtpProfile.best(profiles)
                        .orElseThrow(
                                () ->
                                        new TlsFatalAlert(
                                                AlertDescription.handshake_failure,
                                                "No way to protect media in common."));
    }

    @Override
    @SuppressWarnings({"rawtypes", "JdkObsolete"})
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = super.getServerExtensions();
        @Nullable SrtpProfile agreed = profile;
        if (agreed != null) {
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions, new UseSRTPData(new int[] {agreed.number()}, new byte[0]));
        }
        return extensions;
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        @Nullable SrtpProfile agreed = profile;
        if (agreed != null) {
            keys =
                    SrtpKeys.split(
                            agreed,
                            context.exportKeyingMaterial(
                                    ExporterLabel.dtls_srtp, null, SrtpKeys.length(agreed)));
        }
    }

    @Override
    public void notifyAlertReceived(short level, short description) {
        saidGoodbye |= description == AlertDescription.close_notify;
    }
}
