package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Outgoing;
import org.jspecify.annotations.Nullable;

/// What was decided and is not known to be on Kafka yet. Rows of one subject have ascending ids in the order of
/// its decisions, since whoever writes one holds the subject's row until the commit.
final class Outbox {
    /// A row to be.
    @SuppressWarnings("ArrayRecordComponent")
    record Row(TopicName topic, String key, @Nullable SubjectRef subject, byte[] identity, byte[] value) {}

    /// A row that waits.
    record Waiting(long id, Outgoing record) {}

    void add(Connection transaction, List<Row> rows) throws SQLException {
        var numbers = numbersFor(transaction, rows);
        try (var insert = transaction.prepareStatement(
                "INSERT INTO delivery_outbox (topic, key, subject_seq, identity, value) VALUES (?, ?, ?, ?, ?)")) {
            for (Row row : rows) {
                insert.setString(1, row.topic().value());
                insert.setString(2, row.key());
                if (row.subject() == null) {
                    insert.setNull(3, java.sql.Types.BIGINT);
                } else {
                    insert.setLong(3, numbers.merge(row.subject(), 1L, Long::sum) - 1);
                }
                insert.setBytes(4, row.identity());
                insert.setBytes(5, row.value());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Takes as many numbers of each subject as there are rows about it; this holds the subjects' rows.
    private static Map<SubjectRef, Long> numbersFor(Connection transaction, List<Row> rows) throws SQLException {
        var counts = new TreeMap<SubjectRef, Long>();
        for (Row row : rows) {
            if (row.subject() != null) {
                counts.merge(row.subject(), 1L, Long::sum);
            }
        }
        try (var upsert = transaction.prepareStatement("""
                INSERT INTO delivery_subject AS known (subject, next_seq) VALUES (?, 1 + ?)
                ON CONFLICT (subject) DO UPDATE SET next_seq = known.next_seq + ? RETURNING next_seq - ?
                """)) {
            for (var count : counts.entrySet()) {
                upsert.setString(1, count.getKey().value());
                upsert.setLong(2, count.getValue());
                upsert.setLong(3, count.getValue());
                upsert.setLong(4, count.getValue());
                try (var row = upsert.executeQuery()) {
                    row.next();
                    count.setValue(row.getLong(1));
                }
            }
        }
        return counts;
    }

    /// What was read.
    ///
    /// @param oldest the oldest transaction that ran then
    record Lowest(List<Waiting> rows, long oldest) {}

    /// The lowest rows above an id: one with a low id may become visible after one with a higher.
    Lowest lowest(Connection transaction, long above, int most) throws SQLException {
        try (var select = transaction.prepareStatement("""
                SELECT id, topic, key, value, pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                FROM delivery_outbox WHERE id > ? ORDER BY id LIMIT ?
                """)) {
            select.setLong(1, above);
            select.setInt(2, most);
            select.setFetchSize(0);
            try (var rows = select.executeQuery()) {
                var waiting = new ArrayList<Waiting>();
                long oldest = 0;
                while (rows.next()) {
                    oldest = rows.getLong(5);
                    waiting.add(new Waiting(
                            rows.getLong(1),
                            new Outgoing(new TopicName(rows.getString(2)), rows.getString(3), rows.getBytes(4))));
                }
                return new Lowest(waiting, oldest);
            }
        }
    }

    /// @return the number of this transaction
    long remove(Connection transaction, List<Waiting> published) throws SQLException {
        try (var delete = transaction.prepareStatement("""
                WITH gone AS (DELETE FROM delivery_outbox WHERE id = ANY (?))
                SELECT pg_current_xact_id()::text::bigint
                """)) {
            delete.setArray(
                    1,
                    transaction.createArrayOf(
                            "bigint", published.stream().map(Waiting::id).toArray()));
            try (var row = delete.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void removeKnown(Connection transaction, List<byte[]> identities) throws SQLException {
        try (var delete = transaction.prepareStatement("DELETE FROM delivery_outbox WHERE identity = ANY (?)")) {
            delete.setArray(1, transaction.createArrayOf("bytea", identities.toArray(byte[][]::new)));
            delete.executeUpdate();
        }
    }

    /// How many wait, at most: numbers that were taken and never committed count too. Counting the rows would read
    /// every row that was removed since the last vacuum.
    long count(Connection transaction) throws SQLException {
        try (var select =
                        transaction.prepareStatement("SELECT coalesce(max(id) - min(id) + 1, 0) FROM delivery_outbox");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
