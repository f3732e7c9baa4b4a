package kz.tumar.request.signature;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.SignatureFinding;
import org.jspecify.annotations.Nullable;

/// Finds the way from a signer to an anchor, and has the JDK's PKIX (RFC 5280) say whether it holds at
/// an instant.
/// Revocation is asked for elsewhere.
final class Chains {
    private static final int LONGEST = 6;

    /// Of hostile certificates with one name, this many are tried and no more.
    private static final int MOST_TRIES = 64;

    private final Anchors anchors;

    Chains(Anchors anchors) {
        this.anchors = anchors;
    }

    boolean empty() {
        return anchors.trusted().isEmpty();
    }

    /// A way to an anchor.
    ///
    /// @param path from the signer upwards, without the anchor
    record Chain(List<X509Certificate> path, X509Certificate anchor) {
        Chain {
            path = List.copyOf(path);
        }

        /// Whoever issued the certificate at a place of the path.
        X509Certificate issuerOf(int place) {
            return place + 1 < path.size() ? path.get(place + 1) : anchor;
        }
    }

    /// The way from a signer to an anchor by names and signatures alone; null where there is none.
    @Nullable
    Chain find(X509Certificate signer, List<X509Certificate> brought) {
        var pool = new ArrayList<>(anchors.between());
        pool.addAll(brought);
        return new Search(pool).from(List.of(signer));
    }

    /// What stands against a chain at an instant; null where nothing does.
    @Nullable
    SignatureFinding flaw(Chain chain, Instant at) {
        for (X509Certificate each : chain.path()) {
            SignatureFinding weak = weakness(each);
            if (weak != null) {
                return weak;
            }
        }
        try {
            var path = CertificateFactory.getInstance("X.509").generateCertPath(chain.path());
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.anchor(), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.addCertPathChecker(new PurposesAreOurs());
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return null;
        } catch (CertPathValidatorException flawed) {
            return flaw(flawed);
        } catch (InvalidAlgorithmParameterException | NoSuchAlgorithmException | RuntimeException impossible) {
            return SignatureFinding.CHAIN_INVALID;
        } catch (GeneralSecurityException unreadable) {
            return SignatureFinding.CHAIN_INVALID;
        }
    }

    private static @Nullable SignatureFinding weakness(X509Certificate certificate) {
        SignatureFinding algorithm = Algorithms.signature(certificate.getSigAlgOID(), certificate.getSigAlgParams());
        return algorithm != null ? algorithm : Algorithms.key(certificate.getPublicKey());
    }

    private static SignatureFinding flaw(CertPathValidatorException flawed) {
        if (flawed.getReason() == CertPathValidatorException.BasicReason.EXPIRED) {
            return SignatureFinding.CERTIFICATE_EXPIRED_BEFORE_RECEIPT;
        }
        if (flawed.getReason() == CertPathValidatorException.BasicReason.NOT_YET_VALID) {
            return SignatureFinding.CERTIFICATE_NOT_VALID_AT_SIGNING;
        }
        return flawed.getReason() == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED
                ? SignatureFinding.ALGORITHM_WEAK
                : SignatureFinding.CHAIN_INVALID;
    }

    /// Looks depth first, anchors before others.
    private final class Search {
        private final List<X509Certificate> pool;
        private int tries;

        Search(List<X509Certificate> pool) {
            this.pool = pool;
        }

        @Nullable
        Chain from(List<X509Certificate> path) {
            X509Certificate last = path.getLast();
            for (X509Certificate anchor : anchors.trusted()) {
                if (issued(anchor, last)) {
                    return new Chain(path, anchor);
                }
            }
            if (path.size() == LONGEST) {
                return null;
            }
            for (X509Certificate candidate : pool) {
                if (!path.contains(candidate) && issued(candidate, last)) {
                    var longer = new ArrayList<>(path);
                    longer.add(candidate);
                    Chain found = from(longer);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        }

        private boolean issued(X509Certificate issuer, X509Certificate certificate) {
            if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                    || ++tries > MOST_TRIES
                    || Algorithms.key(issuer.getPublicKey()) == SignatureFinding.ALGORITHM_UNSUPPORTED) {
                return false;
            }
            try {
                certificate.verify(issuer.getPublicKey());
                return true;
            } catch (GeneralSecurityException | RuntimeException other) {
                return false;
            }
        }
    }
}
