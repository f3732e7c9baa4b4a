package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Position;
import org.jspecify.annotations.Nullable;

/// Who may advance which partition, and how far it was consumed. Kafka's own group and offsets are a
/// convenience; only these rows count, since they change in the transaction of the effect.
final class Ownership {
    /// A partition that is owned.
    ///
    /// @param restarted whether what was stored belongs to another topic of that name, so that reading begins
    ///     anew
    record Claimed(long epoch, Position at, boolean restarted) {}

    /// A step of one partition.
    record Step(Partition partition, long epoch, Position from, Position to) {}

    /// Becomes the owner of a partition; whoever was it can't advance it any more.
    Claimed claim(Connection transaction, Partition partition, String topicId, long beginning) throws SQLException {
        try (var upsert = transaction.prepareStatement("""
                INSERT INTO delivery_consumed AS known (topic, partition, topic_id, next_offset, owner_epoch)
                VALUES (?, ?, ?, ?, 1)
                ON CONFLICT (topic, partition) DO UPDATE SET owner_epoch = known.owner_epoch + 1
                RETURNING owner_epoch, next_offset, leader_epoch, topic_id
                """)) {
            upsert.setString(1, partition.topic().value());
            upsert.setInt(2, partition.number());
            upsert.setString(3, topicId);
            upsert.setLong(4, beginning);
            try (var row = upsert.executeQuery()) {
                row.next();
                long epoch = row.getLong(1);
                if (topicId.equals(row.getString(4))) {
                    return new Claimed(epoch, new Position(row.getLong(2), leaderEpoch(row.getObject(3))), false);
                }
                restart(transaction, partition, epoch, topicId, beginning);
                return new Claimed(epoch, Position.at(beginning), true);
            }
        }
    }

    private static @Nullable Integer leaderEpoch(@Nullable Object column) {
        return column == null ? null : (Integer) column;
    }

    /// Begins a partition anew.
    ///
    /// @throws OwnershipLost when it is not this owner's
    void restart(Connection transaction, Partition partition, long epoch, String topicId, long beginning)
            throws SQLException {
        try (var update = transaction.prepareStatement("""
                UPDATE delivery_consumed SET topic_id = ?, next_offset = ?, leader_epoch = NULL
                WHERE topic = ? AND partition = ? AND owner_epoch = ?
                """)) {
            update.setString(1, topicId);
            update.setLong(2, beginning);
            update.setString(3, partition.topic().value());
            update.setInt(4, partition.number());
            update.setLong(5, epoch);
            if (update.executeUpdate() != 1) {
                throw new OwnershipLost();
            }
        }
    }

    /// Advances partitions from where their owner thinks they are.
    ///
    /// @throws OwnershipLost when one is not its any more, or not there
    void advance(Connection transaction, List<Step> steps) throws SQLException {
        try (var update = transaction.prepareStatement("""
                UPDATE delivery_consumed SET next_offset = ?, leader_epoch = ?
                WHERE topic = ? AND partition = ? AND owner_epoch = ? AND next_offset = ?
                """)) {
            for (Step step : steps) {
                update.setLong(1, step.to().offset());
                update.setObject(2, step.to().leaderEpoch(), java.sql.Types.INTEGER);
                update.setString(3, step.partition().topic().value());
                update.setInt(4, step.partition().number());
                update.setLong(5, step.epoch());
                update.setLong(6, step.from().offset());
                update.addBatch();
            }
            for (int count : update.executeBatch()) {
                if (count != 1) {
                    throw new OwnershipLost();
                }
            }
        }
    }

    /// Whether these steps were taken: a commit whose answer was lost may have taken place.
    boolean taken(Connection transaction, List<Step> steps) throws SQLException {
        try (var select = transaction.prepareStatement("""
                SELECT 1 FROM delivery_consumed
                WHERE topic = ? AND partition = ? AND owner_epoch = ? AND next_offset = ?
                """)) {
            for (Step step : steps) {
                select.setString(1, step.partition().topic().value());
                select.setInt(2, step.partition().number());
                select.setLong(3, step.epoch());
                select.setLong(4, step.to().offset());
                try (var row = select.executeQuery()) {
                    if (!row.next()) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /// How far everything was consumed, by whomever.
    Map<Partition, Long> consumed(Connection transaction) throws SQLException {
        try (var select = transaction.prepareStatement("SELECT topic, partition, next_offset FROM delivery_consumed");
                var rows = select.executeQuery()) {
            var consumed = new HashMap<Partition, Long>();
            while (rows.next()) {
                consumed.put(new Partition(new TopicName(rows.getString(1)), rows.getInt(2)), rows.getLong(3));
            }
            return consumed;
        }
    }
}
