package kz.tumar.contract;

/// What clause 8.1 wants in a request for access.
public enum MissingItem {
    /// Number, date and issuer of the identity document.
    IDENTITY_DOCUMENT,

    /// What confirms that the person deals with the operator.
    PARTICIPATION,

    /// The signature.
    SIGNATURE,

    /// A representative's authority.
    AUTHORITY
}
