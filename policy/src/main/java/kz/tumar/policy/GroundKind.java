package kz.tumar.policy;

/// The four kinds of lawful ground (clause 4.1).
public enum GroundKind {
    /// An act of law.
    LAW,

    /// A contract with the person.
    CONTRACT,

    /// The person's consent.
    CONSENT,

    /// A local act of the operator.
    LOCAL_ACT
}
