package dev.anteroom.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** An authority of a test's own, and the certificates it makes for servers. */
public final class TestAuthority {
    private static final AlgorithmIdentifier ALGORITHM =
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final Duration LONG = Duration.ofDays(30);

    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** Makes an authority that nobody trusts yet. */
    public TestAuthority(String commonName) throws GeneralSecurityException, IOException {
        name = new X500Name("CN=" + commonName);
        keys = pair();
        certificate = certificate(name, keys, "", -1, LONG, name, keys);
    }

    /** Its own certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Writes its certificate as people hand it around. */
    public Path writeTo(Path file) throws GeneralSecurityException, IOException {
        return Files.writeString(file, pem(certificate));
    }

    /** For a server with a certificate of a host that is good for a month. */
    public SSLContext server(String host) throws GeneralSecurityException, IOException {
        return server(host, Duration.ofDays(-1), LONG);
    }

    /** For a server with a certificate that is good from one time to another, from now. */
    public SSLContext server(String host, Duration from, Duration to)
            throws GeneralSecurityException, IOException {
        KeyPair own = pair();
        X500Name subject = new X500Name("CN=" + host);
        X509Certificate made = certificate(subject, own, host, from.toDays(), to, name, keys);
        return context(own, made, certificate);
    }

    /** For a server that vouches for itself. */
    public static SSLContext selfSigned(String host) throws GeneralSecurityException, IOException {
        KeyPair own = pair();
        X500Name subject = new X500Name("CN=" + host);
        return context(own, certificate(subject, own, host, -1, LONG, subject, own));
    }

    /** A certificate in the text form. */
    public static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** A certificate of a server, which vouches for nobody. */
    public X509Certificate leaf(String host) throws GeneralSecurityException, IOException {
        return certificate(new X500Name("CN=" + host), pair(), host, -1, LONG, name, keys);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static SSLContext context(KeyPair keys, X509Certificate... chain)
            throws GeneralSecurityException, IOException {
        char[] password = "changeit".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", keys.getPrivate(), password, chain);
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /**
     * Makes a certificate.
     *
     * @param host empty for an authority's
     */
    private static X509Certificate certificate(
            X500Name subject,
            KeyPair own,
            String host,
            long fromDays,
            Duration to,
            X500Name issuer,
            KeyPair issuersKeys)
            throws GeneralSecurityException, IOException {
        Instant now = Instant.now();
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(63, new SecureRandom())));
        generator.setIssuer(issuer);
        generator.setSubject(subject);
        generator.setStartDate(new Time(Date.from(now.plus(Duration.ofDays(fromDays)))));
        generator.setEndDate(new Time(Date.from(now.plus(to))));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded()));
        generator.setSignature(ALGORITHM);
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.basicConstraints, true, new BasicConstraints(host.isEmpty()));
        if (!host.isEmpty()) {
            extensions.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        }
        generator.setExtensions(extensions.generate());
        TBSCertificate unsigned = generator.generateTBSCertificate();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuersKeys.getPrivate());
        signature.update(unsigned.getEncoded(ASN1Encoding.DER));
        byte[] encoded =
                new DERSequence(
                                new ASN1Encodable[] {
                                    unsigned, ALGORITHM, new DERBitString(signature.sign())
                                })
                        .getEncoded(ASN1Encoding.DER);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(encoded));
    }
}
