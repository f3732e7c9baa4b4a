package kz.tumar.witness;

/// An answer of the witness: a status of C2SP tlog-witness with what belongs to it.
///
/// @param body empty where the status says it all
record Answer(int status, String contentType, String body) {
    static final String TEXT = "text/plain; charset=utf-8";

    static Answer cosigned(Note.Line line) {
        return new Answer(200, TEXT, line.toString());
    }

    static Answer checkpoint(Note note) {
        return new Answer(200, TEXT, note.toString());
    }

    /// The size that the witness saw last, when the request begins at another.
    static Answer anotherSize(long size) {
        return new Answer(409, "text/x.tlog.size", size + "\n");
    }

    static Answer of(int status) {
        return new Answer(status, TEXT, "");
    }
}
