package kz.tumar.request.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.SignatureFinding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.util.Selector;
import org.jspecify.annotations.Nullable;

/// CMS and CAdES, detached or enveloping, with RSA and ECDSA. Everything that is read is bounded:
/// bytes, depth (by the
/// library), signers, certificates, keys.
final class CmsVerifier implements SignatureVerifier {
    private static final int MOST_SIGNERS = 5;
    private static final int MOST_CERTIFICATES = 20;

    private final SignerCheck signers;
    private final int largest;

    /// @param largest the most bytes that a signature may have
    CmsVerifier(Anchors anchors, Revocation revocation, int largest) {
        this.signers = new SignerCheck(new Chains(anchors), revocation);
        this.largest = largest;
    }

    @Override
    public Checked check(Submitted submitted) {
        try {
            return checked(submitted);
        } catch (CMSException | IOException | CertificateException | RuntimeException | StackOverflowError hostile) {
            return Checked.of(Set.of(SignatureFinding.NOT_A_SIGNATURE), List.of());
        }
    }

    private Checked checked(Submitted submitted) throws CMSException, IOException, CertificateException {
        byte @Nullable [] der = submitted.signature().length > largest ? null : der(submitted.signature());
        if (der == null) {
            return Checked.of(Set.of(SignatureFinding.NOT_A_SIGNATURE), List.of());
        }
        var parsed = new CMSSignedData(der);
        Collection<SignerInformation> all = parsed.getSignerInfos().getSigners();
        if (all.isEmpty()) {
            return Checked.of(Set.of(SignatureFinding.SIGNER_ABSENT), List.of());
        }
        List<X509CertificateHolder> holders =
                List.copyOf(parsed.getCertificates().getMatches(null));
        if (all.size() > MOST_SIGNERS || holders.size() > MOST_CERTIFICATES) {
            return Checked.of(Set.of(SignatureFinding.NOT_A_SIGNATURE), List.of());
        }
        byte @Nullable [] enveloped = parsed.isDetachedSignature() ? null : enveloped(parsed);
        if (enveloped == null && !parsed.isDetachedSignature()) {
            // What it brings can't be compared with the request, so it may be over anything.
            return Checked.of(Set.of(SignatureFinding.NOT_A_SIGNATURE), List.of());
        }
        byte @Nullable [] content = submitted.content();
        if (content == null) {
            return enveloped == null
                    ? Checked.of(Set.of(SignatureFinding.CONTENT_ABSENT), List.of())
                    : each(parsed, der, enveloped, holders, submitted);
        }
        if (enveloped != null && !Arrays.equals(enveloped, content)) {
            return Checked.of(Set.of(SignatureFinding.CONTENT_ALTERED), List.of());
        }
        return each(parsed, der, content, holders, submitted);
    }

    private Checked each(
            CMSSignedData parsed, byte[] der, byte[] content, List<X509CertificateHolder> holders, Submitted submitted)
            throws CMSException, IOException, CertificateException {
        CMSSignedData over =
                parsed.isDetachedSignature() ? new CMSSignedData(new CMSProcessableByteArray(content), der) : parsed;
        var brought = new ArrayList<X509Certificate>();
        for (X509CertificateHolder holder : holders) {
            brought.add(Certificates.of(holder));
        }
        var found = new ArrayList<Signer>();
        for (SignerInformation signer : over.getSignerInfos().getSigners()) {
            X509Certificate certificate = certificateOf(signer, holders, brought);
            found.add(signers.check(signer, certificate, brought, submitted));
        }
        var findings = new ArrayList<SignatureFinding>();
        if (submitted.content() == null) {
            // It is over what it brings itself, and that may be something else than the request.
            findings.add(SignatureFinding.CONTENT_ABSENT);
        }
        found.forEach(signer -> findings.addAll(signer.findings()));
        return Checked.of(findings, found);
    }

    private static @Nullable X509Certificate certificateOf(
            SignerInformation signer, List<X509CertificateHolder> holders, List<X509Certificate> brought) {
        @SuppressWarnings("unchecked")
        Selector<X509CertificateHolder> named = signer.getSID();
        for (int i = 0; i < holders.size(); i++) {
            if (named.match(holders.get(i))) {
                return brought.get(i);
            }
        }
        return null;
    }

    private static byte @Nullable [] enveloped(CMSSignedData parsed) {
        var signed = parsed.getSignedContent();
        boolean data = signed.getContentType().equals(new ASN1ObjectIdentifier("1.2.840.113549.1.7.1"));
        return data && signed.getContent() instanceof byte[] bytes ? bytes : null;
    }

    /// DER as it is, or out of PEM or Base64; null where it is neither.
    private static byte @Nullable [] der(byte[] signature) {
        if (signature.length > 0 && signature[0] == 0x30) {
            return signature;
        }
        String text = new String(signature, StandardCharsets.US_ASCII)
                .replaceAll("-----[A-Z0-9 ]{1,40}-----", "")
                .replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(text);
            return der.length > 0 && der[0] == 0x30 ? der : null;
        } catch (IllegalArgumentException notText) {
            return null;
        }
    }
}
