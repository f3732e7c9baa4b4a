package kz.tumar.policy;

/// What a holder is.
public enum HolderKind {
    /// A company system with topics of its own.
    SYSTEM,

    /// One of our own services, for what it keeps sealed.
    SERVICE,

    /// Paper.
    PAPER,

    /// Mail.
    MAILBOX,

    /// Backups.
    BACKUP,

    /// Someone who processes for the operator.
    PROCESSOR
}
