package kz.tumar.request.journal;

/// The columns, in their order.
enum Column {
    NUMBER,
    RECEIVED,
    CHANNEL,
    APPLICANT,
    AUTHORITY_ENDS,
    KIND,
    REASON,
    CATEGORIES,
    LACKING,
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
    FORM,
    PROOF
}
