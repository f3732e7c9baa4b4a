package kz.tumar.request.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tumar.contract.SignatureFinding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/// What certificates of Kazakhstan's certificate authorities say, and for what they were issued.
final class Certificates {
    private static final Pattern IIN = Pattern.compile("IIN(\\d{12})");
    private static final Pattern BIN = Pattern.compile("BIN(\\d{12})");
    private static final String INDIVIDUAL = "1.2.398.3.3.4.1.1";
    private static final String LEGAL_ENTITY = "1.2.398.3.3.4.1.2";
    private static final int NON_REPUDIATION = 1;

    private Certificates() {}

    static X509Certificate of(X509CertificateHolder holder) throws IOException, CertificateException {
        var encoded = new ByteArrayInputStream(holder.getEncoded());
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(encoded);
    }

    static Signer.Named named(X509Certificate certificate) {
        return new Signer.Named(
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                certificate.getSerialNumber().toString(16),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                number(certificate, BCStyle.SERIALNUMBER, IIN),
                number(certificate, BCStyle.OU, BIN));
    }

    /// What stands against signing documents with this certificate.
    static Set<SignatureFinding> purposes(X509Certificate certificate) {
        Set<SignatureFinding> found = EnumSet.noneOf(SignatureFinding.class);
        boolean[] usage = certificate.getKeyUsage();
        if (usage != null && !(usage.length > NON_REPUDIATION && usage[NON_REPUDIATION])) {
            found.add(SignatureFinding.KEY_USAGE_WRONG);
        }
        List<String> purposes = extendedUsage(certificate);
        if (purposes == null) {
            found.add(SignatureFinding.PURPOSE_NOT_STATED);
        } else if (!purposes.contains(INDIVIDUAL) && !purposes.contains(LEGAL_ENTITY)) {
            found.add(SignatureFinding.PURPOSE_WRONG);
        }
        return found;
    }

    private static @Nullable List<String> extendedUsage(X509Certificate certificate) {
        try {
            return certificate.getExtendedKeyUsage();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    /// The number of this form among the values of an attribute of the subject; none where two differ.
    private static @Nullable String number(X509Certificate certificate, ASN1ObjectIdentifier attribute, Pattern form) {
        var subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        Optional<String> found = Optional.empty();
        for (RDN part : subject.getRDNs(attribute)) {
            for (var each : part.getTypesAndValues()) {
                if (each.getType().equals(attribute) && each.getValue() instanceof ASN1String text) {
                    Matcher matcher = form.matcher(text.getString());
                    if (matcher.matches() && found.isPresent() && !found.get().equals(matcher.group(1))) {
                        return null;
                    }
                    found = matcher.matches() ? Optional.of(matcher.group(1)) : found;
                }
            }
        }
        return found.orElse(null);
    }
}
