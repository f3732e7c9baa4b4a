package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Position;

/// How far each partition was taken into the log, and of which topic: another id under the same name is another topic.
public final class OffsetRows {
    private OffsetRows() {}

    public record Reached(String topicId, Position next) {}

    public static Map<Partition, Reached> all(Connection connection) throws SQLException {
        Map<Partition, Reached> reached = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT topic, topic_partition, topic_id, leader_epoch, next_offset FROM next_offsets");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                reached.put(
                        new Partition(new TopicName(rows.getString(1)), rows.getInt(2)),
                        new Reached(
                                rows.getString(3), new Position(rows.getLong(5), rows.getObject(4, Integer.class))));
            }
        }
        return reached;
    }

    public static void put(Connection transaction, Map<Partition, Reached> reached) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO next_offsets (topic, topic_partition, topic_id, leader_epoch, next_offset) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (topic, topic_partition) DO UPDATE SET topic_id = excluded.topic_id,
                    leader_epoch = excluded.leader_epoch, next_offset = excluded.next_offset""")) {
            for (Map.Entry<Partition, Reached> entry : reached.entrySet()) {
                Position next = entry.getValue().next();
                upsert.setString(1, entry.getKey().topic().value());
                upsert.setInt(2, entry.getKey().number());
                upsert.setString(3, entry.getValue().topicId());
                upsert.setObject(4, next.leaderEpoch(), Types.INTEGER);
                upsert.setLong(5, next.offset());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
