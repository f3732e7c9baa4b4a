package kz.tumar.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Equality look-ups by keyed hash. A token is written under the current epoch's key and looked for under every
/// living one, so look-ups go on while a new epoch's tokens are being written ([Rewrapping]).
final class Index {

    private final KeyRing ring;
    private final VaultLimits limits;

    Index(KeyRing ring, VaultLimits limits) {
        this.ring = ring;
        this.limits = limits;
    }

    /// @param key the value's data key: it seals the terms, from which the next epoch's tokens are made
    void write(Connection connection, SecretBytes key, Category category, VaultRef ref, Set<IndexTerm> terms)
            throws SQLException, GeneralSecurityException {
        if (terms.isEmpty()) {
            return;
        }
        Epoch epoch = ring.current();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO vault_index (category, token, ref, epoch, term) VALUES (?, ?, ?, ?, ?)")) {
            for (IndexTerm term : terms) {
                insert.setString(1, category.code());
                insert.setBytes(2, epoch.token(ring.service(), category, term));
                insert.setString(3, ref.value());
                insert.setInt(4, epoch.number());
                insert.setBytes(5, SealedTerm.seal(key, ring.service(), category, ref, term));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    List<Found> find(Connection connection, Category category, IndexTerm term) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT s.ref, s.subject FROM vault_sealed s WHERE s.ref IN
                (SELECT i.ref FROM vault_index i WHERE i.category = ? AND i.token = ANY (?))
                AND NOT EXISTS (SELECT FROM vault_destroyed d WHERE d.key_id = s.key_id)
                AND NOT EXISTS (SELECT FROM vault_destroyed_ref r WHERE r.ref = s.ref)
                ORDER BY s.created_at, s.ref LIMIT ?""")) {
            Array tokens =
                    connection.createArrayOf("bytea", tokens(category, term).toArray(byte[][]::new));
            query.setString(1, category.code());
            query.setArray(2, tokens);
            query.setInt(3, limits.maxFound());
            try (ResultSet rows = query.executeQuery()) {
                List<Found> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new Found(new VaultRef(rows.getString(1)), new Subject(rows.getString(2))));
                }
                return List.copyOf(found);
            }
        }
    }

    /// Locks are taken in one order, whatever order the terms come in, so that two callers never wait for each
    /// other.
    void lock(Connection connection, Category category, Collection<IndexTerm> terms) throws SQLException {
        long[] locks = terms.stream()
                .flatMap(term -> tokens(category, term).stream())
                .mapToLong(token -> ByteBuffer.wrap(token).getLong())
                .sorted()
                .distinct()
                .toArray();
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            for (long key : locks) {
                lock.setLong(1, key);
                lock.execute();
            }
        }
    }

    private List<byte[]> tokens(Category category, IndexTerm term) {
        return ring.epochs().stream()
                .map(epoch -> epoch.token(ring.service(), category, term))
                .toList();
    }
}
