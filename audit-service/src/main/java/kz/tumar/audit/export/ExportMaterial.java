package kz.tumar.audit.export;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import kz.tumar.audit.heads.HeadTree;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tree.Subtrees;

/// What a package is made from. Everything lies under one checkpoint, so asking twice gives the same answer.
public interface ExportMaterial {
    SignedNote checkpoint();

    /// The checkpoint of an earlier export, if there was one and it was smaller.
    Optional<SignedNote> previousCheckpoint();

    Subtrees subtrees();

    /// What the log stated of where the histories end, for subjects.
    Optional<Heads> heads() throws IOException;

    /// @param index of the entry that states it
    /// @param entry its bytes; not copied, nobody writes to it
    /// @param leaves the scope's subjects in the tree of heads, in the scope's order
    @SuppressWarnings("ArrayRecordComponent")
    record Heads(long index, byte[] entry, List<HeadTree.Place> leaves) {
        public Heads {
            leaves = List.copyOf(leaves);
        }
    }

    /// Gives every record of the scope, in ascending order of index.
    void records(RecordSink sink) throws IOException;

    /// Takes one record: its index and the bytes of its entry.
    @FunctionalInterface
    interface RecordSink {
        void accept(long index, byte[] entry) throws IOException;
    }
}
