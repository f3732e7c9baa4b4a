package kz.tumar.contract;

/// Why a consent ran out.
public enum ExpiryCause {
    /// Its last day has passed.
    TERM,

    /// The authority of the representative who gave it ended; the person is asked anew.
    AUTHORITY_ENDED
}
