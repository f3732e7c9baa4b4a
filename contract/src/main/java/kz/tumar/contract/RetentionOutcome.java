package kz.tumar.contract;

/// What becomes of one category of data after an assessment.
public enum RetentionOutcome {
    /// It goes, on a date.
    DESTROY,

    /// It is kept, locked for every other use, until a review date.
    LOCK,

    /// Another purpose or ground of the same person still needs it.
    NEEDED,

    /// An open block or case holds it; assessed again when that ends.
    HELD,

    /// No confirmed legal figure says how long: a person decides.
    DECIDE
}
