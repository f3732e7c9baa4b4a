package kz.tumar.audit.export;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.entry.LookupKey;
import kz.tumar.audit.export.scope.ExportScope;
import kz.tumar.audit.heads.HeadTree;
import kz.tumar.audit.heads.StatedHeads;
import kz.tumar.audit.ledger.BatchRows;
import kz.tumar.audit.ledger.EntryPages;
import kz.tumar.audit.ledger.EntryRows;
import kz.tumar.audit.ledger.ExportRows.Order;
import kz.tumar.audit.ledger.HeadRows;
import kz.tumar.audit.ledger.LinkRows;
import kz.tumar.audit.ledger.StoredTree;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tree.Subtrees;

/// The material of an export, read from the stored log under the order's checkpoint. Each pass streams anew.
final class LoggedMaterial implements ExportMaterial {
    private final Order order;
    private final StoredTree tree;
    private final StoredTree.Connections connections;
    private final long size;
    private final Extent extent;

    /// Where the records lie.
    private sealed interface Extent {
        record Of(SortedSet<String> references, Set<UUID> keys, StatedHeads heads) implements Extent {}

        record Between(long first, long end) implements Extent {}
    }

    LoggedMaterial(Order order, StoredTree tree, StoredTree.Connections connections) throws SQLException {
        this.order = order;
        this.tree = tree;
        this.connections = connections;
        this.size = Checkpoint.parse(order.checkpoint()).size();
        try (Connection connection = connections.open()) {
            this.extent = extent(connection);
        }
    }

    /// The scope as it is resolved.
    ExportScope scope() throws SQLException {
        Optional<ExportScope.ForInquiry> inquiry = order.inquiry()
                .map(id -> new ExportScope.ForInquiry(
                        id,
                        order.annex().stream()
                                .map(commitment ->
                                        new ExportScope.Named(order.subject().orElseThrow(), commitment))
                                .toList()));
        return switch (extent) {
            case Extent.Of of ->
                new ExportScope.OfSubject(
                        order.id(),
                        order.createdAt(),
                        count(of),
                        inquiry,
                        of.references().stream().toList());
            case Extent.Between between ->
                new ExportScope.OfPeriod(
                        order.id(),
                        order.createdAt(),
                        inquiry,
                        order.from(),
                        order.to(),
                        between.first(),
                        between.end());
        };
    }

    private long count(Extent.Of of) throws SQLException {
        try (Connection connection = connections.open()) {
            return EntryRows.countAbout(connection, of.keys(), of.heads().treeSize());
        }
    }

    long treeSize() {
        return size;
    }

    @Override
    public SignedNote checkpoint() {
        return order.checkpoint();
    }

    @Override
    public Optional<SignedNote> previousCheckpoint() {
        return order.previous().filter(note -> {
            long earlier = Checkpoint.parse(note).size();
            return earlier > 0 && earlier < size;
        });
    }

    @Override
    public Subtrees subtrees() {
        return tree;
    }

    @Override
    public void records(RecordSink sink) throws IOException {
        try (Connection connection = connections.open()) {
            switch (extent) {
                case Extent.Of of ->
                    EntryRows.readAbout(connection, of.keys(), of.heads().treeSize(), sink::accept);
                case Extent.Between between -> EntryRows.read(connection, between.first(), between.end(), sink::accept);
            }
        } catch (SQLException failed) {
            throw new IOException("the records can't be read", failed);
        }
    }

    @Override
    public Optional<Heads> heads() throws IOException {
        if (!(extent instanceof Extent.Of of)) {
            return Optional.empty();
        }
        try (Connection connection = connections.open()) {
            Map<UUID, HeadTree.Place> places = new HeadTree(
                            visitor -> HeadRows.read(connection, of.heads().treeSize(), visitor))
                    .places(of.keys());
            List<HeadTree.Place> leaves = new ArrayList<>();
            for (String reference : of.references()) {
                HeadTree.Place place = places.get(LookupKey.of(reference));
                if (place == null) {
                    throw new IOException("a subject of the export has no head");
                }
                leaves.add(place);
            }
            return Optional.of(new Heads(of.heads().index(), of.heads().entry(), leaves));
        } catch (SQLException failed) {
            throw new IOException("the heads can't be read", failed);
        }
    }

    /// As many entries as the log's statement of heads speaks of: up to there nothing about the person is missing. A
    /// reference about which there is none isn't named.
    private Extent ofSubject(Connection connection) throws SQLException {
        long index = order.heads().orElseThrow(() -> new IllegalStateException("the order has no heads yet"));
        byte[] entry = EntryPages.one(connection, index)
                .orElseThrow(() -> new SQLException("the statement of heads is missing"));
        StatedHeads heads = StatedHeads.read(index, entry);
        SortedSet<String> references = new TreeSet<>();
        Set<UUID> keys = new HashSet<>();
        for (String reference : LinkRows.linkedSet(connection, order.subject().orElseThrow(), heads.treeSize())) {
            UUID key = LookupKey.of(reference);
            if (EntryRows.areAbout(connection, Set.of(key), heads.treeSize())) {
                references.add(reference);
                keys.add(key);
            }
        }
        return new Extent.Of(references, keys, heads);
    }

    private Extent extent(Connection connection) throws SQLException {
        return switch (order.kind()) {
            case SUBJECT -> ofSubject(connection);
            case PERIOD -> {
                boolean whole = order.from().isEmpty() && order.to().isEmpty();
                long[] range =
                        whole ? new long[] {0, size} : BatchRows.appended(connection, order.from(), order.to(), size);
                yield new Extent.Between(range[0], range[1]);
            }
        };
    }
}
