package kz.tumar.request.journal;

/// The columns, in their order.
enum Column {
    NUMBER,
    TRACKING,
    RECEIVED,
    CHANNEL,
    APPLICANT,
    AUTHORITY,
    AUTHORITY_ENDS,
    DOCUMENT,
    KIND,
    REASON,
    ESSENCE,
    CATEGORIES,
    LACKING,
    SIGNATURE,
    IDENTITY,
    EXECUTOR,
    POLICY_DUE,
    STATUTORY_DUE,
    EXTENSION,
    MISSED,
    BLOCKED,
    UNBLOCKED,
    DECISION,
    GROUND,
    ANSWERED,
    ANSWER,
    FORM,
    PROOF,
    LETTERS
}
