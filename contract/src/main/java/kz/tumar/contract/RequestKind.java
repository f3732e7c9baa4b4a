package kz.tumar.contract;

/// What a person asks for (clauses 8.1 to 8.3).
public enum RequestKind {
    /// Clause 8.1: whether, why and how the data is processed, and the data.
    ACCESS,

    /// Clause 8.2: the data is inaccurate, incomplete or outdated.
    RECTIFICATION,

    /// Clause 8.3: the data is processed unlawfully.
    UNLAWFUL_PROCESSING
}
