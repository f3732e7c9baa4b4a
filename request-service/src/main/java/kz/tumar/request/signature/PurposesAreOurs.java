package kz.tumar.request.signature;

import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.util.Collection;
import java.util.Set;

/// Extended key usage may be critical: PKIX leaves it to whoever knows what the certificate is used
/// for, which is checked
/// for signers and for stamps each.
final class PurposesAreOurs extends PKIXCertPathChecker {
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    @Override
    public void init(boolean forward) {}

    @Override
    public boolean isForwardCheckingSupported() {
        return true;
    }

    @Override
    public Set<String> getSupportedExtensions() {
        return Set.of(EXTENDED_KEY_USAGE);
    }

    @Override
    public void check(Certificate certificate, Collection<String> unresolved) {
        unresolved.remove(EXTENDED_KEY_USAGE);
    }
}
