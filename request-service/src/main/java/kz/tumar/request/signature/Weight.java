package kz.tumar.request.signature;

import kz.tumar.contract.SignatureFinding;

/// What a finding means for a signature.
enum Weight {
    /// It is no signature of this person over this content.
    DISPROVES,

    /// It may be one.
    LEAVES_OPEN,

    /// It is worth knowing.
    REMARKS;

    static Weight of(SignatureFinding finding) {
        return switch (finding) {
            case NOT_A_SIGNATURE,
                    SIGNER_ABSENT,
                    CONTENT_ALTERED,
                    SIGNATURE_BROKEN,
                    SIGNING_CERTIFICATE_DIFFERS,
                    ANCHOR_UNKNOWN,
                    CHAIN_INVALID,
                    CERTIFICATE_NOT_VALID_AT_SIGNING,
                    CERTIFICATE_REVOKED,
                    KEY_USAGE_WRONG,
                    PURPOSE_WRONG,
                    SIGNER_IS_ANOTHER_PERSON -> DISPROVES;
            case CONTENT_ABSENT,
                    CERTIFICATE_ABSENT,
                    ALGORITHM_UNSUPPORTED,
                    ALGORITHM_WEAK,
                    ANCHORS_NOT_CONFIGURED,
                    CERTIFICATE_EXPIRED_BEFORE_RECEIPT,
                    REVOCATION_UNKNOWN,
                    PURPOSE_NOT_STATED,
                    TIMESTAMP_INVALID,
                    SIGNER_UNNAMED,
                    APPLICANT_UNNAMED,
                    AUTHORITY_MISSING -> LEAVES_OPEN;
            case CERTIFICATE_REVOKED_LATER, TIMESTAMP_MISSING -> REMARKS;
        };
    }
}
