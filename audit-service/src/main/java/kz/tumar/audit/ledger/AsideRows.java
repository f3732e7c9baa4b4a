package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import kz.tumar.delivery.partition.Partition;

/// Facts that never entered the log, kept so that somebody can look at them.
public final class AsideRows {
    private AsideRows() {}

    /// @param reason a constant: `unfit` or `identity-reused`
    /// @param value the bytes as they came; not copied, nobody writes to them
    @SuppressWarnings("ArrayRecordComponent")
    public record SetAside(Partition partition, String topicId, long offset, String reason, byte[] value) {}

    public static void add(Connection transaction, List<SetAside> asides) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement("""
                INSERT INTO set_aside (topic, topic_id, topic_partition, record_offset, reason, value)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            for (SetAside aside : asides) {
                insert.setString(1, aside.partition().topic().value());
                insert.setString(2, aside.topicId());
                insert.setInt(3, aside.partition().number());
                insert.setLong(4, aside.offset());
                insert.setString(5, aside.reason());
                insert.setBytes(6, aside.value());
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
}
