package kz.tumar.audit.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.VerifierKey;

/// What witnesses answered: each row a checkpoint with the line of one of them, only ever added.
public final class CosignatureRows {
    private CosignatureRows() {}

    /// @param note the checkpoint of this size, with the witness's line
    public static void add(Connection connection, long size, VerifierKey witness, SignedNote note) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO cosignatures (size, vkey, note) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setLong(1, size);
            insert.setString(2, witness.encoded());
            insert.setString(3, note.toString());
            insert.executeUpdate();
        }
    }

    /// The largest size that each witness has cosigned, by its verifier key.
    public static Map<String, Long> sizes(Connection connection, List<VerifierKey> witnesses) throws SQLException {
        Map<String, Long> sizes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT size FROM cosignatures WHERE vkey = ? ORDER BY size DESC LIMIT 1")) {
            for (VerifierKey witness : witnesses) {
                statement.setString(1, witness.encoded());
                try (ResultSet rows = statement.executeQuery()) {
                    if (rows.next()) {
                        sizes.put(witness.encoded(), rows.getLong(1));
                    }
                }
            }
        }
        return sizes;
    }

    /// The checkpoint of this size with every line that these witnesses gave to it.
    public static Optional<SignedNote> note(Connection connection, long size, List<VerifierKey> witnesses)
            throws SQLException {
        Optional<SignedNote> found = CheckpointRows.ofSize(connection, size);
        if (found.isEmpty()) {
            return found;
        }
        SignedNote note = found.get();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT note FROM cosignatures WHERE size = ? ORDER BY vkey")) {
            statement.setLong(1, size);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    SignedNote cosigned = SignedNote.parse(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                    if (cosigned.text().equals(note.text())) {
                        note = note.with(cosigned, witnesses);
                    }
                }
            }
        }
        return Optional.of(note);
    }

    /// The largest sizes that anybody cosigned, largest first, none smaller than the least.
    public static List<Long> latestSizes(Connection connection, long least, int most) throws SQLException {
        List<Long> sizes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT DISTINCT size FROM cosignatures WHERE size >= ? ORDER BY size DESC LIMIT ?")) {
            statement.setLong(1, least);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sizes.add(rows.getLong(1));
                }
            }
        }
        return sizes;
    }
}
