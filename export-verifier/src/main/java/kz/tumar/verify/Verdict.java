package kz.tumar.verify;

import java.util.List;
import kz.tumar.verify.fsck.LogFindings;
import kz.tumar.verify.refusal.Reason;
import kz.tumar.verify.refusal.Refused;

/// What became of a package. The exit status is part of the promise to scripts.
public sealed interface Verdict {
    /// Whole, unchanged, and signed by a key that the reader brought.
    record Verified(Findings findings) implements Verdict {}

    /// Whole and unchanged as far as the package itself can tell; nobody outside it vouches for its signer.
    record SignerUnknown(Findings findings) implements Verdict {}

    /// One entry is in the log, by a proof of its own under a checkpoint signed by a key that the reader brought.
    record ProofVerified(ProofFindings findings) implements Verdict {}

    /// A whole log holds together. Whether anybody outside it vouches for its signer, the findings say.
    record LogVerified(LogFindings findings) implements Verdict {}

    record NotVerified(Reason reason, List<String> details) implements Verdict {
        public NotVerified {
            details = List.copyOf(details);
        }
    }

    /// Nothing was judged.
    record Unusable(Reason reason, List<String> details) implements Verdict {
        public Unusable {
            details = List.copyOf(details);
        }
    }

    static Verdict of(Refused refused) {
        return refused.reason().isUnusable()
                ? new Unusable(refused.reason(), refused.details())
                : new NotVerified(refused.reason(), refused.details());
    }

    default int exitCode() {
        return switch (this) {
            case Verified _, ProofVerified _ -> 0;
            case NotVerified _ -> 1;
            case Unusable _ -> 2;
            case SignerUnknown _ -> 3;
            case LogVerified(LogFindings findings) -> findings.checkpoint().trusted() ? 0 : 3;
        };
    }

    default String code() {
        return switch (this) {
            case Verified _, ProofVerified _ -> "verified";
            case NotVerified _ -> "not-verified";
            case Unusable _ -> "unusable";
            case SignerUnknown _ -> "signer-unknown";
            case LogVerified(LogFindings findings) -> findings.checkpoint().trusted() ? "verified" : "signer-unknown";
        };
    }
}
