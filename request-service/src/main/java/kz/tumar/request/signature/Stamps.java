package kz.tumar.request.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/// Stamps of time (RFC 3161) over a signature, as CAdES-T carries them.
final class Stamps {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int MOST_CERTIFICATES = 20;

    private final Chains chains;
    private final Revocation revocation;

    Stamps(Chains chains, Revocation revocation) {
        this.chains = chains;
        this.revocation = revocation;
    }

    /// What a signature's stamp proves.
    sealed interface Stamp {
        /// The signature was there by then.
        record Proven(Instant at) implements Stamp {}

        /// There is none.
        record Absent() implements Stamp {}

        /// There is one that proves nothing.
        record Broken() implements Stamp {}
    }

    Stamp of(SignerInformation signer, Instant arrivedAt) {
        AttributeTable unsigned = signer.getUnsignedAttributes();
        Attribute attribute =
                unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null) {
            return new Stamp.Absent();
        }
        try {
            var token = new TimeStampToken(
                    ContentInfo.getInstance(attribute.getAttrValues().getObjectAt(0)));
            Instant at = token.getTimeStampInfo().getGenTime().toInstant();
            boolean holds = covers(token, signer) && trusted(token, at) && !at.isAfter(arrivedAt.plus(CLOCKS_DIFFER));
            return holds ? new Stamp.Proven(at) : new Stamp.Broken();
        } catch (IOException | TSPException | OperatorException | GeneralSecurityException | RuntimeException hostile) {
            return new Stamp.Broken();
        }
    }

    private static boolean covers(TimeStampToken token, SignerInformation signer) throws GeneralSecurityException {
        var info = token.getTimeStampInfo();
        String digest = Algorithms.DIGESTS.get(info.getMessageImprintAlgOID().getId());
        return digest != null
                && MessageDigest.isEqual(
                        MessageDigest.getInstance(digest).digest(signer.getSignature()),
                        info.getMessageImprintDigest());
    }

    private boolean trusted(TimeStampToken token, Instant at)
            throws IOException, GeneralSecurityException, OperatorException, TSPException {
        var brought = new ArrayList<X509Certificate>();
        @Nullable X509Certificate authority = null;
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            if (brought.size() == MOST_CERTIFICATES) {
                return false;
            }
            X509Certificate each = Certificates.of(holder);
            brought.add(each);
            if (token.getSID().match(holder)) {
                authority = each;
            }
        }
        if (authority == null || Algorithms.key(authority.getPublicKey()) != null) {
            return false;
        }
        SignerInformation by =
                token.toCMSSignedData().getSignerInfos().iterator().next();
        if (Algorithms.digest(by.getDigestAlgOID()) != null
                || Algorithms.signature(by.getEncryptionAlgOID(), by.getEncryptionAlgParams()) != null) {
            return false;
        }
        // Signature, critical purpose of stamping, and validity of the certificate when it was stamped.
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority));
        Chains.@Nullable Chain chain = chains.find(authority, List.copyOf(brought));
        return chain != null && chains.flaw(chain, at) == null && !revoked(chain, at);
    }

    private boolean revoked(Chains.Chain chain, Instant at) {
        for (int i = 0; i < chain.path().size(); i++) {
            switch (revocation.of(chain.path().get(i), chain.issuerOf(i))) {
                case Revocation.Standing.Good() -> {}
                case Revocation.Standing.Unknown() -> {
                    return true;
                }
                case Revocation.Standing.Revoked(var since) -> {
                    if (!since.isAfter(at)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
