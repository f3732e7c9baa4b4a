package kz.tumar.contract.fact;

import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Tally;
import org.jspecify.annotations.Nullable;

/// A claim was refused for ever; or, where there is a tally, that many claims of one system were, for one problem.
///
/// @param system the sender
/// @param problem why
/// @param claimId the claim, where its id could be read
/// @param claimDigest the keyed digest of its bytes; with a tally, of the bytes of one of those claims
/// @param tally how many, where they were too many to be stated one by one
public record ClaimRejected(
        @Nullable HolderCode system,
        ProblemType problem,
        @Nullable EventId claimId,
        Sha256 claimDigest,
        @Nullable Tally tally)
        implements CommonFact {
    /// One claim was refused.
    public ClaimRejected(
            @Nullable HolderCode system, ProblemType problem, @Nullable EventId claimId, Sha256 claimDigest) {
        this(system, problem, claimId, claimDigest, null);
    }
}
