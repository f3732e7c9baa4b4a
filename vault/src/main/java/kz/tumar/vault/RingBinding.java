package kz.tumar.vault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// Ties a database to the one ring it was sealed with. The file is durable before the database names it; a crash
/// between
/// leaves an unnamed ring that the next start adopts.
final class RingBinding {

    private RingBinding() {}

    static KeyRing bind(Connection connection, KeyRingFile file, String service, Instant now) throws SQLException {
        LivingRing.lockAlone(connection);
        Optional<UUID> bound = boundRing(connection);
        boolean holdsSealedData = holdsSealedData(connection);
        KeyRing ring;
        if (file.exists()) {
            ring = file.read();
            refuseForeign(file, ring, service, bound, holdsSealedData);
        } else {
            if (holdsSealedData) {
                throw new KeyRingException.Missing(file.path(), bound.orElse(new UUID(0, 0)));
            }
            ring = KeyRing.generate(service, now);
            file.write(ring);
        }
        if (!bound.equals(Optional.of(ring.id()))) {
            name(connection, ring, now);
        }
        return EpochRows.agree(connection, file, ring, now);
    }

    private static void refuseForeign(
            KeyRingFile file, KeyRing ring, String service, Optional<UUID> bound, boolean holdsSealedData) {
        if (!ring.service().equals(service)) {
            throw new KeyRingException.Foreign(
                    file.path(), "it is the ring of " + ring.service() + ", and this is " + service);
        }
        if (bound.isPresent() && !bound.get().equals(ring.id())) {
            throw new KeyRingException.Foreign(
                    file.path(), "it is ring " + ring.id() + ", and this database was sealed with ring " + bound.get());
        }
        if (bound.isEmpty() && holdsSealedData) {
            throw new KeyRingException.Foreign(
                    file.path(), "this database holds sealed data but doesn't name the ring it was sealed with");
        }
    }

    static Optional<UUID> boundRing(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT ring_id FROM vault_ring");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private static boolean holdsSealedData(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT EXISTS (SELECT FROM vault_data_key) OR EXISTS (SELECT FROM vault_sealed)");
                ResultSet rows = query.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void name(Connection connection, KeyRing ring, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO vault_ring (ring_id, service, bound_at) VALUES (?, ?, ?)
                ON CONFLICT (single) DO UPDATE
                SET ring_id = excluded.ring_id, service = excluded.service, bound_at = excluded.bound_at""")) {
            insert.setObject(1, ring.id());
            insert.setString(2, ring.service());
            insert.setObject(3, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
