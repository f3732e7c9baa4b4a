package kz.tumar.verify.canonical;

/// The bytes aren't canonical JSON, or not of the shape that was asked for. Says where, never what.
public final class NotCanonical extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int offset;

    NotCanonical(int offset) {
        super("not canonical at byte " + offset, null, false, false);
        this.offset = offset;
    }

    /// Counted from the beginning of the text.
    public int offset() {
        return offset;
    }
}
