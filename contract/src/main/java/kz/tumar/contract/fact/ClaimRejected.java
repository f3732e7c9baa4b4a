package kz.tumar.contract.fact;

import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Sha256;
import org.jspecify.annotations.Nullable;

/// A claim was refused for ever.
///
/// @param system the sender
/// @param problem why
/// @param claimId the claim, where its id could be read
/// @param claimDigest the keyed digest of its bytes
public record ClaimRejected(
        @Nullable HolderCode system,
        ProblemType problem,
        @Nullable EventId claimId,
        Sha256 claimDigest) implements CommonFact {}
