package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.audit.entry.Digest32;
import org.postgresql.util.PSQLState;

/// The identities of all events in the log, each with the hash of its content.
public final class IdentityRows {
    private IdentityRows() {}

    /// Writes the identities of new entries, in their own order: neighbours in the index are then written one after the
    /// other, and each of its pages is looked for once.
    ///
    /// @return false when one of them is known already; the transaction can only be rolled back then
    public static boolean add(Connection transaction, List<NewEntry> entries) throws SQLException {
        List<NewEntry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(entry -> entry.fact().identity()));
        BinaryCopy copy = new BinaryCopy(
                transaction, "COPY identities (identity, content, entry_index) FROM STDIN (FORMAT binary)");
        try {
            for (NewEntry entry : sorted) {
                entry.copyIdentityTo(copy);
            }
            copy.finish();
            return true;
        } catch (SQLException failed) {
            if (PSQLState.UNIQUE_VIOLATION.getState().equals(failed.getSQLState())) {
                return false;
            }
            throw failed;
        } finally {
            copy.abandon();
        }
    }

    /// The contents of those identities that are known.
    public static Map<Digest32, Digest32> find(Connection connection, Collection<Digest32> identities)
            throws SQLException {
        byte[][] keys = identities.stream().map(Digest32::bytes).toArray(byte[][]::new);
        Map<Digest32, Digest32> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT i.identity, i.content FROM unnest(?::bytea[]) AS k (identity)
                JOIN identities i ON i.identity = k.identity""")) {
            statement.setArray(1, connection.createArrayOf("bytea", keys));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(Digest32.copyOf(rows.getBytes(1)), Digest32.copyOf(rows.getBytes(2)));
                }
            }
        }
        return found;
    }
}
