package kz.tumar.contract;

/// What became of one of the log's own keys.
public enum LogKeyChange {
    /// It signs checkpoints beside the one that signed so far.
    INTRODUCED,
    /// It is the one that signs exports from now on; the one before goes on signing checkpoints beside it.
    PROMOTED,
    /// It signs nothing any more; what it signed holds.
    RETIRED
}
