package kz.tumar.audit.sequence;

/// Places at which a test can let the process die.
@FunctionalInterface
public interface FaultPoints {
    /// Steps between which a crash must do no harm.
    enum Point {
        BEFORE_COMMIT,
        COMMITTED,
        SIGNED,
        PUBLISHED
    }

    void reached(Point point);

    static FaultPoints none() {
        return _ -> {};
    }
}
