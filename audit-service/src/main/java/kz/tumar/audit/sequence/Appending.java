package kz.tumar.audit.sequence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.tumar.audit.entry.Digest32;
import kz.tumar.audit.ledger.AsideRows;
import kz.tumar.audit.ledger.BatchRows;
import kz.tumar.audit.ledger.EntryRows;
import kz.tumar.audit.ledger.IdentityRows;
import kz.tumar.audit.ledger.LinkRows;
import kz.tumar.audit.ledger.NewEntry;
import kz.tumar.audit.ledger.OffsetRows;
import kz.tumar.audit.ledger.OffsetRows.Reached;
import kz.tumar.audit.ledger.SequencerRow;
import kz.tumar.audit.ledger.SequencerRow.Head;
import kz.tumar.audit.ledger.TileRows;
import kz.tumar.audit.tile.FinishedTile;
import kz.tumar.audit.tile.TileBuilder;
import kz.tumar.audit.tree.CompactRange;
import kz.tumar.audit.tree.TreeHash;
import kz.tumar.delivery.partition.Partition;

/// Writes one batch in one transaction: identities, entries, tiles, links, what was set aside, next offsets, manifest
/// and the head, all or nothing. That the epoch still is its own is asked after most of the work and in the same
/// transaction; whoever was fenced may therefore meet rows of its successor before it is told so. After an exception
/// its
/// memory still is that of the last commit it knows of; whether the failed one took place must be read from the
/// database, by a new session.
final class Appending {
    private static final long ROOM_AHEAD = 1_000_000;

    private final Connection connection;
    private final long epoch;
    private final Alarms alarms;
    private final SubjectNumbers subjects;
    private Head head;
    private TileBuilder tiles;
    private CompactRange range;
    private long room;

    /// @param connection the writer's own, with automatic commit off
    Appending(Connection connection, long epoch, Head head, TileBuilder tiles, CompactRange range, Alarms alarms) {
        this.connection = connection;
        this.epoch = epoch;
        this.head = head;
        this.tiles = tiles;
        this.range = range;
        this.alarms = alarms;
        this.subjects = new SubjectNumbers(head.size() == 0);
    }

    /// What a committed batch did.
    record Appended(Head head, long repeated, long aside) {}

    Head head() {
        return head;
    }

    /// @throws Fenced when another sequencer has taken over, whatever was met first because of that
    Appended append(PreparedBatch batch) throws SQLException {
        boolean done = false;
        try {
            makeRoom();
            Appended appended = attempts(batch);
            done = true;
            return appended;
        } catch (SQLException failed) {
            connection.rollback();
            if (!SequencerRow.holds(connection, epoch)) {
                throw new Fenced(failed);
            }
            throw failed;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    private Appended attempts(PreparedBatch batch) throws SQLException {
        Optional<Appended> appended = attempt(batch, Map.of());
        if (appended.isEmpty()) {
            connection.rollback();
            appended = attempt(batch, known(batch));
        }
        return appended.orElseThrow(() -> new SQLException("an identity is known and can't be found"));
    }

    /// Takes for granted that the identities asked for are all that are known. Almost every batch is all new, so the
    /// first attempt asks for none and the primary key says whether that was right.
    ///
    /// @return empty when an identity was known after all
    private Optional<Appended> attempt(PreparedBatch batch, Map<Digest32, Digest32> known) throws SQLException {
        Numbering numbering = new Numbering(head.size(), known, subjects.of(batch, connection), batch.count());
        numbering.number(batch);
        if (!IdentityRows.add(connection, numbering.entries())) {
            return Optional.empty();
        }
        TileBuilder grownTiles = tiles.copy();
        CompactRange grown = range.copy();
        List<FinishedTile> finished = new ArrayList<>();
        EntryRows.add(connection, numbering.entries(), () -> {
            for (NewEntry entry : numbering.entries()) {
                TreeHash leaf = entry.leaf();
                grown.append(leaf);
                grownTiles.append(leaf, finished);
            }
        });
        Head next = new Head(grown.size(), grown.root(), head.batch() + 1);
        if (!SequencerRow.advance(connection, epoch, head, next)) {
            throw new Fenced();
        }
        TileRows.add(connection, finished);
        LinkRows.add(connection, numbering.links());
        AsideRows.add(connection, numbering.asides(), head.size());
        OffsetRows.put(connection, reached(batch));
        Manifest manifest = new Manifest(next.batch(), head.size(), next.size(), next.root(), numbering.ranges());
        BatchRows.add(
                connection,
                new BatchRows.Batch(next.batch(), head.size(), next.size(), next.root(), manifest.bytes()),
                stated(numbering.entries()),
                batch.appended());
        if (!numbering.asides().isEmpty()) {
            alarms.setAside(connection, numbering.asides(), next);
        }
        connection.commit();
        head = next;
        tiles = grownTiles;
        range = grown;
        subjects.learn(numbering.numbers());
        return Optional.of(
                new Appended(next, numbering.repeated(), numbering.asides().size()));
    }

    private Map<Digest32, Digest32> known(PreparedBatch batch) throws SQLException {
        return IdentityRows.find(
                connection, batch.fit().map(fit -> fit.fact().identity()).collect(Collectors.toSet()));
    }

    private void makeRoom() throws SQLException {
        if (head.size() + ROOM_AHEAD > room) {
            room = EntryRows.makeRoom(connection);
            connection.commit();
        }
    }

    private static Map<Partition, Reached> reached(PreparedBatch batch) {
        Map<Partition, Reached> reached = new HashMap<>();
        for (PreparedRange part : batch.ranges()) {
            reached.put(part.partition(), new Reached(part.topicId(), part.next()));
        }
        return reached;
    }

    private static Optional<BatchRows.Span> stated(List<NewEntry> entries) {
        return entries.stream()
                .map(entry -> BatchRows.Span.at(entry.fact().time()))
                .reduce(BatchRows.Span::with);
    }
}
