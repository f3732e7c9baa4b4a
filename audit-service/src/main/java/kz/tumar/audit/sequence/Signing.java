package kz.tumar.audit.sequence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.checkpoint.LastSigned;
import kz.tumar.audit.ledger.BatchRows;
import kz.tumar.audit.ledger.BatchRows.Batch;
import kz.tumar.audit.ledger.CheckpointRows;
import kz.tumar.audit.ledger.EntryRows;
import kz.tumar.audit.ledger.SequencerRow;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.sequence.FaultPoints.Point;
import kz.tumar.audit.tree.CompactRange;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.delivery.partition.Publisher;

/// Signs what was committed, in an order that can't be taken back: read the entries again, recompute the root, remember
/// beside the key, sign, publish with the manifests and await it, keep, serve. A crash anywhere repeats from the last
/// published batch and signs the very same bytes.
final class Signing {
    private static final int MOST_BATCHES = 64;
    private static final int MOST_MANIFEST_BYTES = 1 << 20;

    private final Connection connection;
    private final long epoch;
    private final LogKeys keys;
    private final BooleanSupplier keysChanged;
    private final LastSigned last;
    private final CheckpointTopic topic;
    private final Publisher publisher;
    private final LogState state;
    private final FaultPoints faults;
    private CompactRange signed;
    private long publishedBatch;

    /// @param connection the signer's own, with automatic commit on
    /// @param keysChanged whether there are other keys by now
    /// @param signed the tree of the largest checkpoint that was published
    /// @param publishedBatch the last batch whose manifest was published
    Signing(
            Connection connection,
            long epoch,
            LogKeys keys,
            BooleanSupplier keysChanged,
            LastSigned last,
            CheckpointTopic topic,
            Publisher publisher,
            LogState state,
            FaultPoints faults,
            CompactRange signed,
            long publishedBatch) {
        this.connection = connection;
        this.epoch = epoch;
        this.keys = keys;
        this.keysChanged = keysChanged;
        this.last = last;
        this.topic = topic;
        this.publisher = publisher;
        this.state = state;
        this.faults = faults;
        this.signed = signed;
        this.publishedBatch = publishedBatch;
    }

    /// Signs the empty tree of a log that never signed anything.
    void signEmpty() throws SQLException {
        release(new Checkpoint(keys.name().value(), 0, Rfc6962.emptyRoot()), List.of());
    }

    /// Signs the tree at the end of the next few batches.
    ///
    /// @return false when nothing is waiting to be signed
    /// @throws Refused when the entries don't make the tree that was committed
    boolean signNext() throws SQLException {
        List<Batch> batches = limited(BatchRows.after(connection, publishedBatch, MOST_BATCHES));
        if (batches.isEmpty()) {
            return false;
        }
        CompactRange grown = signed.copy();
        for (Batch batch : batches) {
            if (batch.end() > grown.size()) {
                EntryRows.read(connection, grown.size(), batch.end(), (_, entry) -> grown.append(Rfc6962.leaf(entry)));
            }
            if (!grown.root().equals(batch.root()) || grown.size() != batch.end()) {
                throw new Refused(Refusal.ENTRIES_CHANGED);
            }
        }
        List<byte[]> manifests = batches.stream().map(Batch::manifest).toList();
        release(new Checkpoint(keys.name().value(), grown.size(), grown.root()), manifests);
        signed = grown;
        publishedBatch = batches.getLast().number();
        return true;
    }

    private void release(Checkpoint checkpoint, List<byte[]> manifests) throws SQLException {
        if (!SequencerRow.holds(connection, epoch)) {
            throw new Fenced();
        }
        if (keysChanged.getAsBoolean()) {
            throw new KeysChanged();
        }
        remember(checkpoint);
        SignedNote note = keys.sign(checkpoint.text());
        faults.reached(Point.SIGNED);
        topic.publish(publisher, CheckpointMessage.encode(note, manifests));
        faults.reached(Point.PUBLISHED);
        CheckpointRows.add(connection, note);
        faults.reached(Point.KEPT);
        state.serve(note);
    }

    private void remember(Checkpoint checkpoint) {
        faults.reached(Point.READ_AGAIN);
        Optional<Checkpoint> known = last.read();
        if (known.filter(one -> one.size() == checkpoint.size() && !one.root().equals(checkpoint.root()))
                .isPresent()) {
            throw new Refused(Refusal.OTHER_THAN_SIGNED);
        }
        if (known.map(Checkpoint::size).orElse(-1L) < checkpoint.size()) {
            last.write(checkpoint);
        }
        faults.reached(Point.REMEMBERED);
    }

    private static List<Batch> limited(List<Batch> batches) {
        List<Batch> limited = new ArrayList<>();
        int bytes = 0;
        for (Batch batch : batches) {
            bytes += batch.manifest().length;
            if (!limited.isEmpty() && bytes > MOST_MANIFEST_BYTES) {
                break;
            }
            limited.add(batch);
        }
        return limited;
    }
}
