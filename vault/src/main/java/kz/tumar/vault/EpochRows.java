package kz.tumar.vault;

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

/// What the database says about the epochs. Which keys there are, only the ring's file says.
final class EpochRows {

    private EpochRows() {}

    /// Makes the table agree with the ring at a start, after a crash between the two or a restore of either. An epoch
    /// that the ring has and the table doesn't was begun; one that the table has and an equally new ring doesn't is
    /// destroyed; one that the table calls destroyed leaves a ring that holds it again, for good.
    ///
    /// @throws KeyRingException.Outdated when the table's newest epoch isn't in the ring
    static KeyRing agree(Connection connection, KeyRingFile file, KeyRing ring, Instant now) throws SQLException {
        List<KeyEpoch> stated = all(connection);
        if (!stated.isEmpty() && stated.getLast().number() > ring.current().number()) {
            throw new KeyRingException.Outdated(file.path(), stated.getLast().number());
        }
        for (Epoch epoch : ring.epochs()) {
            insert(connection, epoch.number(), epoch.startedAt());
        }
        int destroyed = stated.stream()
                .filter(epoch -> epoch.destroyedAt().isPresent())
                .mapToInt(KeyEpoch::number)
                .max()
                .orElse(0);
        KeyRing kept = ring;
        if (ring.oldest().number() <= destroyed) {
            kept = ring.between(destroyed, ring.current().number());
            file.replace(kept);
        }
        destroyed(connection, kept.oldest().number() - 1, now);
        return kept;
    }

    /// Every epoch, oldest first.
    static List<KeyEpoch> all(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT number, started_at, settled_at, destroyed_at FROM vault_epoch ORDER BY number");
                ResultSet rows = query.executeQuery()) {
            List<KeyEpoch> epochs = new ArrayList<>();
            while (rows.next()) {
                epochs.add(new KeyEpoch(
                        rows.getInt(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant(),
                        instant(rows, 3),
                        instant(rows, 4)));
            }
            return List.copyOf(epochs);
        }
    }

    static void insert(Connection connection, int number, Instant startedAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO vault_epoch (number, started_at) VALUES (?, ?) ON CONFLICT (number) DO NOTHING")) {
            insert.setInt(1, number);
            insert.setObject(2, utc(startedAt));
            insert.executeUpdate();
        }
    }

    /// States that nothing living stands under an epoch before this one any more; says how many that is news about.
    static int settled(Connection connection, int before, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE vault_epoch SET settled_at = ? WHERE number < ? AND settled_at IS NULL")) {
            update.setObject(1, utc(now));
            update.setInt(2, before);
            return update.executeUpdate();
        }
    }

    /// States that the keys of this epoch and of all before it are gone.
    static int destroyed(Connection connection, int number, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE vault_epoch SET destroyed_at = ?, settled_at = coalesce(settled_at, ?)
                WHERE number <= ? AND destroyed_at IS NULL""")) {
            update.setObject(1, utc(now));
            update.setObject(2, utc(now));
            update.setInt(3, number);
            return update.executeUpdate();
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
