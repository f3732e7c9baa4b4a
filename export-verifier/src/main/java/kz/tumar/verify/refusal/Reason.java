package kz.tumar.verify.refusal;

import java.util.Locale;

/// Why a package isn't verified or can't be used. The code is stable: scripts may rely on it.
public enum Reason {
    ARGUMENT,
    FILE_UNREADABLE,
    NOT_A_PACKAGE,
    TRUST_UNREADABLE,
    TRUST_MALFORMED,

    ARCHIVE_END,
    ARCHIVE_DIRECTORY,
    ARCHIVE_HEADER,
    ARCHIVE_MISMATCH,
    ARCHIVE_GAP,
    ARCHIVE_NAME,
    ARCHIVE_DUPLICATE,
    ARCHIVE_CHECKSUM,
    FILE_UNEXPECTED,
    FILE_TOO_LARGE,
    LINE_TOO_LONG,
    LINE_UNFINISHED,

    NOTE_MALFORMED,
    VKEY_MALFORMED,
    CHECKPOINT_MALFORMED,
    POLICY_MALFORMED,
    POLICY_WITHOUT_LOG,
    SIGNATURE_MISSING,
    SIGNATURE_INVALID,
    ORIGIN_DIFFERS,

    MANIFEST_MALFORMED,
    MANIFEST_EXPORT_DIFFERS,
    MANIFEST_FILES_DIFFER,
    HASH_DIFFERS,

    JSON_NOT_CANONICAL,
    SCOPE_MALFORMED,
    RECORD_MALFORMED,
    INDEX_ORDER,
    INDEX_BEYOND_TREE,
    INDEX_HOLE,
    COUNT_DIFFERS,
    SUBJECT_OUTSIDE_SCOPE,
    SUBJECT_NUMBER_GAP,

    PROOF_MALFORMED,
    PROOF_COUNT,
    TLOG_PROOF_MALFORMED,
    PROOF_INDEX,
    INCLUSION_FAILED,
    HEADS_MALFORMED,
    HEADS_NOT_LOGGED,
    HEADS_OLD,
    HEADS_DIFFER,
    HEADS_WRONG,
    RANGE_DIFFERS,
    ROOT_DIFFERS,
    CONSISTENCY_DIFFERS,
    CONSISTENCY_FAILED,
    QUORUM_NOT_MET;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String code() {
        return code;
    }

    /// Whether the file or the call can't be judged at all, as opposed to a package that was judged and failed.
    public boolean isUnusable() {
        return switch (this) {
            case ARGUMENT, FILE_UNREADABLE, NOT_A_PACKAGE, TRUST_UNREADABLE, TRUST_MALFORMED -> true;
            case ARCHIVE_END,
                    ARCHIVE_DIRECTORY,
                    ARCHIVE_HEADER,
                    ARCHIVE_MISMATCH,
                    ARCHIVE_GAP,
                    ARCHIVE_NAME,
                    ARCHIVE_DUPLICATE,
                    ARCHIVE_CHECKSUM,
                    FILE_UNEXPECTED,
                    FILE_TOO_LARGE,
                    LINE_TOO_LONG,
                    LINE_UNFINISHED,
                    NOTE_MALFORMED,
                    VKEY_MALFORMED,
                    CHECKPOINT_MALFORMED,
                    POLICY_MALFORMED,
                    POLICY_WITHOUT_LOG,
                    SIGNATURE_MISSING,
                    SIGNATURE_INVALID,
                    ORIGIN_DIFFERS,
                    MANIFEST_MALFORMED,
                    MANIFEST_EXPORT_DIFFERS,
                    MANIFEST_FILES_DIFFER,
                    HASH_DIFFERS,
                    JSON_NOT_CANONICAL,
                    SCOPE_MALFORMED,
                    RECORD_MALFORMED,
                    INDEX_ORDER,
                    INDEX_BEYOND_TREE,
                    INDEX_HOLE,
                    COUNT_DIFFERS,
                    SUBJECT_OUTSIDE_SCOPE,
                    SUBJECT_NUMBER_GAP,
                    PROOF_MALFORMED,
                    PROOF_COUNT,
                    TLOG_PROOF_MALFORMED,
                    PROOF_INDEX,
                    INCLUSION_FAILED,
                    HEADS_MALFORMED,
                    HEADS_NOT_LOGGED,
                    HEADS_OLD,
                    HEADS_DIFFER,
                    HEADS_WRONG,
                    RANGE_DIFFERS,
                    ROOT_DIFFERS,
                    CONSISTENCY_DIFFERS,
                    CONSISTENCY_FAILED,
                    QUORUM_NOT_MET -> false;
        };
    }
}
