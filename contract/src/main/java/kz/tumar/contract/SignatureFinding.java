package kz.tumar.contract;

/// What was found about an electronic signature; codes alone, the report with its particulars lies sealed.
public enum SignatureFinding {
    /// It is not a CMS signature that can be read within bounds.
    NOT_A_SIGNATURE,

    /// Nobody signed it.
    SIGNER_ABSENT,

    /// What was signed is not at hand.
    CONTENT_ABSENT,

    /// It was made over something else.
    CONTENT_ALTERED,

    /// It does not agree with the key of its certificate.
    SIGNATURE_BROKEN,

    /// It names another certificate than the one it came with.
    SIGNING_CERTIFICATE_DIFFERS,

    /// It came without the certificate of its signer.
    CERTIFICATE_ABSENT,

    /// Its algorithm is not among those that can be checked.
    ALGORITHM_UNSUPPORTED,

    /// Its digest or key proves nothing any more.
    ALGORITHM_WEAK,

    /// No certificate authority is trusted yet.
    ANCHORS_NOT_CONFIGURED,

    /// No trusted certificate authority vouches for the signer.
    ANCHOR_UNKNOWN,

    /// A certificate of its chain may not vouch for the next.
    CHAIN_INVALID,

    /// The certificate was not valid when it was made.
    CERTIFICATE_NOT_VALID_AT_SIGNING,

    /// The certificate had ended when it arrived, and nothing proves when it was made.
    CERTIFICATE_EXPIRED_BEFORE_RECEIPT,

    /// The certificate had been revoked.
    CERTIFICATE_REVOKED,

    /// The certificate was revoked, after the signature was made.
    CERTIFICATE_REVOKED_LATER,

    /// Nobody could say whether the certificate was revoked.
    REVOCATION_UNKNOWN,

    /// The key is not for signing documents.
    KEY_USAGE_WRONG,

    /// The certificate does not say for whom it was issued, a person or a legal entity.
    PURPOSE_NOT_STATED,

    /// The certificate was issued for something else.
    PURPOSE_WRONG,

    /// No stamp says when it was made; its arrival counts.
    TIMESTAMP_MISSING,

    /// The stamp that says when it was made does not hold.
    TIMESTAMP_INVALID,

    /// The certificate names no identification number.
    SIGNER_UNNAMED,

    /// The request gives no identification number to compare with.
    APPLICANT_UNNAMED,

    /// The signer is not who the request says.
    SIGNER_IS_ANOTHER_PERSON,

    /// A representative signed, whose authority is missing or has ended.
    AUTHORITY_MISSING
}
