package kz.tumar.contract;

/// What an export of the log covers.
public enum ExportKind {
    /// Every entry about one person, over all linked references.
    SUBJECT,

    /// Every entry of a contiguous range.
    PERIOD
}
