package kz.tumar.audit.sequence;

import java.sql.SQLException;

/// Another sequencer has taken over; whoever gets this writes nothing more.
final class Fenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fenced() {
        super("another sequencer has taken over");
    }

    /// @param met what the other's rows led to
    Fenced(SQLException met) {
        super("another sequencer has taken over", met);
    }
}
