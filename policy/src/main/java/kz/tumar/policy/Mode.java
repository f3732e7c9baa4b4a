package kz.tumar.policy;

/// Whether our answers bind a system.
public enum Mode {
    /// It is told what would be denied, and nothing is commanded.
    OBSERVE,

    /// They bind.
    ENFORCE
}
