package kz.tumar.vault;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The rows of sealed values. One whose data key has a tombstone counts as destroyed, wherever it came from.
final class SealedRows {

    private SealedRows() {}

    static Optional<SealedRow> row(Connection connection, VaultRef ref) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SealedRow.SELECT)) {
            query.setString(1, ref.value());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(SealedRow.of(rows)) : Optional.empty();
            }
        }
    }

    static Standing standing(Connection connection, VaultRef ref, Optional<SealedRow> row) throws SQLException {
        if (row.isPresent()) {
            Held held = row.get().held();
            Optional<Instant> destroyedAt = row.get().destroyedAt();
            return destroyedAt.isPresent() ? new Gone(ref, held.subject(), held.category(), destroyedAt.get()) : held;
        }
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT subject, category, destroyed_at FROM vault_destroyed_ref WHERE ref = ?")) {
            query.setString(1, ref.value());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next()
                        ? new Gone(
                                ref,
                                new Subject(rows.getString(1)),
                                new Category(rows.getString(2)),
                                rows.getObject(3, OffsetDateTime.class).toInstant())
                        : new Unknown(ref);
            }
        }
    }

    static void insert(Connection connection, Held held, UUID keyId, int epoch, byte[] ciphertext) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO vault_sealed (ref, subject, category, key_id, ciphertext, commitment, epoch, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, held.ref().value());
            insert.setString(2, held.subject().ref());
            insert.setString(3, held.category().code());
            insert.setObject(4, keyId);
            insert.setBytes(5, ciphertext);
            insert.setBytes(6, held.commitment().bytes());
            insert.setInt(7, epoch);
            insert.setObject(8, OffsetDateTime.ofInstant(held.sealedAt(), ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static Set<VaultRef> refsOf(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            Set<VaultRef> refs = new LinkedHashSet<>();
            while (rows.next()) {
                refs.add(new VaultRef(rows.getString(1)));
            }
            return Set.copyOf(refs);
        }
    }

    static Set<VaultRef> missing(Connection connection, Collection<VaultRef> refs) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT asked.ref FROM unnest(?) AS asked (ref)
                WHERE NOT EXISTS (SELECT FROM vault_sealed s WHERE s.ref = asked.ref)
                AND NOT EXISTS (SELECT FROM vault_destroyed_ref d WHERE d.ref = asked.ref)""")) {
            Array asked = connection.createArrayOf(
                    "text", refs.stream().map(VaultRef::value).toArray());
            query.setArray(1, asked);
            return refsOf(query);
        }
    }

    static Set<VaultRef> resurfaced(Connection connection, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT s.ref FROM vault_sealed s
                WHERE EXISTS (SELECT FROM vault_destroyed d WHERE d.key_id = s.key_id)
                OR EXISTS (SELECT FROM vault_destroyed_ref r WHERE r.ref = s.ref) LIMIT ?""")) {
            query.setInt(1, limit);
            return refsOf(query);
        }
    }
}
