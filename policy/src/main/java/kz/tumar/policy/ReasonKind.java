package kz.tumar.policy;

/// What a reason may be given for.
public enum ReasonKind {
    /// Refusing a request (clause 8.1).
    REFUSAL,

    /// Extending its deadline (clause 8.1).
    EXTENSION,

    /// Destroying data (clause 8.4).
    DESTRUCTION,

    /// What is said to be wrong with data (clause 2.7.1).
    INACCURACY,

    /// Not blocking, or letting processing go on under a block (clause 8.2).
    BLOCK_WAIVER,

    /// Limiting a withdrawal (clause 2.6.1).
    WITHDRAWAL_LIMIT,

    /// Not answering in the form asked for (clause 8.1).
    FORM_DEVIATION,

    /// Receiving earlier than recording.
    LATE_RECORDING,

    /// A holder could not do what it was commanded.
    COMMAND_FAILURE,

    /// Opening sealed data.
    REVEAL,

    /// Correcting a fact.
    CORRECTION,

    /// Cancelling or pausing a destruction.
    DESTRUCTION_STOP,

    /// Deciding about a signature that could be neither proved nor disproved (clause 8.1).
    SIGNATURE,

    /// Enclosing nothing for an item of an inquiry of the authority (clause 2.6.2).
    INQUIRY_NONE,

    /// Not answering even in part (clause 8.1, seventh paragraph).
    PARTIAL_NOT_POSSIBLE,

    /// What was sent did not arrive.
    DELIVERY_FAILURE,

    /// Ending a block before every holder confirmed what ends it (clause 8.2).
    UNBLOCKING,

    /// What happened in a breach (clause 7.8).
    BREACH,

    /// What was done about a breach (clause 7.8).
    BREACH_MEASURE,

    /// Looking for a person (clause 8.1).
    SEARCH,

    /// Not taking who was found for who was looked for.
    DISMISSAL
}
