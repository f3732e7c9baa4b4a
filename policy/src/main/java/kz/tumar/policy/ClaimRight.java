package kz.tumar.policy;

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

    /// Whether the claim may be made.
    public boolean granted() {
        return this == GRANTED || this == ALWAYS;
    }
}
