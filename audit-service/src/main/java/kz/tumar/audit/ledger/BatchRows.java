package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.audit.tree.TreeHash;

/// What each transaction took in, and between which times that was stated and appended.
public final class BatchRows {
    private BatchRows() {}

    /// @param manifest its canonical JSON; not copied, nobody writes to it
    @SuppressWarnings("ArrayRecordComponent")
    public record Batch(long number, long first, long end, TreeHash root, byte[] manifest) {}

    /// A span of time, both ends included.
    public record Span(Instant earliest, Instant latest) {
        public static Span at(Instant time) {
            return new Span(time, time);
        }

        /// The least span that holds both.
        public Span with(Span other) {
            return new Span(
                    earliest.isBefore(other.earliest) ? earliest : other.earliest,
                    latest.isAfter(other.latest) ? latest : other.latest);
        }
    }

    /// @param stated between which times the facts say of themselves that they lie
    /// @param appended between which times the broker appended what the batch took in; nobody else decides these
    public static void add(Connection transaction, Batch batch, Optional<Span> stated, Optional<Span> appended)
            throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO batches
                (batch, first_index, end_index, root, earliest, latest, appended_first, appended_last, manifest)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setLong(1, batch.number());
            insert.setLong(2, batch.first());
            insert.setLong(3, batch.end());
            insert.setBytes(4, batch.root().bytes());
            set(insert, 5, stated);
            set(insert, 7, appended);
            insert.setBytes(9, batch.manifest());
            insert.executeUpdate();
        }
    }

    private static void set(PreparedStatement insert, int column, Optional<Span> span) throws SQLException {
        insert.setObject(
                column, span.map(s -> s.earliest().atOffset(ZoneOffset.UTC)).orElse(null));
        insert.setObject(
                column + 1, span.map(s -> s.latest().atOffset(ZoneOffset.UTC)).orElse(null));
    }

    /// The batches after this number, in order.
    public static List<Batch> after(Connection connection, long number, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT batch, first_index, end_index, root, manifest FROM batches WHERE batch > ? ORDER BY batch LIMIT ?")) {
            statement.setLong(1, number);
            statement.setInt(2, limit);
            List<Batch> batches = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    batches.add(new Batch(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getLong(3),
                            TreeHash.copyOf(rows.getBytes(4)),
                            rows.getBytes(5)));
                }
            }
            return batches;
        }
    }

    /// The least contiguous range of entries, below a size, outside of which no fact says that its time is in
    /// `[from, to)`. Whoever states a fact states its time: this narrows a search and proves nothing.
    ///
    /// @return first and end; equal when there is none
    public static long[] stating(Connection connection, Optional<Instant> from, Optional<Instant> to, long size)
            throws SQLException {
        return range(connection, """
                SELECT coalesce(min(first_index), 0), coalesce(max(end_index), 0) FROM batches
                WHERE first_index < ? AND first_index < end_index
                AND (?::timestamptz IS NULL OR latest >= ?) AND (?::timestamptz IS NULL OR earliest < ?)""", from, to, size);
    }

    /// The least contiguous range of whole batches, below a size, outside of which the broker appended nothing in
    /// `[from, to)`.
    ///
    /// @return first and end; equal when there is none
    public static long[] appended(Connection connection, Optional<Instant> from, Optional<Instant> to, long size)
            throws SQLException {
        return range(connection, """
                SELECT coalesce(min(first_index), 0), coalesce(max(end_index), 0) FROM batches
                WHERE first_index < ? AND first_index < end_index
                AND (?::timestamptz IS NULL OR appended_last >= ?)
                AND (?::timestamptz IS NULL OR appended_first < ?)""", from, to, size);
    }

    private static long[] range(
            Connection connection, String sql, Optional<Instant> from, Optional<Instant> to, long size)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            OffsetDateTime start = from.map(t -> t.atOffset(ZoneOffset.UTC)).orElse(null);
            OffsetDateTime stop = to.map(t -> t.atOffset(ZoneOffset.UTC)).orElse(null);
            statement.setLong(1, size);
            statement.setObject(2, start);
            statement.setObject(3, start);
            statement.setObject(4, stop);
            statement.setObject(5, stop);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new long[] {rows.getLong(1), Math.min(size, rows.getLong(2))};
            }
        }
    }
}
