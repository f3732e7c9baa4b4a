package kz.tumar.contract.claim;

import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Sha256;
import org.jspecify.annotations.Nullable;

/// An employee signed that they know a version of the policy (clause 9.2).
///
/// @param policyVersion the version signed for
/// @param textHash the digest of the exact text signed for
/// @param signature the sealed signature; absent where the employee signed in by an own account
public record EmployeeFamiliarised(
        PolicyVersion policyVersion,
        Sha256 textHash,
        @Nullable SealedContent signature) implements Claim {}
