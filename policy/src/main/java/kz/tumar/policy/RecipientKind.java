package kz.tumar.policy;

/// What a recipient is to the operator.
public enum RecipientKind {
    /// A definite person with purposes of its own.
    THIRD_PARTY,

    /// Who processes for the operator under a contract (clause 2.6.1).
    PROCESSOR,

    /// A state body (clause 7.7).
    STATE_BODY
}
