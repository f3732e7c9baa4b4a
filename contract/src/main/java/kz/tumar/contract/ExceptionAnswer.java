package kz.tumar.contract;

/// The answer to one of the three exceptions of clause 8.4.
public enum ExceptionAnswer {
    /// Nothing of the kind holds the data.
    DOES_NOT_APPLY,

    /// It holds the data.
    APPLIES
}
