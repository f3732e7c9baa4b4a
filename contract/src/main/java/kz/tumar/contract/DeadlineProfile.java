package kz.tumar.contract;

/// Which of the two sets of figures a deadline comes from.
public enum DeadlineProfile {
    /// The operator's policy.
    POLICY,

    /// The statute.
    LAW
}
