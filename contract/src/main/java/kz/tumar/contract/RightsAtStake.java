package kz.tumar.contract;

/// Whose rights a block would harm (clause 8.2).
public enum RightsAtStake {
    /// Those of the person whose data it is.
    SUBJECT,

    /// Those of others.
    THIRD_PARTY
}
