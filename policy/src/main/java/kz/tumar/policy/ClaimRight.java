package kz.tumar.policy;

import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// The answer to "may this holder claim this?". Everything but the first two is a refusal.
public enum ClaimRight {
    /// The policy grants it.
    GRANTED,

    /// Whoever it is: passing on a withdrawal or a request, and answering a command.
    ALWAYS,

    /// The policy names no such holder.
    UNKNOWN_HOLDER,

    /// There is no such claim type.
    UNKNOWN_CLAIM,

    /// The holder may never make this claim.
    CLAIM_NOT_GRANTED,

    /// Not about this purpose.
    PURPOSE_NOT_GRANTED,

    /// Not on this ground.
    GROUND_NOT_GRANTED;

    /// May a holder make this claim, about this purpose and on this ground where the claim has them?
    static ClaimRight of(Holder holder, String claim, @Nullable PurposeCode purpose, @Nullable GroundCode ground) {
        if (ClaimTypes.ALWAYS.contains(claim)) {
            return ALWAYS;
        }
        if (!ClaimTypes.GRANTABLE.contains(claim)) {
            return UNKNOWN_CLAIM;
        }
        var right = CLAIM_NOT_GRANTED;
        for (var grant : holder.mayClaim()) {
            if (!grant.claims().contains(claim)) {
                continue;
            }
            if (purpose != null && !grant.purposes().contains(purpose)) {
                right = right == CLAIM_NOT_GRANTED ? PURPOSE_NOT_GRANTED : right;
            } else if (ground != null && !grant.grounds().contains(ground)) {
                right = GROUND_NOT_GRANTED;
            } else {
                return GRANTED;
            }
        }
        return right;
    }

    /// Whether the claim may be made.
    public boolean granted() {
        return this == GRANTED || this == ALWAYS;
    }
}
