package kz.tumar.contract;

/// Why a message was given up.
public enum MessageFailure {
    /// The mail server of the address would not take it, for good.
    REJECTED,

    /// No mail server took it for so long that it would say nothing new.
    TOO_LATE,

    /// The sealed address is no longer there.
    ADDRESS_GONE
}
