package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Partition;

/// How far this service's own facts on Kafka are known to its database.
final class Published {
    /// How far, on which topic of that name.
    record Upto(String topicId, long offset) {}

    Map<Partition, Upto> all(Connection transaction) throws SQLException {
        try (var select = transaction.prepareStatement(
                        "SELECT topic, partition, topic_id, next_offset FROM delivery_published");
                var rows = select.executeQuery()) {
            var all = new HashMap<Partition, Upto>();
            while (rows.next()) {
                all.put(
                        new Partition(new TopicName(rows.getString(1)), rows.getInt(2)),
                        new Upto(rows.getString(3), rows.getLong(4)));
            }
            return all;
        }
    }

    /// Notes that everything before these offsets is known; never goes back on the same topic.
    void upto(Connection transaction, Map<Partition, Upto> ends) throws SQLException {
        try (var upsert = transaction.prepareStatement("""
                INSERT INTO delivery_published AS known (topic, partition, topic_id, next_offset) VALUES (?, ?, ?, ?)
                ON CONFLICT (topic, partition) DO UPDATE SET
                  next_offset = CASE WHEN known.topic_id = excluded.topic_id
                    THEN greatest(known.next_offset, excluded.next_offset) ELSE excluded.next_offset END,
                  topic_id = excluded.topic_id
                """)) {
            for (var end : new java.util.TreeMap<>(ends).entrySet()) {
                upsert.setString(1, end.getKey().topic().value());
                upsert.setInt(2, end.getKey().number());
                upsert.setString(3, end.getValue().topicId());
                upsert.setLong(4, end.getValue().offset());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
