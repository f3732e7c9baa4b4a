package kz.tumar.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/// The backups that were tried.
final class Trials {

    private Trials() {}

    static void insert(Connection connection, BackupTrial trial, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO vault_trial (taken_at, tried_at, oldest_epoch, keys_read, values_read)
                VALUES (?, ?, ?, ?, ?)""")) {
            insert.setObject(1, EpochRows.utc(trial.takenAt()));
            insert.setObject(2, EpochRows.utc(now));
            insert.setInt(3, trial.oldestEpoch());
            insert.setLong(4, trial.keysRead());
            insert.setLong(5, trial.valuesRead());
            insert.executeUpdate();
        }
    }

    /// Whether a backup from after the epoch was settled was read that needs neither it nor an older one.
    static boolean without(Connection connection, KeyEpoch epoch) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT EXISTS (SELECT FROM vault_trial WHERE taken_at >= ? AND oldest_epoch > ?)")) {
            query.setObject(1, EpochRows.utc(epoch.settledAt().orElse(Instant.MAX)));
            query.setInt(2, epoch.number());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
