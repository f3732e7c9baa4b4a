package kz.tumar.request.signature;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
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

    /// A signature that somebody else made of one: what was signed by way of the attributes becomes the
    /// content.
    ///
    /// @param type what the content calls itself
    /// @param octets whether the content is an octet string, as it must be
    static byte[] turnedIntoContent(byte[] cms, ASN1ObjectIdentifier type, boolean octets) {
        try {
            var signed = SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
            var signer = SignerInfo.getInstance(signed.getSignerInfos().getObjectAt(0));
            byte[] attributes =
                    new CMSSignedData(cms).getSignerInfos().iterator().next().getEncodedSignedAttributes();
            var alone = new SignerInfo(
                    signer.getSID(),
                    signer.getDigestAlgorithm(),
                    (ASN1Set) null,
                    signer.getDigestEncryptionAlgorithm(),
                    signer.getEncryptedDigest(),
                    null);
            var content = new ContentInfo(
                    type,
                    octets ? new DEROctetString(attributes) : new DERSequence(ASN1Primitive.fromByteArray(attributes)));
            var forged = new SignedData(
                    signed.getDigestAlgorithms(), content, signed.getCertificates(), null, new DERSet(alone));
            return new ContentInfo(CMSObjectIdentifiers.signedData, forged).getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// CMS beside the bytes without attributes: the signature is over the bytes themselves.
    static byte[] withoutAttributes(TestAuthority.Issued signer, byte[] content, List<X509Certificate> brought) {
        try {
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setDirectSignature(true)
                            .build(
                                    new JcaContentSignerBuilder(TestAuthority.signing(signer.keys()))
                                            .build(signer.keys().getPrivate()),
                                    signer.certificate()));
            generator.addCertificates(new JcaCertStore(brought));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
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
