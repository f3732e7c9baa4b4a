package kz.tumar.request.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// A certificate authority like the national one, for tests: a root, an authority below it that issues
/// to people, and
/// one that stamps time.
public final class TestAuthority {
    /// What a certificate of a person is issued for.
    public static final String INDIVIDUAL = "1.2.398.3.3.4.1.1";

    /// What a certificate of an entity's employee is issued for.
    public static final String LEGAL_ENTITY = "1.2.398.3.3.4.1.2";

    private static final Duration LONG = Duration.ofDays(3650);
    private static final AtomicLong SERIALS = new AtomicLong(1_000);

    private final Instant now;
    private final String algorithm;
    private final Issued root;
    private final Issued issuing;
    private final Issued stamping;

    /// @param algorithm `RSA` or `EC`
    /// @param now around which certificates are valid
    public TestAuthority(String algorithm, Instant now) {
        this.now = now;
        this.algorithm = algorithm;
        this.root = issue(authority("CN=Test root").by(null));
        this.issuing = issue(authority("CN=Test authority").by(root));
        this.stamping = issue(new Wanted(
                "CN=Test stamps",
                root,
                Duration.ofDays(-30),
                LONG,
                false,
                KeyUsage.digitalSignature,
                List.of(KeyPurposeId.id_kp_timeStamping.getId()),
                null));
    }

    /// A certificate with its key.
    public record Issued(X509Certificate certificate, KeyPair keys) {}

    /// What a certificate is to say.
    public record Wanted(
            String subject,
            @Nullable Issued issuer,
            Duration from,
            Duration until,
            boolean authority,
            int usage,
            List<String> purposes,
            @Nullable String signedWith) {
        Wanted by(@Nullable Issued other) {
            return new Wanted(subject, other, from, until, authority, usage, purposes, signedWith);
        }

        Wanted valid(Duration begins, Duration ends) {
            return new Wanted(subject, issuer, begins, ends, authority, usage, purposes, signedWith);
        }

        Wanted usedFor(int other, List<String> others) {
            return new Wanted(subject, issuer, from, until, authority, other, others, signedWith);
        }

        Wanted signedWith(String other) {
            return new Wanted(subject, issuer, from, until, authority, usage, purposes, other);
        }
    }

    Issued root() {
        return root;
    }

    Issued issuing() {
        return issuing;
    }

    Issued stamping() {
        return stamping;
    }

    /// What a trusting operator configures.
    public X509Certificate anchor() {
        return root.certificate();
    }

    /// An authority's certificate.
    Wanted authority(String subject) {
        return new Wanted(
                subject,
                null,
                Duration.ofDays(-3650),
                LONG,
                true,
                KeyUsage.keyCertSign | KeyUsage.cRLSign,
                List.of(),
                null);
    }

    /// A person's certificate as the national authority forms them.
    public Wanted person(String subject) {
        return new Wanted(
                subject,
                issuing,
                Duration.ofDays(-30),
                Duration.ofDays(335),
                false,
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation,
                List.of("1.3.6.1.5.5.7.3.4", INDIVIDUAL),
                null);
    }

    /// A person with this number.
    public Issued personNumbered(String iin) {
        return issue(person("C=KZ,SERIALNUMBER=IIN" + iin + ",CN=Test"));
    }

    /// Issues a certificate with a key of its own.
    public Issued issue(Wanted wanted) {
        KeyPair keys = keys(algorithm);
        return new Issued(certificate(wanted, keys), keys);
    }

    X509Certificate certificate(Wanted wanted, KeyPair keys) {
        try {
            KeyPair by = wanted.issuer() == null ? keys : wanted.issuer().keys();
            X500Name issuer = wanted.issuer() == null
                    ? new X500Name(wanted.subject())
                    : X500Name.getInstance(wanted.issuer()
                            .certificate()
                            .getSubjectX500Principal()
                            .getEncoded());
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(SERIALS.incrementAndGet()),
                    Date.from(now.plus(wanted.from())),
                    Date.from(now.plus(wanted.until())),
                    new X500Name(wanted.subject()),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(wanted.authority()));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(wanted.usage()));
            if (!wanted.purposes().isEmpty()) {
                var purposes = wanted.purposes().stream()
                        .map(ASN1ObjectIdentifier::new)
                        .map(KeyPurposeId::getInstance)
                        .toArray(KeyPurposeId[]::new);
                boolean stamps = wanted.purposes().contains(KeyPurposeId.id_kp_timeStamping.getId());
                builder.addExtension(Extension.extendedKeyUsage, stamps, new ExtendedKeyUsage(purposes));
            }
            String with = wanted.signedWith() == null ? signing(by) : wanted.signedWith();
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(with).build(by.getPrivate())));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A list of revoked certificates, in force from an hour before now.
    ///
    /// @param revoked certificates with when they were revoked
    X509CRL list(Issued issuer, Duration until, Map<X509Certificate, Instant> revoked) {
        try {
            var builder = new JcaX509v2CRLBuilder(issuer.certificate(), Date.from(now.minus(Duration.ofHours(1))));
            builder.setNextUpdate(Date.from(now.plus(until)));
            revoked.forEach((certificate, at) -> builder.addCRLEntry(certificate.getSerialNumber(), Date.from(at), 1));
            return new JcaX509CRLConverter()
                    .getCRL(builder.build(new JcaContentSignerBuilder(signing(issuer.keys()))
                            .build(issuer.keys().getPrivate())));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The lists of both authorities, with nobody on them.
    public List<byte[]> emptyLists() {
        try {
            return List.of(
                    list(root, Duration.ofDays(7), Map.of()).getEncoded(),
                    list(issuing, Duration.ofDays(7), Map.of()).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The authority between people and the root.
    public X509Certificate between() {
        return issuing.certificate();
    }

    static String signing(KeyPair keys) {
        return switch (keys.getPrivate().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> keys.getPrivate().getAlgorithm();
        };
    }

    static KeyPair keys(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) {
                generator.initialize(2048);
            } else if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
