package kz.tumar.request.signature;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.SignatureFinding;
import org.jspecify.annotations.Nullable;

/// One who signed, with the particulars of their certificate. It redacts itself.
///
/// @param algorithm of the signature, as an object identifier
/// @param saysSignedAt what the signer says
/// @param stampedAt what a stamp proves
public record Signer(
        String algorithm,
        @Nullable Instant saysSignedAt,
        @Nullable Instant stampedAt,
        @Nullable Named certificate,
        List<SignatureFinding> findings) {
    public Signer {
        findings = List.copyOf(findings);
    }

    /// A certificate's particulars.
    ///
    /// @param iin from `SERIALNUMBER=IIN…`
    /// @param bin from `OU=BIN…`
    public record Named(
            String subject,
            String issuer,
            String serialNumber,
            Instant notBefore,
            Instant notAfter,
            @Nullable String iin,
            @Nullable String bin) {
        @Override
        public String toString() {
            return "Named[redacted]";
        }
    }

    @Override
    public String toString() {
        return "Signer[redacted]";
    }
}
