package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.audit.entry.Digest32;
import org.postgresql.util.PSQLState;

/// The identities of all events in the log, each with the hash of its content.
public final class IdentityRows {
    private static final int PLACE_BITS = 24;

    private IdentityRows() {}

    /// Writes the identities of new entries, about in their own order: neighbours in the index are then written one
    /// after the other, and each of its pages is looked for once.
    ///
    /// @return false when one of them is known already; the transaction can only be rolled back then
    public static boolean add(Connection transaction, List<NewEntry> entries) throws SQLException {
        BinaryCopy copy = new BinaryCopy(
                transaction, "COPY identities (identity, content, entry_index) FROM STDIN (FORMAT binary)");
        try {
            for (int place : sorted(entries)) {
                entries.get(place).copyIdentityTo(copy);
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

    /// The places of these entries by the beginnings of their identities, as far as those fit beside the place.
    private static int[] sorted(List<NewEntry> entries) {
        if (entries.size() > 1 << PLACE_BITS) {
            throw new IllegalArgumentException("a batch of that size has no places: " + entries.size());
        }
        long[] keys = new long[entries.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = entries.get(i).fact().identity().prefix() << PLACE_BITS | i;
        }
        Arrays.sort(keys);
        int[] places = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            places[i] = (int) keys[i] & ((1 << PLACE_BITS) - 1);
        }
        return places;
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
