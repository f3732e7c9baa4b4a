package kz.tumar.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Elects one worker of a kind among all processes of a service: who holds PostgreSQL's advisory lock, which
/// ends with its connection. Each election raises the lease's epoch, and every transaction of the elected
/// checks it.
final class Election {
    private Election() {}

    /// A time in office.
    record Term(String name, long epoch) {
        /// Goes on only while this is the latest term; until the transaction ends no later one can begin.
        void require(Connection transaction) throws SQLException {
            try (var select = transaction.prepareStatement(
                    "SELECT 1 FROM delivery_lease WHERE name = ? AND epoch = ? FOR SHARE")) {
                select.setString(1, name);
                select.setLong(2, epoch);
                try (var row = select.executeQuery()) {
                    if (!row.next()) {
                        throw new DeliveryException("another worker was elected", null);
                    }
                }
            }
        }
    }

    /// Tries to be elected for as long as this connection lives.
    static Optional<Term> tryWin(Connection connection, String name) throws SQLException {
        connection.setAutoCommit(true);
        try (var lock = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            lock.setLong(1, keyOf(name));
            try (var row = lock.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return Optional.empty();
                }
            }
        }
        try (var upsert = connection.prepareStatement("""
                INSERT INTO delivery_lease AS known (name, epoch) VALUES (?, 1)
                ON CONFLICT (name) DO UPDATE SET epoch = known.epoch + 1 RETURNING epoch
                """)) {
            upsert.setString(1, name);
            try (var row = upsert.executeQuery()) {
                row.next();
                return Optional.of(new Term(name, row.getLong(1)));
            }
        }
    }

    private static long keyOf(String name) {
        return ByteBuffer.wrap(Identity.sha256(("tumar/lock/" + name).getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
