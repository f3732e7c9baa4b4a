package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import kz.tumar.audit.tree.TreeHash;

/// The one row that every transaction of the sequencer moves on. Who no longer has its epoch moves nothing.
public final class SequencerRow {
    /// Any constant number: it names the lock of this database's sequencer.
    private static final long LOCK = 0x74756d61724c6f67L;

    private SequencerRow() {}

    /// How far the log has come: the size and root of its tree, and the number of its last batch.
    public record Head(long size, TreeHash root, long batch) {}

    /// Takes the lock for as long as the connection lives.
    public static boolean tryLock(Connection dedicated) throws SQLException {
        try (PreparedStatement statement = dedicated.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /// Begins a new epoch: from now on nobody else's transactions succeed.
    public static long claim(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("UPDATE sequencer SET epoch = epoch + 1 RETURNING epoch");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    public static Head head(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT size, root, batch FROM sequencer");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return new Head(rows.getLong(1), TreeHash.copyOf(rows.getBytes(2)), rows.getLong(3));
        }
    }

    /// @return false when the epoch is over or the head isn't where it should be: nothing may be written then
    public static boolean advance(Connection transaction, long epoch, Head old, Head fresh) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(
                "UPDATE sequencer SET size = ?, root = ?, batch = ? WHERE epoch = ? AND size = ? AND batch = ?")) {
            statement.setLong(1, fresh.size());
            statement.setBytes(2, fresh.root().bytes());
            statement.setLong(3, fresh.batch());
            statement.setLong(4, epoch);
            statement.setLong(5, old.size());
            statement.setLong(6, old.batch());
            return statement.executeUpdate() == 1;
        }
    }

    /// The same check for what is signed and written beside the head. It locks nothing: a lock would be gone before the
    /// signature is out, and taking it would cost a commit.
    public static boolean holds(Connection connection, long epoch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM sequencer WHERE epoch = ?")) {
            statement.setLong(1, epoch);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
