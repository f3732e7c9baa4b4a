package kz.tumar.policy;

/// Whether a holder is commanded without having said that it holds the person's data.
public enum Presence {
    /// Always commanded.
    ASSUMED,

    /// Commanded only when `DataHeld` says so.
    REPORTED
}
