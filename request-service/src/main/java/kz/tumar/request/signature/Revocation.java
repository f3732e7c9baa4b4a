package kz.tumar.request.signature;

import java.security.cert.X509Certificate;
import java.time.Instant;

/// Whether a certificate was revoked.
interface Revocation {
    /// What is known of it now.
    Standing of(X509Certificate certificate, X509Certificate issuer);

    /// What is known.
    sealed interface Standing {
        /// The list in force does not name it.
        record Good() implements Standing {}

        /// It is revoked.
        record Revoked(Instant since) implements Standing {}

        /// Nobody who may say it answered.
        record Unknown() implements Standing {}
    }
}
