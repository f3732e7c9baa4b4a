package kz.tumar.audit.ledger;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.audit.entry.EntryEncoding;
import kz.tumar.audit.entry.Fact;
import kz.tumar.audit.entry.LookupKey;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.TreeHash;
import org.jspecify.annotations.Nullable;

/// An entry that is about to be written, with its place in the log.
public record NewEntry(long index, Fact fact, long subjectSeq) {
    public TreeHash leaf() {
        return Rfc6962.leaf(fact.entryHead(), EntryEncoding.tail(subjectSeq));
    }

    void copyTo(BinaryCopy copy) throws SQLException {
        copy.row(6);
        copy.bigint(index);
        copy.bytes(fact.entryHead(), EntryEncoding.tail(subjectSeq));
        copy.uuid(key(fact.subjectKey()));
        copy.bigint(subjectSeq);
        copy.uuid(key(fact.correlation()));
        copy.bigint(LookupKey.ofType(fact.type()));
    }

    void copyIdentityTo(BinaryCopy copy) throws SQLException {
        copy.row(3);
        copy.bytes(fact.identity().bytes());
        copy.bytes(fact.content().bytes());
        copy.bigint(index);
    }

    private static @Nullable UUID key(Optional<UUID> key) {
        return key.orElse(null);
    }
}
