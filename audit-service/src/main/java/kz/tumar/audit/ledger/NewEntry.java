package kz.tumar.audit.ledger;

import kz.tumar.audit.entry.EntryEncoding;
import kz.tumar.audit.entry.Fact;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.TreeHash;

/// An entry that is about to be written, with its place in the log.
public final class NewEntry {
    private final long index;
    private final Fact fact;
    private final long subjectSeq;
    private final byte[] bytes;

    public NewEntry(long index, Fact fact, long subjectSeq) {
        this.index = index;
        this.fact = fact;
        this.subjectSeq = subjectSeq;
        this.bytes = EntryEncoding.encode(fact, subjectSeq);
    }

    public long index() {
        return index;
    }

    public Fact fact() {
        return fact;
    }

    public TreeHash leaf() {
        return Rfc6962.leaf(bytes);
    }

    long subjectSeq() {
        return subjectSeq;
    }

    byte[] bytes() {
        return bytes;
    }
}
