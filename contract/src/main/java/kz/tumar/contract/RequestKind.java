package kz.tumar.contract;

/// What a person asks for (clauses 2.7.1, 7.3, 8.1 to 8.4).
public enum RequestKind {
    /// Clause 8.1: whether, why and how the data is processed, and the data.
    ACCESS,

    /// Clause 8.2: the data is inaccurate, incomplete or outdated.
    RECTIFICATION,

    /// Clause 8.3: the data is processed unlawfully.
    UNLAWFUL_PROCESSING,

    /// Clause 2.7.1: block the data, for one of the five reasons.
    BLOCKING,

    /// Clause 2.7.1: destroy the data, for one of the five reasons.
    DESTRUCTION,

    /// Clauses 2.6.1 and 8.4: a consent is taken back; consent-service gives it effect.
    WITHDRAWAL,

    /// Clause 7.3, art. 19-1 of Law 94-V: an objection to a decision made by automated processing alone.
    OBJECTION
}
