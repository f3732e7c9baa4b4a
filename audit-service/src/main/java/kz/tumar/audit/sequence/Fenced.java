package kz.tumar.audit.sequence;

/// Another sequencer has taken over; whoever gets this writes nothing more.
final class Fenced extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fenced() {
        super("another sequencer has taken over");
    }
}
