package kz.tumar.audit.entry;

/// Thrown when bytes can't become an entry: not I-JSON, not an event, or too large. The message names what is wrong and
/// never quotes content.
public final class UnfitFact extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitFact(String what) {
        super(what);
    }
}
