package kz.tumar.request.signature;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/// Signs as people's programs do.
public final class Signing {
    private static final ASN1ObjectIdentifier SHA_256 = TSPAlgorithms.SHA256;

    private Signing() {}

    /// CMS over bytes.
    ///
    /// @param enveloping whether the bytes travel in it
    /// @param brought certificates that come with it, the signer's among them
    static byte[] cms(
            TestAuthority.Issued signer,
            byte[] content,
            boolean enveloping,
            @Nullable String with,
            List<X509Certificate> brought) {
        try {
            String algorithm = with == null ? TestAuthority.signing(signer.keys()) : with;
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(
                                    new JcaContentSignerBuilder(algorithm)
                                            .build(signer.keys().getPrivate()),
                                    signer.certificate()));
            generator.addCertificates(new JcaCertStore(brought));
            return generator
                    .generate(new CMSProcessableByteArray(content), enveloping)
                    .getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// CMS beside the bytes, with the chain.
    public static byte[] detached(TestAuthority authority, TestAuthority.Issued signer, byte[] content) {
        return cms(signer, content, false, null, List.of(signer.certificate(), authority.between()));
    }

    /// The signature with a stamp of time over it.
    static byte[] stamped(byte[] cms, TestAuthority.Issued stamping, Instant at, boolean overThis) {
        try {
            var parsed = new CMSSignedData(cms);
            var stamped = new ArrayList<SignerInformation>();
            for (SignerInformation signer : parsed.getSignerInfos().getSigners()) {
                byte[] signature = overThis ? signer.getSignature() : new byte[] {1};
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(signature);
                var attribute = new Attribute(
                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                        new DERSet(token(digest, stamping, at).toCMSSignedData().toASN1Structure()));
                stamped.add(
                        SignerInformation.replaceUnsignedAttributes(signer, new AttributeTable(new DERSet(attribute))));
            }
            return CMSSignedData.replaceSigners(parsed, new SignerInformationStore(stamped))
                    .getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TimeStampToken token(byte[] digest, TestAuthority.Issued stamping, Instant at) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var generator = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .build(
                                TestAuthority.signing(stamping.keys()),
                                stamping.keys().getPrivate(),
                                stamping.certificate()),
                digests.get(new AlgorithmIdentifier(SHA_256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        generator.addCertificates(new JcaCertStore(List.of(stamping.certificate())));
        var requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        return generator.generate(requests.generate(SHA_256, digest), BigInteger.ONE, Date.from(at));
    }
}
