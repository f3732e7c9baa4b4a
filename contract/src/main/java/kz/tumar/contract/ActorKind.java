package kz.tumar.contract;

/// Who acted.
public enum ActorKind {
    /// The person whose data it is.
    SUBJECT,

    /// A company system.
    SYSTEM,

    /// One of our services, by rule or timer.
    SERVICE,

    /// An officer of the operator, as a keyed digest.
    OFFICER
}
