package kz.tumar.contract;

/// What an answer to a command must contain.
public enum Confirmation {
    /// How many records of each category.
    COUNTS,

    /// By which method.
    METHOD,

    /// When.
    TIME,

    /// By whom, as a keyed digest.
    OPERATOR,

    /// Sealed references of what was uploaded.
    UPLOADS,

    /// The references of whom it fits, each with what it was found by.
    CANDIDATES
}
