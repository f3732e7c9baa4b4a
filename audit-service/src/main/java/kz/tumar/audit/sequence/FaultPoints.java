package kz.tumar.audit.sequence;

/// Places at which a test can let the process die. Two neighbours enclose one durable write: dying at the first means
/// that it failed, at the second that it failed but persisted.
@FunctionalInterface
public interface FaultPoints {
    /// Steps between which a crash must do no harm.
    enum Point {
        /// Before a batch is committed.
        BEFORE_COMMIT,
        COMMITTED,
        /// Before the tree is remembered beside the key.
        READ_AGAIN,
        REMEMBERED,
        /// Before the checkpoint is published.
        SIGNED,
        /// Before it is kept in the database.
        PUBLISHED,
        KEPT
    }

    void reached(Point point);

    static FaultPoints none() {
        return _ -> {};
    }
}
