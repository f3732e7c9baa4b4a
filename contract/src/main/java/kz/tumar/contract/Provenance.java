package kz.tumar.contract;

/// Where data came from (clause 7.5).
public enum Provenance {
    /// In writing from the person.
    SUBJECT_WRITTEN,

    /// From a publicly available source.
    PUBLIC_SOURCE,

    /// Entered into a register or information system of the operator.
    REGISTER_ENTRY,

    /// By another method the policy allows.
    OTHER
}
