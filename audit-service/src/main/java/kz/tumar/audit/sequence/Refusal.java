package kz.tumar.audit.sequence;

/// Why the log refuses to sign.
public enum Refusal {
    /// The database is behind what was signed: it was restored, or lost. `recover` can bring it forward.
    BEHIND_SIGNED,
    /// The tree in the database isn't the one that was signed.
    OTHER_THAN_SIGNED,
    /// The entries, read again, don't make the tree that was committed.
    ENTRIES_CHANGED,
    /// The key file is gone, or belongs to another log than the database.
    KEY_MISMATCH,
    /// Recovery didn't come to a signed root.
    RECOVERY_FAILED
}
