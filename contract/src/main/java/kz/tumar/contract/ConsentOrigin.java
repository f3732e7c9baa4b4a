package kz.tumar.contract;

/// Where a record of a consent comes from (clause 2.4).
public enum ConsentOrigin {
    /// A system claimed it when it happened.
    CLAIMED,

    /// Taken over from before; it covers what it said then and is never widened.
    LEGACY
}
