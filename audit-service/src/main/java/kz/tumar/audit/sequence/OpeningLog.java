package kz.tumar.audit.sequence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.checkpoint.LastSigned;
import kz.tumar.audit.ledger.CheckpointRows;
import kz.tumar.audit.ledger.SequencerRow.Head;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.note.VerifierKey;
import kz.tumar.audit.tree.ProofMaking;
import kz.tumar.audit.tree.Subtrees;

/// What must be true before anything is written or signed: the key is this log's, and the database holds every tree
/// that
/// was ever signed. Only who holds the sequencer's lock may ask.
final class OpeningLog {
    private OpeningLog() {}

    /// The log's keys; the first is made, with the log's identity, when there is neither yet. The identity is the key
    /// that
    /// the log began with: it is among them for ever, signing or retired.
    ///
    /// @throws Refused when the database belongs to another key: a key is never made over a log that exists
    static LogKeys keys(Connection connection, LogSettings settings) throws SQLException {
        LogKeyFile file = new LogKeyFile(settings.keyFile());
        Optional<String> known = CheckpointRows.logIdentity(connection);
        if (known.isPresent() && !file.exists()) {
            throw new Refused(Refusal.KEY_MISMATCH);
        }
        LogKeys keys = file.exists() ? file.read() : LogKeys.of(file.create(settings.originName()));
        if (known.isEmpty()) {
            CheckpointRows.keepIdentity(connection, keys.first().verifier().encoded());
        } else if (!keys.known().contains(VerifierKey.parse(known.get()))) {
            throw new Refused(Refusal.KEY_MISMATCH);
        }
        return keys;
    }

    /// Everything this log is known to have signed: on the topic, in the database, and beside the key.
    static List<Checkpoint> signed(List<CheckpointMessage> published, Connection connection, LastSigned last)
            throws SQLException {
        List<Checkpoint> signed = new ArrayList<>();
        published.forEach(message -> signed.add(Checkpoint.parse(message.note())));
        CheckpointRows.latest(connection).ifPresent(note -> signed.add(Checkpoint.parse(note)));
        last.read().ifPresent(signed::add);
        return signed;
    }

    /// @throws Refused unless the tree in the database grew out of each of these
    static void require(List<Checkpoint> signed, Head head, Subtrees subtrees) {
        ProofMaking tree = new ProofMaking(subtrees);
        if (signed.stream().anyMatch(checkpoint -> checkpoint.size() > head.size())) {
            throw new Refused(Refusal.BEHIND_SIGNED);
        }
        if (!tree.root(head.size()).equals(head.root())) {
            throw new Refused(Refusal.ENTRIES_CHANGED);
        }
        for (Checkpoint checkpoint : signed) {
            if (!tree.root(checkpoint.size()).equals(checkpoint.root())) {
                throw new Refused(Refusal.OTHER_THAN_SIGNED);
            }
        }
    }

    /// What was brought forward holds every tree that was published. One that was signed and never published, since a
    /// crash came between, can't be reached: nobody has seen it, and it is forgotten.
    ///
    /// @throws Refused unless the tree in the database grew out of each of these
    static void requireRecovered(
            List<Checkpoint> published, LastSigned last, LogKeys keys, Head head, Subtrees subtrees) {
        List<Checkpoint> signed = new ArrayList<>(published);
        Optional<Checkpoint> remembered = last.read();
        remembered.filter(one -> one.size() <= head.size()).ifPresent(signed::add);
        require(signed, head, subtrees);
        if (remembered.filter(one -> one.size() > head.size()).isPresent()) {
            last.write(new Checkpoint(keys.name().value(), head.size(), head.root()));
        }
    }
}
