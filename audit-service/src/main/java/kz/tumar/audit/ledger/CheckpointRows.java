package kz.tumar.audit.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.tree.TreeHash;

/// Checkpoints that were signed and published, and the log's own verifier key.
public final class CheckpointRows {
    private CheckpointRows() {}

    /// Keeps a published checkpoint; keeping it again changes nothing.
    public static void add(Connection connection, SignedNote note) throws SQLException {
        Checkpoint checkpoint = Checkpoint.parse(note);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO checkpoints (size, root, note) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setLong(1, checkpoint.size());
            insert.setBytes(2, checkpoint.root().bytes());
            insert.setString(3, note.toString());
            insert.executeUpdate();
        }
    }

    public static Optional<SignedNote> latest(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1");
                ResultSet rows = statement.executeQuery()) {
            return rows.next()
                    ? Optional.of(SignedNote.parse(rows.getString(1).getBytes(StandardCharsets.UTF_8)))
                    : Optional.empty();
        }
    }

    /// The roots of the checkpoints larger than the one size and not larger than the other.
    public static Map<Long, TreeHash> roots(Connection connection, long from, long to) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT size, root FROM checkpoints WHERE size > ? AND size <= ?")) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            Map<Long, TreeHash> roots = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    roots.put(rows.getLong(1), TreeHash.copyOf(rows.getBytes(2)));
                }
            }
            return roots;
        }
    }

    /// The checkpoint of exactly this size.
    public static Optional<SignedNote> ofSize(Connection connection, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT note FROM checkpoints WHERE size = ?")) {
            statement.setLong(1, size);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(SignedNote.parse(rows.getString(1).getBytes(StandardCharsets.UTF_8)))
                        : Optional.empty();
            }
        }
    }

    public static Optional<String> logIdentity(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT vkey FROM log_identity");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    public static void keepIdentity(Connection connection, String vkey) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO log_identity (vkey) VALUES (?)")) {
            insert.setString(1, vkey);
            insert.executeUpdate();
        }
    }
}
