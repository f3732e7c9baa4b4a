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
    UNLAWFULNESS_CONFIRMED,

    /// The term of a consent ended.
    CONSENT_EXPIRED,

    /// A hold that kept the data was released.
    HOLD_RELEASED,

    /// The claim that the purpose was achieved was taken back.
    CLAIM_RETRACTED,

    /// A person decided what no confirmed legal figure says.
    DECIDED,

    /// A request to destroy was upheld.
    REQUEST_UPHELD,

    /// The person died; a review, which destroys nothing by itself.
    SUBJECT_DECEASED,

    /// Another version of the policy came into force.
    POLICY_CHANGED
}
