package kz.tumar.contract;

/// In whose name a person spoke (law.md part F, 8).
public enum Representation {
    /// In their own.
    SELF,

    /// As a representative with authority.
    REPRESENTATIVE
}
