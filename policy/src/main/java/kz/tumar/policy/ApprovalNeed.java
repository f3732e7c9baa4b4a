package kz.tumar.policy;

/// When an approval is needed.
public enum ApprovalNeed {
    /// For each decision.
    ALWAYS,

    /// Only past a brake's limit.
    PAST_BRAKE
}
