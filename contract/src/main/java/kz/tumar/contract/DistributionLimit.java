package kz.tumar.contract;

/// What a person allows others to do with data of a category once it is distributed (clause 7.6).
public enum DistributionLimit {
    /// Anything.
    NONE,

    /// Not to pass it on.
    NO_FURTHER_TRANSFER,

    /// Nothing but to read it.
    NO_FURTHER_PROCESSING
}
