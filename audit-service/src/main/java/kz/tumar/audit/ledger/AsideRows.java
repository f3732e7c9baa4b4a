package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.delivery.partition.Partition;

/// Facts that never entered the log, kept so that somebody can look at them.
public final class AsideRows {
    private AsideRows() {}

    /// @param reason a constant: `unfit` or `identity-reused`
    /// @param value the bytes as they came; not copied, nobody writes to them
    @SuppressWarnings("ArrayRecordComponent")
    public record SetAside(Partition partition, String topicId, long offset, String reason, byte[] value) {}

    public static void add(Connection transaction, List<SetAside> asides, long treeSize) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO set_aside (topic, topic_id, topic_partition, record_offset, reason, value, tree_size)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            for (SetAside aside : asides) {
                insert.setString(1, aside.partition().topic().value());
                insert.setString(2, aside.topicId());
                insert.setInt(3, aside.partition().number());
                insert.setLong(4, aside.offset());
                insert.setString(5, aside.reason());
                insert.setBytes(6, aside.value());
                insert.setLong(7, treeSize);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    public static long count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM set_aside");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Where something lay that was set aside, the size of the tree before its batch, and when.
    public record Place(String topicId, int partition, long offset, long treeSize, Instant setAsideAt) {}

    /// What was set aside lately, latest first.
    public static List<Place> latest(Connection connection, int limit) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT topic_id, topic_partition, record_offset, tree_size, set_aside_at FROM set_aside
                ORDER BY set_aside_at DESC LIMIT ?""")) {
            statement.setInt(1, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    places.add(new Place(
                            rows.getString(1),
                            rows.getInt(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getTimestamp(5).toInstant()));
                }
            }
        }
        return places;
    }
}
