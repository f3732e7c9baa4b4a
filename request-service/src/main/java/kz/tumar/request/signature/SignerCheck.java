package kz.tumar.request.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.SignatureFinding;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/// One signer: algorithms, the signature itself, when it was made, the chain at that time, revocation,
/// purpose, and
/// whether it is who it must be. It goes on as far as it can, so that the report says everything at
/// once.
final class SignerCheck {
    private final Chains chains;
    private final Revocation revocation;
    private final Stamps stamps;

    SignerCheck(Chains chains, Revocation revocation) {
        this.chains = chains;
        this.revocation = revocation;
        this.stamps = new Stamps(chains, revocation);
    }

    Signer check(
            SignerInformation signer,
            @Nullable X509Certificate certificate,
            List<X509Certificate> brought,
            Submitted submitted) {
        Set<SignatureFinding> found = EnumSet.noneOf(SignatureFinding.class);
        if (certificate == null) {
            found.add(SignatureFinding.CERTIFICATE_ABSENT);
            return report(signer, null, new Stamps.Stamp.Absent(), found);
        }
        add(found, Algorithms.digest(signer.getDigestAlgOID()));
        add(found, Algorithms.signature(signer.getEncryptionAlgOID(), signer.getEncryptionAlgParams()));
        add(found, Algorithms.key(certificate.getPublicKey()));
        if (found.isEmpty()) {
            add(found, integrity(signer, certificate));
        }
        if (signer.getSignedAttributes() == null) {
            // Without them, what was signed by way of its attributes could pass for content.
            found.add(SignatureFinding.NOT_A_SIGNATURE);
        }
        add(found, namedOtherwise(signer, certificate));
        Stamps.Stamp stamp = stamps.of(signer, submitted.arrivedAt());
        found.addAll(remark(stamp));
        found.addAll(chain(certificate, brought, stamp, submitted.arrivedAt()));
        found.addAll(Certificates.purposes(certificate));
        Signer.Named named = Certificates.named(certificate);
        found.addAll(submitted.signatory().compare(named.iin(), named.bin()));
        return report(signer, named, stamp, found);
    }

    private static @Nullable SignatureFinding integrity(SignerInformation signer, X509Certificate certificate) {
        try {
            // By the key alone: what the certificate is worth, and when, is judged apart.
            var verifier = new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey());
            return signer.verify(verifier) ? null : SignatureFinding.SIGNATURE_BROKEN;
        } catch (CMSSignerDigestMismatchException altered) {
            return SignatureFinding.CONTENT_ALTERED;
        } catch (CMSException | RuntimeException broken) {
            return SignatureFinding.SIGNATURE_BROKEN;
        } catch (OperatorCreationException unknown) {
            return SignatureFinding.ALGORITHM_UNSUPPORTED;
        }
    }

    /// CAdES names the signer's certificate by its digest, so that no other one can be put in its
    /// place.
    private static @Nullable SignatureFinding namedOtherwise(SignerInformation signer, X509Certificate certificate) {
        AttributeTable signed = signer.getSignedAttributes();
        Attribute attribute = signed == null ? null : signed.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null) {
            return null;
        }
        try {
            var named = SigningCertificateV2.getInstance(
                            attribute.getAttrValues().getObjectAt(0))
                    .getCerts()[0];
            String digest = Algorithms.DIGESTS.get(
                    named.getHashAlgorithm().getAlgorithm().getId());
            if (digest == null) {
                return SignatureFinding.ALGORITHM_WEAK;
            }
            byte[] own = MessageDigest.getInstance(digest).digest(certificate.getEncoded());
            return MessageDigest.isEqual(own, named.getCertHash())
                    ? null
                    : SignatureFinding.SIGNING_CERTIFICATE_DIFFERS;
        } catch (CertificateEncodingException impossible) {
            return SignatureFinding.NOT_A_SIGNATURE;
        } catch (GeneralSecurityException | RuntimeException hostile) {
            return SignatureFinding.SIGNING_CERTIFICATE_DIFFERS;
        }
    }

    private static Set<SignatureFinding> remark(Stamps.Stamp stamp) {
        return switch (stamp) {
            case Stamps.Stamp.Proven(var at) -> Set.of();
            case Stamps.Stamp.Absent() -> Set.of(SignatureFinding.TIMESTAMP_MISSING);
            case Stamps.Stamp.Broken() -> Set.of(SignatureFinding.TIMESTAMP_INVALID);
        };
    }

    private Set<SignatureFinding> chain(
            X509Certificate certificate, List<X509Certificate> brought, Stamps.Stamp stamp, Instant arrivedAt) {
        if (chains.empty()) {
            return Set.of(SignatureFinding.ANCHORS_NOT_CONFIGURED);
        }
        if (Algorithms.key(certificate.getPublicKey()) == SignatureFinding.ALGORITHM_UNSUPPORTED
                || Algorithms.signature(certificate.getSigAlgOID(), certificate.getSigAlgParams())
                        == SignatureFinding.ALGORITHM_UNSUPPORTED) {
            return Set.of(SignatureFinding.ALGORITHM_UNSUPPORTED);
        }
        Chains.@Nullable Chain chain = chains.find(certificate, brought);
        if (chain == null) {
            return Set.of(SignatureFinding.ANCHOR_UNKNOWN);
        }
        Set<SignatureFinding> found = EnumSet.noneOf(SignatureFinding.class);
        boolean proven = stamp instanceof Stamps.Stamp.Proven;
        Instant at = stamp instanceof Stamps.Stamp.Proven(var stamped) ? stamped : arrivedAt;
        SignatureFinding flaw = chains.flaw(chain, at);
        if (flaw == SignatureFinding.CERTIFICATE_EXPIRED_BEFORE_RECEIPT) {
            found.add(proven ? SignatureFinding.CERTIFICATE_NOT_VALID_AT_SIGNING : flaw);
            // Whether it had held while it lasted.
            SignatureFinding before =
                    chains.flaw(chain, certificate.getNotAfter().toInstant());
            flaw = before == SignatureFinding.CERTIFICATE_EXPIRED_BEFORE_RECEIPT ? null : before;
        }
        add(found, flaw);
        for (int i = 0; i < chain.path().size(); i++) {
            add(found, revoked(revocation.of(chain.path().get(i), chain.issuerOf(i)), at));
        }
        return found;
    }

    private static @Nullable SignatureFinding revoked(Revocation.Standing standing, Instant signedBy) {
        return switch (standing) {
            case Revocation.Standing.Good() -> null;
            case Revocation.Standing.Unknown() -> SignatureFinding.REVOCATION_UNKNOWN;
            case Revocation.Standing.Revoked(var since) ->
                since.isAfter(signedBy)
                        ? SignatureFinding.CERTIFICATE_REVOKED_LATER
                        : SignatureFinding.CERTIFICATE_REVOKED;
        };
    }

    private static Signer report(
            SignerInformation signer,
            Signer.@Nullable Named certificate,
            Stamps.Stamp stamp,
            Set<SignatureFinding> found) {
        return new Signer(
                signer.getEncryptionAlgOID() + " with " + signer.getDigestAlgOID(),
                saysSignedAt(signer),
                stamp instanceof Stamps.Stamp.Proven(var at) ? at : null,
                certificate,
                List.copyOf(found));
    }

    private static @Nullable Instant saysSignedAt(SignerInformation signer) {
        AttributeTable signed = signer.getSignedAttributes();
        Attribute attribute = signed == null ? null : signed.get(CMSAttributes.signingTime);
        try {
            return attribute == null
                    ? null
                    : Time.getInstance(attribute.getAttrValues().getObjectAt(0))
                            .getDate()
                            .toInstant();
        } catch (RuntimeException hostile) {
            return null;
        }
    }

    private static void add(Set<SignatureFinding> found, @Nullable SignatureFinding finding) {
        if (finding != null) {
            found.add(finding);
        }
    }
}
