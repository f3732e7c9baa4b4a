package kz.tumar.request.signature;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;

/// A list of revoked certificates as its issuer published it.
record RevocationList(X509CRL list, Instant fetchedAt) {
    private static final String DISTRIBUTION_POINT = "2.5.29.28";
    private static final String DISTRIBUTION_POINTS = "2.5.29.31";

    /// @throws GeneralSecurityException when these bytes are no list
    static RevocationList read(byte[] bytes, Instant fetchedAt) throws GeneralSecurityException {
        try {
            var list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes));
            if (list == null) {
                throw new CRLException("no list");
            }
            return new RevocationList(list, fetchedAt);
        } catch (CertificateException | RuntimeException unreadable) {
            throw new CRLException("no list", unreadable);
        }
    }

    /// Whether it is in force at an instant.
    boolean inForce(Instant now) {
        return list.getNextUpdate() != null
                && !list.getThisUpdate().toInstant().isAfter(now)
                && list.getNextUpdate().toInstant().isAfter(now);
    }

    /// What it says of a certificate of this issuer; empty where it does not speak for it.
    Optional<Revocation.Standing> of(X509Certificate certificate, X509Certificate issuer) {
        if (!list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
                || Algorithms.signature(list.getSigAlgOID(), list.getSigAlgParams()) != null
                || !signedBy(issuer)
                || !covers(certificate)) {
            return Optional.empty();
        }
        X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
        if (entry != null) {
            return Optional.of(
                    new Revocation.Standing.Revoked(entry.getRevocationDate().toInstant()));
        }
        // Lists leave out what has expired: of that they don't say that it was never revoked.
        return list.getThisUpdate()
                        .toInstant()
                        .isAfter(certificate.getNotAfter().toInstant())
                ? Optional.empty()
                : Optional.of(new Revocation.Standing.Good());
    }

    private boolean signedBy(X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[6]) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException other) {
            return false;
        }
    }

    /// Partial, indirect and delta lists don't speak for a certificate by their silence.
    private boolean covers(X509Certificate certificate) {
        Set<String> critical = list.getCriticalExtensionOIDs();
        if (critical == null || critical.isEmpty()) {
            return true;
        }
        if (!critical.equals(Set.of(DISTRIBUTION_POINT))) {
            return false;
        }
        var point = IssuingDistributionPoint.getInstance(octets(list.getExtensionValue(DISTRIBUTION_POINT)));
        boolean authority = certificate.getBasicConstraints() >= 0;
        if (point.isIndirectCRL()
                || point.getOnlySomeReasons() != null
                || point.onlyContainsAttributeCerts()
                || (point.onlyContainsUserCerts() && authority)
                || (point.onlyContainsCACerts() && !authority)) {
            return false;
        }
        return point.getDistributionPoint() == null || names(certificate, point.getDistributionPoint());
    }

    private static boolean names(X509Certificate certificate, DistributionPointName name) {
        byte[] extension = certificate.getExtensionValue(DISTRIBUTION_POINTS);
        return extension != null
                && Arrays.stream(CRLDistPoint.getInstance(octets(extension)).getDistributionPoints())
                        .map(DistributionPoint::getDistributionPoint)
                        .anyMatch(name::equals);
    }

    private static byte[] octets(byte @Nullable [] extension) {
        return ASN1OctetString.getInstance(extension).getOctets();
    }
}
