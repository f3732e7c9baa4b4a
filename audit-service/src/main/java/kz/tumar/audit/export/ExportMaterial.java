package kz.tumar.audit.export;

import java.io.IOException;
import java.util.Optional;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tree.Subtrees;

/// What a package is made from. Everything lies under one checkpoint, so asking twice gives the same answer.
public interface ExportMaterial {
    SignedNote checkpoint();

    /// The checkpoint of an earlier export, if there was one and it was smaller.
    Optional<SignedNote> previousCheckpoint();

    Subtrees subtrees();

    /// Gives every record of the scope, in ascending order of index.
    void records(RecordSink sink) throws IOException;

    /// Takes one record: its index and the bytes of its entry.
    @FunctionalInterface
    interface RecordSink {
        void accept(long index, byte[] entry) throws IOException;
    }
}
