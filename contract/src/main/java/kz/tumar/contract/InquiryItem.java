package kz.tumar.contract;

/// What an inquiry of the authority usually asks for. Each is enclosed by its reference or digest, or it is said why
/// there
/// is none.
public enum InquiryItem {
    /// The policy with its list of personal data.
    POLICY_AND_DATA_LIST,

    /// The order that appointed the responsible person.
    RESPONSIBLE_PERSON_ORDER,

    /// Who has access, and the sheets on which they signed that they know the policy.
    PERSONS_WITH_ACCESS,

    /// Proof of consents.
    PROOF_OF_CONSENT,

    /// The methods and procedures of processing and protection.
    PROCESSING_METHODS,

    /// The journal of requests, with the answers.
    REQUEST_JOURNAL,

    /// The acts of destruction.
    DESTRUCTION_ACTS,

    /// The log of transfers.
    TRANSFER_LOG,

    /// Where the databases are.
    DATABASE_LOCATION,

    /// The register of breaches, with what was done about them.
    BREACH_REGISTER
}
