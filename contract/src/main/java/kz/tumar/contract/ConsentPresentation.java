package kz.tumar.contract;

/// How a consent was put before the person (clauses 5.3, 7.6).
public enum ConsentPresentation {
    /// By itself: a document, or a choice, of its own.
    SEPARATE,

    /// Together with other consents or with terms of another kind.
    COMBINED,

    /// Chosen for the person in advance; never a consent.
    PRESELECTED
}
