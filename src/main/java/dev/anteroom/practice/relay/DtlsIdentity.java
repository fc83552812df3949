package dev.anteroom.practice.relay;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * The relay's key and its certificate, made at the start and forgotten at the end. Clients trust it
 * by the fingerprint in the answer, so nothing else has to vouch for it.
 */
final class DtlsIdentity {
    private static final String CURVE = "secp256r1";
    private static final X500Name NAME = new X500Name("CN=practice-relay");
    private static final AlgorithmIdentifier ALGORITHM =
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private final BcTlsCrypto crypto;
    private final AsymmetricKeyParameter privateKey;
    private final Certificate chain;
    private final Fingerprint fingerprint;

    private DtlsIdentity(BcTlsCrypto crypto, AsymmetricKeyParameter privateKey, byte[] encoded)
            throws IOException {
        this.crypto = crypto;
        this.privateKey = privateKey;
        chain = new Certificate(new TlsCertificate[] {crypto.createCertificate(encoded)});
        fingerprint = Fingerprint.of("SHA-256", encoded);
    }

    static DtlsIdentity create(SecureRandom random) throws IOException {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(
                new ECKeyGenerationParameters(
                        new ECNamedDomainParameters(
                                ECNamedCurveTable.getOID(CURVE),
                                ECNamedCurveTable.getByName(CURVE)),
                        random));
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        return new DtlsIdentity(
                new BcTlsCrypto(random), pair.getPrivate(), certificate(pair, random));
    }

    private static byte[] certificate(AsymmetricCipherKeyPair pair, SecureRandom random)
            throws IOException {
        Instant now = Instant.now();
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(63, random).add(BigInteger.ONE)));
        generator.setIssuer(NAME);
        generator.setSubject(NAME);
        // A day back, since the clocks of a room differ.
        generator.setStartDate(new Time(Date.from(now.minus(Duration.ofDays(1)))));
        generator.setEndDate(new Time(Date.from(now.plus(Duration.ofDays(365)))));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()));
        generator.setSignature(ALGORITHM);
        TBSCertificate unsigned = generator.generateTBSCertificate();
        return new DERSequence(
                        new ASN1Encodable[] {
                            unsigned,
                            ALGORITHM,
                            new DERBitString(
                                    sign(
                                            unsigned.getEncoded(ASN1Encoding.DER),
                                            pair.getPrivate(),
                                            random))
                        })
                .getEncoded(ASN1Encoding.DER);
    }

    private static byte[] sign(byte[] text, AsymmetricKeyParameter key, SecureRandom random) {
        DSADigestSigner signer = new DSADigestSigner(new ECDSASigner(), new SHA256Digest());
        signer.init(true, new ParametersWithRandom(key, random));
        signer.update(text, 0, text.length);
        return signer.generateSignature();
    }

    BcTlsCrypto crypto() {
        return crypto;
    }

    AsymmetricKeyParameter privateKey() {
        return privateKey;
    }

    Certificate chain() {
        return chain;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }
}
