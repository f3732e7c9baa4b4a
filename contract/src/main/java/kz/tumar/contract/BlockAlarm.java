package kz.tumar.contract;

/// What a system did although processing was blocked.
public enum BlockAlarm {
    /// It asked whether it may disclose, and was told no.
    DISCLOSURE_ASKED,

    /// It disclosed.
    DISCLOSURE_MADE,

    /// It asked whether it may process, and was told no.
    DECISION_ASKED
}
