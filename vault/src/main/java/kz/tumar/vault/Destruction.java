package kz.tumar.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// Destroys everything sealed of one subject in one category, and leaves the tombstones.
final class Destruction {

    private record DataKey(UUID id, int epoch, boolean alreadyBuried) {}

    private final Connection connection;
    private final Subject subject;
    private final Category category;

    Destruction(Connection connection, Subject subject, Category category) {
        this.connection = connection;
        this.subject = subject;
        this.category = category;
    }

    Destroyed carryOut(OffsetDateTime now) throws SQLException {
        // First the key's row: it waits for every seal under this key, so the next statements see what those sealed.
        Optional<DataKey> key = lockKey();
        int values = buryAndDeleteValues(now);
        int keys = key.isPresent() ? deleteKey() : 0;
        Optional<Instant> earlier = lastDestroyed();
        if (values == 0 && keys == 0 && earlier.isPresent()) {
            return new Destroyed(subject, category, 0, 0, earlier.get());
        }
        leaveTombstone(key.filter(k -> !k.alreadyBuried()), values, now);
        return new Destroyed(subject, category, values, keys, now.toInstant());
    }

    private Optional<DataKey> lockKey() throws SQLException {
        try (PreparedStatement query = scoped("""
                SELECT k.key_id, k.epoch, EXISTS (SELECT FROM vault_destroyed d WHERE d.key_id = k.key_id)
                FROM vault_data_key k WHERE k.subject = ? AND k.category = ? FOR UPDATE OF k""");
                ResultSet rows = query.executeQuery()) {
            return rows.next()
                    ? Optional.of(new DataKey(rows.getObject(1, UUID.class), rows.getInt(2), rows.getBoolean(3)))
                    : Optional.empty();
        }
    }

    private int buryAndDeleteValues(OffsetDateTime now) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                WITH gone AS (DELETE FROM vault_sealed WHERE subject = ? AND category = ? RETURNING ref),
                     buried AS (INSERT INTO vault_destroyed_ref (ref, subject, category, destroyed_at)
                                SELECT ref, ?, ?, ? FROM gone ON CONFLICT (ref) DO NOTHING)
                SELECT count(*) FROM gone""")) {
            delete.setString(1, subject.ref());
            delete.setString(2, category.code());
            delete.setString(3, subject.ref());
            delete.setString(4, category.code());
            delete.setObject(5, now);
            try (ResultSet rows = delete.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        }
    }

    private int deleteKey() throws SQLException {
        try (PreparedStatement delete = scoped("DELETE FROM vault_data_key WHERE subject = ? AND category = ?")) {
            return delete.executeUpdate();
        }
    }

    private Optional<Instant> lastDestroyed() throws SQLException {
        try (PreparedStatement query =
                        scoped("SELECT max(destroyed_at) FROM vault_destroyed WHERE subject = ? AND category = ?");
                ResultSet rows = query.executeQuery()) {
            return rows.next()
                    ? Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)
                    : Optional.empty();
        }
    }

    private void leaveTombstone(Optional<DataKey> key, int values, OffsetDateTime now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO vault_destroyed (subject, category, key_id, epoch, value_count, destroyed_at)
                VALUES (?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, subject.ref());
            insert.setString(2, category.code());
            if (key.isPresent()) {
                insert.setObject(3, key.get().id());
                insert.setInt(4, key.get().epoch());
            } else {
                insert.setNull(3, Types.OTHER);
                insert.setNull(4, Types.INTEGER);
            }
            insert.setInt(5, values);
            insert.setObject(6, now);
            insert.executeUpdate();
        }
    }

    private PreparedStatement scoped(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, subject.ref());
        statement.setString(2, category.code());
        return statement;
    }
}
