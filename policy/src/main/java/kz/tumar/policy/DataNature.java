package kz.tumar.policy;

/// What makes a category of data more than ordinary.
public enum DataNature {
    /// A special category (clause 5.4): only with a statute's citation.
    SPECIAL,

    /// Biometric (clause 5.3): a consent of its own.
    BIOMETRIC,

    /// Belongs to employment.
    EMPLOYMENT,

    /// Open (the "other" data of clauses 5.2.1 to 5.2.4): a field of it needs a documented addition.
    OPEN,

    /// Kept by our own services as proof: consents, request files, answers. It may concern any person.
    EVIDENCE
}
