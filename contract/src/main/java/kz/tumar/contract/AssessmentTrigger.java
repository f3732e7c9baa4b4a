package kz.tumar.contract;

/// What set an assessment off (clause 8.4).
public enum AssessmentTrigger {
    /// The purpose was achieved.
    PURPOSE_ACHIEVED,

    /// The consent was withdrawn.
    CONSENT_WITHDRAWN,

    /// A lawful ground ended.
    GROUND_ENDED,

    /// A term of retention ended.
    TERM_ENDED,

    /// A block or case that held the data ended.
    BLOCK_RELEASED,

    /// Processing was found unlawful (clause 8.3).
    UNLAWFULNESS_CONFIRMED
}
