package kz.tumar.audit.export;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate of an operator that signs itself, in the files that the configuration names and as who trusts it keeps
/// it.
public record TestCertificate(Path store, Path password, Path pem) {
    private static final String PASSWORD = "test";

    /// Makes one.
    public static TestCertificate in(Path folder, String kind, int bits, String algorithm) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            var pair = generator.generateKeyPair();
            var name = new X500Name("CN=Test operator");
            var now = Instant.now();
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.TEN,
                                    Date.from(now.minusSeconds(3600)),
                                    Date.from(now.plusSeconds(86_400)),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate())));
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD.toCharArray());
            store.setKeyEntry(
                    "operator", pair.getPrivate(), PASSWORD.toCharArray(), new X509Certificate[] {certificate});
            Path file = folder.resolve("operator.p12");
            try (var out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD.toCharArray());
            }
            return new TestCertificate(
                    file,
                    Files.writeString(folder.resolve("password"), PASSWORD + "\n"),
                    Files.writeString(folder.resolve("ca.pem"), pem(certificate)));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
