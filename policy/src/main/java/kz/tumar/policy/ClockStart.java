package kz.tumar.policy;

/// The moment that is day zero of a deadline.
public enum ClockStart {
    /// First arrival of the request anywhere at the operator.
    RECEIPT,

    /// The person handed in the documents that show what is right.
    SUPPORTING_INFORMATION,

    /// It was decided that the allegation holds, or does not.
    DECISION,

    /// Arrival of the withdrawal.
    WITHDRAWAL,

    /// The last day of the retention term.
    RETENTION_END,

    /// The operator learned of it.
    DISCOVERY,

    /// Data went to a third party.
    DISCLOSURE
}
