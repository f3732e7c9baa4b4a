package kz.tumar.contract;

/// What the check of an electronic signature came to (clause 8.1).
public enum SignatureOutcome {
    /// Proved to be the applicant's, over this request.
    VALID,

    /// Disproved; as if there were none.
    INVALID,

    /// Neither: a person decides.
    INDETERMINATE
}
